/** The questions at the terminal about the places in which a claim was made. */

import { mediumNames } from '../../claims/appearances/medium.ts'
import { askRecord, askText } from '../prompts.ts'
import { list } from './answers.ts'
import {
  appearanceAsAnswer,
  type AppearanceField,
  type NewAppearance,
  readAppearanceField,
} from './appearance.ts'
import { wordChoices } from './choices.ts'
import { appearanceContext } from './claim.ts'
import type { CreateRecord } from './kind.ts'
import { type Answers, problemOfOptional, recordNamed } from './questions.ts'
import type { Session } from './session.ts'

/** What the questions need. */
interface Asking {
  /** The answers so far, which contain the names of claimants. */
  answers: Answers
  session: Session
  create: CreateRecord
}

const claimantMessage = 'Who made the claim there? (optional)'

/** Asks for the places, one after the other, each as an answer that `readAppearance` reads. */
export async function askAppearances(message: string, asking: Asking): Promise<string[]> {
  const places: string[] = []
  for (;;) {
    const appearance = await askAppearance(
      places.length === 0 ? message : `Another place? (${places.length} so far, empty: no)`,
      asking,
    )
    if (!appearance) return places
    places.push(appearanceAsAnswer(appearance))
  }
}

async function askAppearance(message: string, asking: Asking): Promise<NewAppearance | undefined> {
  const place = await askText({ message, problemOf: (typed) => problemOfPlace(typed, asking) })
  if (place === '') return undefined
  const appearance: NewAppearance = isAddress(place) ? { url: place } : { where: place }
  const askField = async (field: AppearanceField, question: string) => {
    const value = await askPart(field, `${question} (optional)`, asking)
    if (value !== undefined) appearance[field] = value
  }
  if (isAddress(place))
    await askField('where', 'The place in words, such as the name of a programme:')
  else await askField('url', 'Its address:')
  if (appearance.url !== undefined) await askField('archived', 'The address of an archived copy:')
  await askField('date', 'When was the claim made there?')
  const medium = await askRecord({
    message: 'The kind of place: (optional)',
    required: false,
    choices: () => wordChoices(mediumNames),
  })
  if (medium !== undefined) appearance.medium = medium
  const claimant = await askClaimant(asking)
  if (claimant !== undefined) appearance.claimant = claimant
  await askField('quotation', 'The exact words, without quotation marks around them:')
  return appearance
}

function isAddress(typed: string): boolean {
  return /^https?:\/\/\S+$/i.test(typed)
}

function problemOfPlace(typed: string, asking: Asking): string | undefined {
  return isAddress(typed.trim()) ? problemOf('url', typed, asking) : undefined
}

function problemOf(field: AppearanceField, typed: string, { session }: Asking): string | undefined {
  return problemOfOptional(typed, (value) => read(field, value, session))
}

function read(field: AppearanceField, value: string, session: Session) {
  return readAppearanceField(field, value, appearanceContext(session))
}

async function askPart(
  field: AppearanceField,
  message: string,
  asking: Asking,
): Promise<string | undefined> {
  const typed = await askText({ message, problemOf: (text) => problemOf(field, text, asking) })
  if (typed === '') return undefined
  const reading = read(field, typed, asking.session)
  return 'value' in reading ? reading.value : typed
}

/** Asks for one of the claimants named before, or a record, which can be created. */
async function askClaimant({ answers, session, create }: Asking): Promise<string | undefined> {
  const { choices } = session
  const named = (list(answers, 'claimants') ?? []).filter(
    (name) => recordNamed(name, choices.claimants) === undefined,
  )
  return askRecord({
    message: claimantMessage,
    required: false,
    noun: 'claimant',
    choices: () => [...wordChoices(named), ...choices.claimants],
    create: (typed) => create('claimant', typed, session),
  })
}
