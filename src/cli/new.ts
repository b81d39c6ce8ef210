/** `npm run new`: writes the files of a new article, record, response or publication, and asks for the values it needs. */

import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stderr, stdin, stdout } from 'node:process'

import type { Kind } from './new/kind.ts'
import type { Question } from './new/questions.ts'

import { reportToTerminal } from '../integrity/reporters/terminal.ts'
import { aliasesOf } from '../publication/old-addresses.ts'
import { formFields } from '../reading/issue-form.ts'
import { isColored } from '../shared/stream.ts'
import { writeOldPath } from '../shared/old-path.ts'
import { createUrls } from '../shared/urls.ts'
import { projectDirectory, refusalOfContent, prepareEnvironment } from './environment.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import { interview } from './new/interview.ts'
import { type KindName, newKinds } from './new/kinds.ts'
import { makeMessages } from './new/messages.ts'
import { nameProblem } from './new/name.ts'
import { makePublication } from './new/publication.ts'
import { type Given, help, helpFor, readAnswers, readKind, whatIsWrong } from './new/options.ts'
import { isCancelled } from './prompts.ts'
import { Session } from './new/session.ts'
import { wordsInAll } from '../messages/words.ts'
import { readReceived, type ResponseContext } from './responses.ts'

/** The definition of the form on GitHub. */
const form = join(projectDirectory, '.github/ISSUE_TEMPLATE/response.yml')

/** The reason why the file cannot be written, as its message. */
class NewError extends Error {}

/** Does what the arguments ask for and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const request = readKind(args)
  if (request.kind === 'help') {
    stdout.write(help)
    return 0
  }
  if (request.kind === 'mistake') throw new UsageError(request.message)
  const { name, args: rest } = request
  const made =
    name === 'publication'
      ? makePublication(rest)
      : name === 'messages'
        ? makeMessages(rest)
        : make(name, rest)
  await made.catch((error: unknown) => {
    throw isCancelled(error) ? new Error('Nothing was written.', { cause: error }) : error
  })
  return 0
}

async function make(name: KindName, args: readonly string[]): Promise<void> {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new NewError(refusal)
  const session = new Session(contentDir)
  const kind: Kind = newKinds[name]
  const questions = kind.questions(session)
  const given = readAnswers(args, questions, { takesFile: name === 'response' })
  if (given.help) {
    stdout.write(helpFor(name, questions))
    return
  }
  const isTerminal = stdin.isTTY && stdout.isTTY
  const command = `npm run new ${name}`
  if (isTerminal && given.mistakes.length > 0)
    throw new UsageError(whatIsWrong(given, [], command) ?? '')
  const isReceived = name === 'response' && (await receive(given, session, isTerminal))
  refuseWithoutChoices(questions, given, isTerminal)
  if (isTerminal) await interview(kind, { ...given, isBrief: isReceived }, session)
  else makeWithoutAsking(kind, given, { questions, command, session })
  const [written = '', ...others] = session.write().toReversed()
  for (const file of [written, ...others]) stdout.write(`${relative('', file)}\n`)
  stdout.write(`\n${kind.next}\n`)
}

/** Stops if a record has to be chosen and there is none, and none can be created. */
function refuseWithoutChoices(
  questions: readonly Question[],
  { answers, problems }: Given,
  isTerminal: boolean,
): void {
  for (const { field, about, required, choices, creates } of questions) {
    const isGiven = answers.has(field) || problems.has(field)
    if (required && choices?.length === 0 && !isGiven && !(isTerminal && creates))
      throw new NewError(`There is no record to choose for \`${field}\` yet: ${about}`)
  }
}

/** Adds the file to the session from the given answers alone. */
function makeWithoutAsking(
  kind: Kind,
  given: Given,
  {
    questions,
    command,
    session,
  }: { questions: readonly Question[]; command: string; session: Session },
): void {
  const wrong = whatIsWrong(given, questions, command)
  if (wrong !== undefined) throw new UsageError(wrong)
  const answers = new Map(given.answers)
  for (const { field, initial } of questions)
    if (initial !== undefined && !answers.has(field)) answers.set(field, [initial])
  const id = given.id ?? kind.propose(answers, session)
  const problem = nameProblem(id, kind, answers, session)
  if (problem && 'invalid' in problem) throw new UsageError(problem.invalid)
  if (problem) throw new NewError(problem.taken)
  const file = { path: kind.pathOf(id, answers), text: kind.write(answers, session) }
  const { errors, sources } = session.check(file)
  if (errors.length > 0) {
    const color = isColored(stderr)
    stderr.write(`\n${reportToTerminal(errors, { directory: process.cwd(), sources, color })}\n`)
    throw new NewError('Nothing was written.')
  }
  session.add(kind, id, answers)
}

/**
 * Reads what a reader sent, from a file or standard input, as answers that are not given.
 *
 * @returns whether there was something; without it, the terminal asks
 */
async function receive(given: Given, session: Session, isTerminal: boolean): Promise<boolean> {
  const { file, answers } = given
  if (file === undefined && isTerminal) return false
  const bytes = file === undefined ? await readAll() : readGiven(file)
  const received = await readReceived(bytes, responseContext(session))
  if ('refused' in received) throw new NewError(received.refused)
  for (const [field, value] of Object.entries(received) as [string, string][])
    if (!answers.has(field)) answers.set(field, [value])
  return true
}

async function readAll(): Promise<Uint8Array> {
  if (stdin.isTTY) return new Uint8Array()
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

function readGiven(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new NewError(`\`${file}\` cannot be read: ${(error as Error).message}.`)
  }
}

function responseContext({ validated, today }: Session): ResponseContext {
  const { site, articles } = validated
  const urls = site && createUrls(site.url)
  const addresses = articles.map(({ record: { id } }): [string, string] => [
    urls?.absolute({ to: 'article', id }) ?? '',
    id,
  ])
  const oldAddresses = (site ? aliasesOf(validated, site.url) : []).flatMap(
    ({ old, record, target }): [string, string][] =>
      urls && target.to === 'article' && 'path' in old
        ? [[urls.origin + writeOldPath(old), record.id]]
        : [],
  )
  return {
    articles: new Map([...oldAddresses, ...addresses]),
    form: existsSync(form) ? formFields(readFileSync(form, 'utf8')) : [],
    today,
    languages: wordsInAll(site?.messages),
  }
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => runCommand(process.argv.slice(2)))
