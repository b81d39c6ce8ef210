/** `npm run new`: writes the file of a new article, record or response, and asks for what it needs. */

import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { stderr, stdin, stdout } from 'node:process'

import type { Issue } from '../integrity/issue.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Answers, NewFile, Question, SkeletonName } from './skeletons.ts'

import { checkPublication } from '../integrity/check.ts'
import { reportToTerminal } from '../integrity/reporters/terminal.ts'
import { fits } from '../integrity/rules/name-fits-address.ts'
import { formFields } from '../reading/issue-form.ts'
import { readPublication } from '../publication/read.ts'
import { today } from '../shared/dates.ts'
import { createUrls } from '../shared/urls.ts'
import { askAtTerminal, isLeft, type Ask } from './ask.ts'
import { projectDirectory, refusalOfContent, settleEnvironment } from './environment.ts'
import { exitCodeOf } from './failure.ts'
import { help, helpFor, optionOf, readAnswers, readKind } from './new-options.ts'
import { readReceived, type Desk } from './responses.ts'
import { skeletons } from './skeletons.ts'
import { failed, isColored } from './stage.ts'

/** Where the form on GitHub is described. */
const form = join(projectDirectory, '.github/ISSUE_TEMPLATE/response.yml')

/** Something keeps the file from being made; the message says what. */
class NewError extends Error {
  readonly exitCode: 1 | 2
  constructor(message: string, exitCode: 1 | 2) {
    super(message)
    this.exitCode = exitCode
  }
}

/** What the command works on. */
interface Desktop {
  contentDir: string
  validated: ValidatedPublication
  issues: readonly Issue[]
  day: CalendarDate
  /** Asks at the terminal, where there is one. */
  ask?: Ask
}

/** Makes what the arguments ask for and returns the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const asked = readKind(args)
  if (asked.kind === 'help') {
    stdout.write(help)
    return 0
  }
  try {
    if (asked.kind === 'mistake') throw new NewError(asked.message, 2)
    await make(asked.name, asked.args)
    return 0
  } catch (error) {
    if (!(error instanceof NewError) && !isLeft(error)) throw error
    failed(error instanceof NewError ? error.message : 'Nothing was written.')
    return error instanceof NewError ? error.exitCode : 1
  }
}

async function make(name: SkeletonName, args: readonly string[]): Promise<void> {
  const desktop = openDesktop()
  const { contentDir, validated, day } = desktop
  const { questions: ask, make: fill, next } = skeletons[name]
  const questions = ask(validated, day)
  const typed = readAnswers(args, questions, name === 'response')
  if (typed.kind === 'help') {
    stdout.write(helpFor(name, questions))
    return
  }
  if (typed.kind === 'mistake') throw new NewError(typed.message, 2)
  const received = name === 'response' ? await receive(typed.file, desktop) : undefined
  const known = new Map([...(received ?? []), ...typed.answers])
  const answers = await complete(known, questions, {
    command: `npm run new ${name}`,
    // Of what a reader sent, only what is missing is asked for.
    withOptional: received === undefined,
    ...(desktop.ask ? { ask: desktop.ask } : {}),
  })
  const file = fill(answers, { today: day, claims: validated.claims }, typed.id)
  const written = write(name === 'response' ? freeName(file, contentDir) : file, desktop)
  stdout.write(`${relative('', written)}\n\n${next}\n`)
}

function openDesktop(): Desktop {
  const { contentDir } = settleEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new NewError(refusal, 1)
  const day = today()
  const result = checkPublication(readPublication(contentDir), { today: day })
  const isTerminal = stdin.isTTY && stdout.isTTY
  return { contentDir, day, ...result, ...(isTerminal ? { ask: askAtTerminal } : {}) }
}

/** Asks for what is not known yet, or says what is missing where nobody can be asked. */
async function complete(
  known: Answers,
  questions: readonly Question[],
  { ask, command, withOptional }: { ask?: Ask; command: string; withOptional: boolean },
): Promise<Answers> {
  const answers = new Map<string, readonly string[]>()
  const missing: string[] = []
  for (const question of questions) {
    const { field, required, initial, choices } = question
    const given = known.get(field)
    if (given) {
      answers.set(field, given)
      continue
    }
    if (required && choices?.length === 0) {
      throw new NewError(
        `There is nothing to choose from yet for \`${field}\`: ${question.about}`,
        1,
      )
    }
    if (ask && (required || withOptional)) {
      const answer = await ask(question)
      if (answer.length > 0) answers.set(field, answer)
    } else if (initial !== undefined) answers.set(field, [initial])
    if (required && !answers.has(field)) missing.push(question.long ? 'text' : field)
  }
  if (missing.length > 0) {
    const options = missing.filter((field) => field !== 'text').map((each) => `--${optionOf(each)}`)
    const said = options.length > 0 ? `Add ${options.join(', ')}` : 'The text is missing'
    throw new NewError(`Nothing was written. ${said}; ${command} -- --help tells more.`, 2)
  }
  return answers
}

