/** What a kind of file is that `npm run new` creates. */

import type { ValidatedPublication } from '../../publication/validated.ts'
import type { CalendarDate } from '../../shared/dates.ts'
import type { Choice } from './choices.ts'
import type { Answers, Collection, Creatable, Question } from './questions.ts'
import type { Session } from './session.ts'

/** A new file. */
export interface NewFile {
  /** The path within the content folder. */
  path: string
  text: string
}

/** The lists of records from which an author chooses. */
export type ChoiceList =
  | 'claimants'
  | 'claims'
  | 'explainers'
  | 'people'
  | 'ratings'
  | 'sources'
  | 'topics'

/** What the questions and the file depend on besides the answers. */
export interface Context {
  validated: ValidatedPublication
  today: CalendarDate
  /** The language of the publication, a BCP 47 tag. */
  language: string
  /** The records to choose from, with those that are about to be created. */
  choices: Readonly<Record<ChoiceList, readonly Choice[]>>
  /** Returns whether a claim has any evidence, also one that is about to be created. */
  hasEvidence: (claim: string) => boolean
  /** Returns whether there is a file, also one that is about to be created, by its path within the content folder. */
  exists: (path: string) => boolean
  /** The keys of all sources, as `takenKeys` returns them. */
  keys: ReadonlySet<string>
}

/** A kind of file that can be created. */
export interface Kind {
  collection: Collection
  /** What the name of its file is to authors. */
  nameIs: 'address' | 'key' | 'name'
  /** The questions. The first can be answered without naming its option. */
  questions: (context: Context) => Question[]
  /** Returns a name for the file without its extension; empty if the answers do not suggest one. */
  propose: (answers: Answers, context: Context) => string
  /** Returns the path of the file within the content folder. */
  pathOf: (id: string, answers: Answers) => string
  /** Returns the text of the file. */
  write: (answers: Answers, context: Context) => string
  /** The next steps, in sentences. */
  next: string
}

/** Creates a record that another file needs, from what an author typed so far. */
export type CreateRecord = (name: Creatable, typed: string, session: Session) => Promise<Choice>
