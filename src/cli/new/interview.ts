/** The questions about a new file at the terminal. A bad answer is asked for again, and all others are kept. */

import { basename } from 'node:path'
import { stderr } from 'node:process'

import type { Kind, NewFile } from './kind.ts'
import { type Answers, type Creatable, type Question, readAnswer } from './questions.ts'
import type { Choice } from './choices.ts'
import type { Session, Verdict } from './session.ts'

import { reportToTerminal } from '../../integrity/reporters/terminal.ts'
import { createUrls } from '../../shared/urls.ts'
import { isColored } from '../../shared/stream.ts'
import { askAppearances } from './ask-appearances.ts'
import { askAuthors, askEvidence } from './ask-sources.ts'
import { newKinds } from './kinds.ts'
import { typedNameProblem } from './name.ts'
import {
  askLongText,
  askRecord,
  askRecords,
  askText,
  askWord,
  type ChoicePrompt,
} from '../prompts.ts'

/** What is known before the first question. */
export interface Known {
  answers: ReadonlyMap<string, readonly string[]>
  /** Why a given answer cannot be used, by field. It can be corrected. */
  problems: ReadonlyMap<string, { typed: string; problem: string }>
  /** The name of the file, if the author gave one. */
  id?: string | undefined
  /** Whether only the questions that need an answer are asked. */
  isBrief?: boolean
}

/** The name of a closed list whose words are few enough to be shown at once. */
const fewWords = 8

/**
 * Asks about a new file and adds it to the session. Nothing is written.
 *
 * @throws an `ExitPromptError` if the author cancels
 */
export async function interview(kind: Kind, known: Known, session: Session): Promise<Choice> {
  const answers = new Map(known.answers)
  for (const question of kind.questions(session)) {
    const { field, required, optionOnly, isAsked } = question
    const wrong = known.problems.get(field)
    if (answers.has(field) && !wrong) continue
    if (!wrong && (optionOnly || (known.isBrief && !required))) continue
    if (!wrong && isAsked?.(answers) === false) continue
    if (wrong) stderr.write(`✗ ${wrong.problem}\n`)
    await askAgain(question, answers, session, wrong?.typed)
  }
  let id = known.id
  if (id === undefined || typedNameProblem(id, kind, answers, session) !== undefined)
    id = await askName(kind, answers, session, id)
  for (;;) {
    const file = fileOf(kind, id, answers, session)
    const verdict = session.check(file)
    if (verdict.errors.length === 0) return session.add(kind, id, answers)
    id = await correct({ kind, id, answers, session, file, verdict })
  }
}

function fileOf(kind: Kind, id: string, answers: Answers, session: Session): NewFile {
  return { path: kind.pathOf(id, answers), text: kind.write(answers, session) }
}

/** Asks one question and keeps the answer. The earlier answer can be edited. */
async function askAgain(
  question: Question,
  answers: Map<string, readonly string[]>,
  session: Session,
  typed?: string,
): Promise<void> {
  const { field, many } = question
  const earlier = answers.get(field)
  const before = typed === undefined ? earlier : [...(many ? (earlier ?? []) : []), typed]
  const given = (await answerTo(question, { answers, session }, before)).filter(
    (answer) => answer !== '',
  )
  if (given.length > 0) answers.set(field, given)
  else answers.delete(field)
}

async function answerTo(
  question: Question,
  { answers: given, session }: { answers: Answers; session: Session },
  before: readonly string[] | undefined,
): Promise<readonly string[]> {
  const { about, required, many, long, choices, creates, form, initial } = question
  const message = `${about.replace(/\.$/, '')}${required ? '' : ' (optional)'}:`
  if (form === 'evidence') return askEvidence(message, session, create)
  if (form === 'appearances') return askAppearances(message, { answers: given, session, create })
  if (form === 'authors') return askAuthors(question, message, before)
  if (choices) {
    const isShort = choices.length <= fewWords && !many && !creates && required
    if (isShort) return [await askWord(message, choices, before?.[0] ?? initial)]
    const prompt = choicePrompt(question, message, session)
    if (many) return askRecords(prompt, before)
    return [(await askRecord(prompt, before?.[0] ?? initial)) ?? '']
  }
  const problemOf = (typed: string) => {
    const reading = readAnswer(question, typed)
    return 'problem' in reading ? reading.problem : undefined
  }
  const prompt = { message, longest: question.longest, problemOf }
  if (long) return [await askLongText({ ...prompt, initial: before?.[0] ?? initial })]
  if (!many)
    return [valueOf(question, await askText({ ...prompt, initial: before?.[0] ?? initial }))]
  const answers: string[] = []
  const rest = [...(before ?? [])]
  for (;;) {
    const next = answers.length === 0 ? message : 'Another? (empty: no)'
    const isNeeded = required && answers.length === 0
    const typed = await askText({
      message: next,
      initial: rest.shift(),
      problemOf: (text) => (text.trim() === '' && !isNeeded ? undefined : problemOf(text)),
    })
    if (typed === '') return answers
    answers.push(valueOf(question, typed))
  }
}

