/** The questions at the terminal about the authors of a source, and about the studies of a claim. */

import { stderr } from 'node:process'

import { findings } from '../../claims/scales.ts'
import { findingWords } from '../../claims/words.ts'
import { wholeName } from '../../references/names.ts'
import { askRecord, askText, askWhether, askWord } from '../prompts.ts'
import { wordChoices } from './choices.ts'
import { readParticipants, studyAsAnswer } from './claim.ts'
import type { CreateRecord } from './kind.ts'
import { problemOfOptional, type Question, readAnswer } from './questions.ts'
import { authorsIn } from './reference.ts'
import type { Session } from './session.ts'

/** Asks for the authors of a source, and shows how a pasted list was read. */
export async function askAuthors(
  question: Question,
  message: string,
  before: readonly string[] | undefined,
): Promise<readonly string[]> {
  let typed = before?.join('; ')
  for (;;) {
    typed = await askText({
      message,
      initial: typed,
      problemOf: (text) => {
        const reading = readAnswer(question, text)
        return 'problem' in reading ? reading.problem : undefined
      },
    })
    if (typed === '') return []
    const names = authorsIn([typed]).map((name) =>
      name.family === undefined ? `${wholeName(name)} (organisation)` : wholeName(name),
    )
    if (await askWhether(`Read as: ${names.join(' · ')}. Is this right?`)) return [typed]
    stderr.write('  Separate the names with semicolons, as in `Smith, John; Doe, Anna`.\n')
  }
}

/** Asks for the studies of a claim: each source, what it found, and how many people took part. */
export async function askEvidence(
  message: string,
  session: Session,
  create: CreateRecord,
): Promise<string[]> {
  const studies: string[] = []
  for (;;) {
    const reference = await askRecord({
      message: studies.length === 0 ? message : `Another study? (${studies.length} so far)`,
      required: false,
      choices: () =>
        session.choices.sources.filter(
          ({ value }) => !studies.some((study) => study.startsWith(`${value}:`)),
        ),
      noun: 'reference',
      create: (typed) => create('reference', typed, session),
    })
    if (reference === undefined) return studies
    const finding = await askWord(
      'What does it say about the claim?',
      wordChoices(findings, findingWords),
    )
    const participants = await askText({
      message: 'How many people took part? (optional)',
      problemOf: (typed) => problemOfOptional(typed, readParticipants),
    })
    const number = participants === '' ? undefined : readParticipants(participants)
    studies.push(
      studyAsAnswer({
        reference,
        finding,
        ...(number && 'value' in number && { participants: Number(number.value) }),
      }),
    )
  }
}
