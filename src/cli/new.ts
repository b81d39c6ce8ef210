/** `npm run new`: writes the file of a new article, record or response, and asks for the values it needs. */

import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { stderr, stdin, stdout } from 'node:process'

import type { Issue } from '../integrity/issue.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import { type CalendarDate, today } from '../shared/dates.ts'
import {
  type Answers,
  type NewFile,
  type Question,
  type SkeletonName,
  skeletons,
} from './skeletons.ts'

import { checkPublication } from '../integrity/check.ts'
import { reportToTerminal } from '../integrity/reporters/terminal.ts'
import { fitsAddress } from '../integrity/record-name.ts'
import { formFields } from '../reading/issue-form.ts'
import { readPublication } from '../publication/read.ts'
import { createUrls } from '../shared/urls.ts'
import { askAtTerminal, isCancelled, type Ask } from './ask.ts'
import { projectDirectory, refusalOfContent, prepareEnvironment } from './environment.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import { help, helpFor, optionOf, readAnswers, readKind } from './new-options.ts'
import { readReceived, type ResponseContext } from './responses.ts'
import { isColored } from '../shared/stream.ts'

/** The definition of the form on GitHub. */
const form = join(projectDirectory, '.github/ISSUE_TEMPLATE/response.yml')

/** The reason why the file cannot be written, as its message. */
class NewError extends Error {}

/** The publication that gets the new file. */
interface Context {
  contentDir: string
  validated: ValidatedPublication
  issues: readonly Issue[]
  day: CalendarDate
  /** Asks at the terminal; absent if there is no terminal. */
  ask?: Ask
}

/** Does what the arguments ask for and returns the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const request = readKind(args)
  if (request.kind === 'help') {
    stdout.write(help)
    return 0
  }
  if (request.kind === 'mistake') throw new UsageError(request.message)
  await make(request.name, request.args).catch((error: unknown) => {
    throw isCancelled(error) ? new Error('Nothing was written.', { cause: error }) : error
  })
  return 0
}

async function make(name: SkeletonName, args: readonly string[]): Promise<void> {
  const context = openPublication()
  const { contentDir, validated, day } = context
  const { questions: ask, make: fill, next } = skeletons[name]
  const questions = ask(validated, day)
  const given = readAnswers(args, questions, name === 'response')
  if (given.kind === 'help') {
    stdout.write(helpFor(name, questions))
    return
  }
  if (given.kind === 'mistake') throw new UsageError(given.message)
  const received = name === 'response' ? await receive(given.file, context) : undefined
  const known = new Map([...(received ?? []), ...given.answers])
  const answers = await complete(known, questions, {
    command: `npm run new ${name}`,
    // A received response needs questions only about what is missing.
    withOptional: received === undefined,
    ...(context.ask ? { ask: context.ask } : {}),
  })
  const file = fill(answers, { today: day, claims: validated.claims }, given.id)
  const written = write(name === 'response' ? freeName(file, contentDir) : file, context)
  stdout.write(`${relative('', written)}\n\n${next}\n`)
}

function openPublication(): Context {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new NewError(refusal)
  const day = today()
  const result = checkPublication(readPublication(contentDir), { today: day })
  const isTerminal = stdin.isTTY && stdout.isTTY
  return { contentDir, day, ...result, ...(isTerminal ? { ask: askAtTerminal } : {}) }
}

/** Asks for the missing answers. Without a terminal, reports them instead. */
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
      throw new NewError(`There is no record to choose for \`${field}\` yet: ${question.about}`)
    }
    if (ask && (required || withOptional)) {
      const answer = await ask(question)
      if (answer.length > 0) answers.set(field, answer)
    } else if (initial !== undefined) answers.set(field, [initial])
    if (required && !answers.has(field)) missing.push(question.long ? 'text' : field)
  }
  if (missing.length > 0) {
    const options = missing.filter((field) => field !== 'text').map((each) => `--${optionOf(each)}`)
    const advice = options.length > 0 ? `Add ${options.join(', ')}` : 'The text is missing'
    throw new UsageError(`Nothing was written. ${advice}. For more, use \`${command} -- --help\`.`)
  }
  return answers
}

/** Reads what a reader sent, from a file or standard input. Returns nothing if the terminal asks for it instead. */
async function receive(
  file: string | undefined,
  { validated, day, ask }: Context,
): Promise<Map<string, string[]> | undefined> {
  if (file === undefined && ask) return undefined
  const bytes = file === undefined ? await readAll() : readGiven(file)
  const received = await readReceived(bytes, responseContext(validated, day))
  if ('refused' in received) throw new NewError(received.refused)
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
    throw new NewError(`\`${file}\` cannot be read: ${(error as Error).message}.`)
  }
}

function responseContext(
  { site, articles }: ValidatedPublication,
  day: CalendarDate,
): ResponseContext {
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

/** Numbers the second response that a reader sends on the same day. */
function freeName({ path, text }: NewFile, contentDir: string): NewFile {
  const [, stem = '', ending = ''] = /^(.*)(\.[a-z]+)$/s.exec(path) ?? []
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${stem}-${number}${ending}`
    if (!existsSync(join(contentDir, candidate))) return { path: candidate, text }
  }
}

/**
 * Writes a file, unless it exists, and removes it again if the check finds an error in it.
 *
 * @returns its absolute path
 */
function write({ path, text }: NewFile, { contentDir, issues, day }: Context): string {
  if (!fitsAddress(path.replace(/\.[a-z]+$/, '')))
    throw new UsageError(
      'The name of the file cannot be derived from this. Choose a name with --id.',
    )
  const file = join(contentDir, path)
  const made = mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new NewError(`${relative('', file)} already exists. Choose another name with --id.`)
  }
  const publication = readPublication(contentDir)
  const before = new Set(issues.map(identityOf))
  const errors = checkPublication(publication, { today: day }).issues.filter(
    (issue) => issue.severity === 'error' && !before.has(identityOf(issue)),
  )
  if (errors.length === 0) return file
  removeFile(file, made)
  const { sources } = publication
  const color = isColored(stderr)
  stderr.write(`\n${reportToTerminal(errors, { directory: process.cwd(), sources, color })}\n`)
  throw new NewError('Nothing was written.')
}

/** Removes a file, and the folders that were created for it if they are empty. */
function removeFile(file: string, made: string | undefined): void {
  rmSync(file)
  for (let folder = dirname(file); made && folder.startsWith(made); folder = dirname(folder)) {
    try {
      rmdirSync(folder)
    } catch {
      return
    }
  }
}

function identityOf({ rule, place: { file, line, column }, message }: Issue): string {
  return [rule, file, line, column, message].join(' ')
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => run(process.argv.slice(2)))