/** Returns an answer that has passed its check, as the file will contain it. */
function valueOf(question: Question, typed: string): string {
  const reading = readAnswer(question, typed)
  return 'value' in reading ? reading.value : typed
}

function choicePrompt(
  { choices = [], creates, required, field }: Question,
  message: string,
  session: Session,
): ChoicePrompt {
  if (creates === undefined) return { message, required, choices: () => choices }
  // A claim needs a rating, and a scale is not made on the way to an article.
  const canCreate = creates !== 'claim' || session.choices.ratings.length > 0
  const list = {
    claim: 'claims',
    claimant: 'claimants',
    person: 'people',
    topic: 'topics',
    reference: 'sources',
  } as const
  return {
    message,
    required,
    choices: () => session.choices[list[creates]],
    noun: field === 'authors' ? 'author' : creates,
    ...(canCreate && { create: (typed: string) => create(creates, typed, session) }),
  }
}

/** Asks about a record that is needed for another file. What was typed so far is the first answer, which can be edited. */
async function create(name: Creatable, typed: string, session: Session): Promise<Choice> {
  const kind = newKinds[name]
  const [first] = kind.questions(session)
  stderr.write(`  A new ${name}:\n`)
  const answers = new Map<string, readonly string[]>()
  if (first) await askAgain(first, answers, session, typed === '' ? undefined : typed)
  const choice = await interview(kind, { answers, problems: new Map() }, session)
  stderr.write(`  “${choice.name}” will be written together with the other file.\n`)
  return choice
}

/** Shows the name that the file would get, and lets the author change it. */
async function askName(
  kind: Kind,
  answers: Answers,
  session: Session,
  before?: string,
): Promise<string> {
  return askText({
    message: nameMessage(kind, answers, session),
    initial: before ?? kind.propose(answers, session),
    problemOf: (typed) => typedNameProblem(typed.trim(), kind, answers, session),
  })
}

function nameMessage(kind: Kind, answers: Answers, { validated }: Session): string {
  if (kind.nameIs === 'key') return 'Citation key: @'
  const folder = kind.pathOf('', answers).replace(/[^/]*$/, '')
  if (kind.nameIs === 'name' || !validated.site) return `Name of the file: ${folder}`
  const address = createUrls(validated.site.url).absolute({ to: 'home' })
  return `Address: ${address}${kind.collection === 'pages' ? '' : folder}`
}

/** Shows what is wrong with a file, and asks again for what its author chooses. */
async function correct(of: {
  kind: Kind
  id: string
  answers: Map<string, readonly string[]>
  session: Session
  file: NewFile
  verdict: Verdict
}): Promise<string> {
  const { kind, id, answers, session, file, verdict } = of
  const { errors, sources } = verdict
  const color = isColored(stderr)
  stderr.write(`\n${reportToTerminal(errors, { directory: process.cwd(), sources, color })}\n`)
  const questions = kind
    .questions(session)
    .filter((question) => !question.optionOnly || answers.has(question.field))
  const name = '\0name'
  const field = await askWord(
    'The file would have this error, so it is not written yet. What do you want to change?',
    [
      ...questions.map(({ field: value, about }) => ({ value, name: value, more: about })),
      { value: name, name: kind.nameIs === 'key' ? 'the citation key' : 'the name of the file' },
    ],
    fieldOf(file.text, errors[0]?.place.line, questions),
  )
  const question = questions.find((each) => each.field === field)
  if (!question) return askName(kind, answers, session, basename(id) === '' ? undefined : id)
  await askAgain(question, answers, session)
  return id
}

/** Returns the question about the field in a line of a file: the nearest field above it that starts a line. */
function fieldOf(
  text: string,
  line: number | undefined,
  questions: readonly Question[],
): string | undefined {
  const above = text.split('\n').slice(0, line).reverse()
  for (const each of above) {
    const [, field] = /^([\w-]+):/.exec(each) ?? []
    if (field !== undefined)
      return questions.some((question) => question.field === field) ? field : undefined
  }
  return undefined
}
