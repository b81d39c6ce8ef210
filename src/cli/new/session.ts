/** The publication that gets new files, and the files that are about to be written into it. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

import type { Issue } from '../../integrity/issue.ts'
import type { SourcePublication } from '../../publication/source.ts'
import type { ValidatedPublication } from '../../publication/validated.ts'
import type { ChoiceList, Kind, Context, NewFile } from './kind.ts'
import type { Answers } from './questions.ts'

import { checkPublication } from '../../integrity/check.ts'
import { comparableKey, takenKeys } from '../../library/key.ts'
import { writeTogether } from '../../library/write-files.ts'
import { readPublication } from '../../publication/read.ts'
import { today } from '../../shared/dates.ts'
import { maybe } from './answers.ts'
import {
  type Choice,
  claimantChoices,
  ratingChoices,
  recordChoices,
  sourceChoices,
  sourceName,
  type WrittenAt,
  explainerChoices,
} from './choices.ts'

/** What is wrong with the publication once some files are in it. */
export interface Verdict {
  /** The errors that these files cause. */
  errors: Issue[]
  /** The texts of all files, for quoting. */
  sources: SourcePublication['sources']
}

/** The publication while new files are made for it. Nothing is written before `write`. */
export class Session implements Context {
  readonly contentDir: string
  readonly today = today()
  readonly validated: ValidatedPublication
  readonly language: string
  readonly choices: Record<ChoiceList, Choice[]>
  readonly keys: Set<string>
  readonly #before: ReadonlySet<string>
  /** The files to be written, by their path within the content folder. */
  readonly #files = new Map<string, string>()
  readonly #withEvidence: Set<string>

  /**
   * Reads and checks the publication.
   *
   * @param contentDir absolute path of an existing folder
   */
  constructor(contentDir: string) {
    this.contentDir = contentDir
    const { issues, validated } = checkPublication(readPublication(contentDir), {
      today: this.today,
    })
    this.validated = validated
    this.language = validated.site?.language ?? 'en'
    this.keys = takenKeys(validated.keys)
    this.#before = new Set(issues.map(identityOf))
    this.#withEvidence = new Set(
      [...validated.claims].flatMap(([id, { data }]) => (data?.evidence.length ? [id] : [])),
    )
    this.choices = {
      claimants: claimantChoices(validated, writtenAt),
      claims: recordChoices('claims', validated, writtenAt),
      explainers: explainerChoices(validated),
      people: recordChoices('people', validated, writtenAt),
      topics: recordChoices('topics', validated, writtenAt),
      ratings: ratingChoices(validated),
      sources: sourceChoices(validated, writtenAt),
    }
  }

  hasEvidence = (claim: string): boolean => this.#withEvidence.has(claim)

  exists = (path: string): boolean =>
    this.#files.has(path) || existsSync(join(this.contentDir, path))

  /** Adds a file that will be written with the others. Its record is the first that can be chosen. */
  add(kind: Kind, id: string, answers: Answers): Choice {
    this.#files.set(kind.pathOf(id, answers), kind.write(answers, this))
    const choice = { value: id, name: nameOf(answers, id), more: id }
    const { collection } = kind
    if (isChosen(collection)) this.choices[collection].unshift(choice)
    if (collection === 'references' || collection === 'searches') {
      this.choices.sources.unshift(choice)
      this.keys.add(comparableKey(id))
    }
    if (collection === 'claims' && answers.has('evidence')) this.#withEvidence.add(id)
    return choice
  }

  /** Checks the publication as it will be with the files that were added and another one. */
  check({ path, text }: NewFile): Verdict {
    const files = new Map(this.#files).set(path, text)
    const unsaved = new Map(
      Array.from(files, ([name, written]) => [join(this.contentDir, name), Buffer.from(written)]),
    )
    const publication = readPublication(this.contentDir, undefined, undefined, undefined, unsaved)
    const { issues } = checkPublication(publication, { today: this.today })
    return {
      errors: issues.filter(
        (issue) => issue.severity === 'error' && !this.#before.has(identityOf(issue)),
      ),
      sources: publication.sources,
    }
  }

  /**
   * Writes all files, or none of them.
   *
   * @returns their absolute paths, in the order in which they were added
   * @throws if one of them exists by now
   */
  write(): string[] {
    const changes = Array.from(this.#files, ([path, text]) => ({
      file: join(this.contentDir, path),
      text,
    }))
    const existing = changes.find(({ file }) => existsSync(file))
    if (existing)
      throw new Error(`${existing.file} has been created meanwhile. Nothing was written.`)
    writeTogether(changes)
    return changes.map(({ file }) => file)
  }
}

/** The collections whose records have a list of their own. */
const chosen = ['claimants', 'claims', 'people', 'topics'] as const

function isChosen(collection: string): collection is (typeof chosen)[number] {
  return chosen.some((each) => each === collection)
}

const writtenAt: WrittenAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

function nameOf(answers: Answers, id: string): string {
  const title = maybe(answers, 'title')
  if (title !== undefined) return sourceName({ title })
  return maybe(answers, 'statement') ?? maybe(answers, 'name') ?? id
}

function identityOf({ rule, place: { file, line, column }, message }: Issue): string {
  return [rule, file, line, column, message].join(' ')
}
