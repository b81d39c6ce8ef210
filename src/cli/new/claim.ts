import type { Context, Kind } from './kind.ts'

import { findings } from '../../claims/scales.ts'
import { certaintyNames } from '../../claims/words.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestName, suggestion } from '../../shared/suggestion.ts'
import { list, maybe, one } from './answers.ts'
import {
  appearanceAsAnswer,
  type AppearanceContext,
  type NewAppearance,
  readAppearance,
} from './appearance.ts'
import { wordChoices } from './choices.ts'
import { yamlWithHints } from './file-text.ts'
import { type NewMedia, readMedia } from './media.ts'
import { outcomeExample } from './outcome-example.ts'
import {
  type Answers,
  ask,
  countReader,
  optional,
  optionOnly,
  type Reading,
  recordNamed,
} from './questions.ts'
import { shortName } from './short-name.ts'

/** One study of the evidence. */
export interface Study {
  reference: string
  finding: string
  participants?: number
}

export const readParticipants = countReader('summary')

/**
 * Reads a study as an option has it: `smith2020:supports` or `smith2020:supports:288`, with the participants. A key can
 * contain colons.
 *
 * @param keys the keys of all sources
 */
export function readStudy(typed: string, keys: readonly string[]): Study | { problem: string } {
  const parts = typed.split(':').map((part) => part.trim())
  const at = parts.findLastIndex((part) => findings.some((each) => each === part))
  const key = parts.slice(0, at).join(':').replace(/^@/, '').normalize('NFC')
  const [participants, ...more] = at === -1 ? [] : parts.slice(at + 1)
  if (at < 1 || key === '' || more.length > 0) {
    const near = suggestion(nearest(parts.at(-1) ?? '', findings))
    return {
      problem: `is not a study${near || '.'} Write a key, a colon and the finding (${findings.join(', ')}), such as \`smith2020:supports\`.`,
    }
  }
  if (!keys.includes(key)) {
    return {
      problem: `names \`${key}\`, which is not in the library${suggestName(key, keys) || '.'}`,
    }
  }
  const finding = parts[at] ?? ''
  if (participants === undefined) return { reference: key, finding }
  const number = readParticipants(participants)
  return 'problem' in number
    ? { problem: `has the participants \`${participants}\`, which ${number.problem}` }
    : { reference: key, finding, participants: Number(number.value) }
}

/** Writes a study as an answer, which `readStudy` reads. */
export function studyAsAnswer({ reference, finding, participants }: Study): string {
  return [reference, finding, ...(participants === undefined ? [] : [participants])].join(':')
}

function keysIn({ choices }: Context): string[] {
  return choices.sources.map(({ value }) => value)
}

function mediaIn(answer: string | undefined): NewMedia | undefined {
  const media = answer === undefined ? undefined : readMedia(answer)
  return media && !('problem' in media) ? media : undefined
}

/** Returns what places are read with. */
export function appearanceContext({
  today,
  choices: { claimants },
}: Pick<Context, 'today' | 'choices'>): AppearanceContext {
  return { today, claimants }
}

function appearancesIn(answers: Answers, context: Context): NewAppearance[] | undefined {
  return list(answers, 'appearances')?.flatMap((answer) => {
    const appearance = readAppearance(answer, appearanceContext(context))
    return 'problem' in appearance ? [] : [appearance]
  })
}

export const claim: Kind = {
  collection: 'claims',
  nameIs: 'address',
  questions: (context) => [
    ask('claims', 'statement'),
    ask('claims', 'rating', { choices: context.choices.ratings }),
    ask('claims', 'certainty', {
      choices: wordChoices(Object.keys(certaintyNames), certaintyNames),
    }),
    ask('claims', 'rationale'),
    ask('claims', 'certaintyReason', optionOnly),
    ask('claims', 'background', {
      ...optionOnly,
      many: true,
      choices: context.choices.explainers,
    }),
    ask('claims', 'media', {
      ...optionOnly,
      about:
        'The image, video or recording that makes the claim: its kind, a colon, what it is, a colon and the address at which it appeared.',
      read: (typed): Reading => {
        const media = readMedia(typed)
        return 'problem' in media ? media : { value: typed }
      },
    }),
    ask('claims', 'unknowns', { ...optionOnly, many: true, read: (value) => ({ value }) }),
    ask('claims', 'questions', { ...optionOnly, many: true, read: (value) => ({ value }) }),
    ask('claims', 'claimants', {
      ...optional,
      many: true,
      about: 'Who makes the claim: their names.',
      read: (value) => ({ value }),
    }),
    ask('claims', 'appearances', {
      ...optional,
      many: true,
      form: 'appearances',
      about:
        'The places in which the claim was made, each with its fields as in the file: where, url, archived, date, medium, claimant, quotation, language.',
      read: (typed): Reading => {
        const appearance = readAppearance(typed, appearanceContext(context))
        return 'problem' in appearance ? appearance : { value: appearanceAsAnswer(appearance) }
      },
    }),
    ask('claims', 'evidence', {
      ...optional,
      many: true,
      form: 'evidence',
      creates: 'reference',
      about: 'The studies on which the verdict is based: a citation key, a colon and the finding.',
      read: (typed): Reading => {
        const study = readStudy(typed, keysIn(context))
        return 'problem' in study ? study : { value: studyAsAnswer(study) }
      },
    }),
  ],
  propose: (answers, { language }) => shortName(one(answers, 'statement'), language),
  pathOf: (id) => `claims/${id}.yaml`,
  write(answers, context) {
    const studies = list(answers, 'evidence')?.flatMap((answer) => {
      const study = readStudy(answer, keysIn(context))
      return 'problem' in study ? [] : [study]
    })
    const yaml = yamlWithHints(
      'claims',
      {
        statement: one(answers, 'statement'),
        claimants: list(answers, 'claimants')?.map((name) => {
          const claimant = recordNamed(name, context.choices.claimants)
          return claimant === undefined ? { name } : { claimant }
        }),
        appearances: appearancesIn(answers, context),
        rating: one(answers, 'rating'),
        certainty: one(answers, 'certainty'),
        certaintyReason: maybe(answers, 'certaintyReason'),
        rationale: one(answers, 'rationale'),
        background: list(answers, 'background'),
        media: mediaIn(maybe(answers, 'media')),
        unknowns: list(answers, 'unknowns'),
        questions: list(answers, 'questions'),
        evidence: studies,
      },
      ['claimants', 'appearances', 'evidence', 'certaintyReason', 'unknowns', 'questions'],
    )
    const [study] = studies ?? []
    return study ? yaml + outcomeExample(study.reference) : yaml
  },
  next: 'Add where the claim was made, if it is missing, and the design (`designKind`) and the result of each study. Then add the claim to the `claims` of an article.',
}