/** Reads what a reader sent, from a file or from standard input; nothing where a terminal asks for it instead. */
async function receive(
  file: string | undefined,
  { validated, day, ask }: Desktop,
): Promise<Map<string, string[]> | undefined> {
  if (file === undefined && ask) return undefined
  const bytes = file === undefined ? await readAll() : readGiven(file)
  const received = await readReceived(bytes, deskOf(validated, day))
  if ('refused' in received) throw new NewError(received.refused, 1)
  return new Map(
    Object.entries(received).map(([field, value]: [string, string]) => [field, [value]]),
  )
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
    throw new NewError(`\`${file}\` cannot be read: ${(error as Error).message}.`, 1)
  }
}

function deskOf({ site, articles }: ValidatedPublication, day: CalendarDate): Desk {
  const urls = site && createUrls(site.url)
  const addresses = articles.flatMap(({ record: { id }, data }) =>
    [id, ...(data?.aliases ?? [])].map((name): [string, string] => [
      urls?.absolute({ to: 'article', id: name }) ?? '',
      id,
    ]),
  )
  return {
    articles: new Map(addresses),
    form: existsSync(form) ? formFields(readFileSync(form, 'utf8')) : [],
    today: day,
  }
}

/** Readers may write twice a day: the second response gets a number. */
function freeName({ path, text }: NewFile, contentDir: string): NewFile {
  const [, stem = '', ending = ''] = /^(.*)(\.[a-z]+)$/s.exec(path) ?? []
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${stem}-${number}${ending}`
    if (!existsSync(join(contentDir, candidate))) return { path: candidate, text }
  }
}

/**
 * Writes a file, unless one is there, and takes it away again if the check refuses it.
 *
 * @returns its absolute path
 */
function write({ path, text }: NewFile, { contentDir, issues, day }: Desktop): string {
  if (!fits(path.replace(/\.[a-z]+$/, ''))) {
    throw new NewError('No name for a file can be made of this. Choose one with --id.', 2)
  }
  const file = join(contentDir, path)
  const made = mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new NewError(`${relative('', file)} is there already. Choose another name with --id.`, 1)
  }
  const publication = readPublication(contentDir)
  const before = new Set(issues.map(told))
  const refused = checkPublication(publication, { today: day }).issues.filter(
    (issue) => issue.severity === 'error' && !before.has(told(issue)),
  )
  if (refused.length === 0) return file
  takeAway(file, made)
  const { sources } = publication
  const color = isColored(stderr)
  stderr.write(`\n${reportToTerminal(refused, { directory: process.cwd(), sources, color })}\n`)
  throw new NewError('Nothing was written.', 1)
}

/** Takes a file away, and the folders that were made for it where nothing else has come into them. */
function takeAway(file: string, made: string | undefined): void {
  rmSync(file)
  for (let folder = dirname(file); made && folder.startsWith(made); folder = dirname(folder)) {
    try {
      rmdirSync(folder)
    } catch {
      return
    }
  }
}

function told({ rule, place: { file, line, column }, message }: Issue): string {
  return [rule, file, line, column, message].join(' ')
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => run(process.argv.slice(2)))
