/** What people are told of an error that no rule of the check foresees. */

import { stderr, stdout } from 'node:process'

import { shownPath } from './output-folder.ts'
import { failed } from './stage.ts'

/** What each error of the operating system means, by its code, for the path that it names. */
const systemErrors: Record<string, (path: string | undefined) => string> = {
  EACCES: (path) =>
    `${subject(path)} is not accessible: the operating system denies permission. Check who owns it and its access rights.`,
  EDQUOT: (path) =>
    `There is no space left in your quota${holding(path)}. Free some space, and run the command again.`,
  ELOOP: (path) => `${subject(path)} is a link that leads in a circle. Correct the link.`,
  EMFILE: () =>
    'Too many files are open on this machine. Close other programs, and run the command again.',
  ENAMETOOLONG: (path) => `${subject(path)} has too long a name. Shorten it.`,
  ENOENT: (path) => `${subject(path)} does not exist. Check the path.`,
  ENOSPC: (path) =>
    `There is no space left on the disk${holding(path)}. Free some space, and run the command again.`,
  ENOTDIR: (path) =>
    `${subject(path)} leads through a file as if it were a folder. Correct the path.`,
  EROFS: (path) =>
    `${subject(path)} is on a read-only file system. Choose a folder that can be written to.`,
}
systemErrors['EPERM'] = systemErrors['EACCES'] as (path: string | undefined) => string
systemErrors['ENFILE'] = systemErrors['EMFILE'] as () => string

function subject(path: string | undefined): string {
  return path === undefined ? 'A file' : `\`${shownPath(path)}\``
}

function holding(path: string | undefined): string {
  return path === undefined ? '' : ` that holds \`${shownPath(path)}\``
}

/**
 * Says what went wrong, and what to do where that is known.
 *
 * @param error whatever was thrown; of an error with causes, an error of the operating system among them counts
 * @returns sentences for people, with the stack of the error below them if `DEBUG` is set
 */
export function describeFailure(
  error: unknown,
  environment: Record<string, string | undefined> = process.env,
): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const system = systemErrorOf(error)
  const described = system ? systemErrors[system.code]?.(system.path) : undefined
  const said = described ?? (message || 'Something went wrong.')
  if (environment['DEBUG']) return `${said}\n${stack ?? message}`
  // Some libraries put the stack of another error into their message.
  return said.replaceAll(/\n *at .*(?=\n|$)/g, '').trim()
}

function systemErrorOf(error: unknown): { code: string; path: string | undefined } | undefined {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 10; depth += 1) {
    const { message, cause, path, code = codeIn(message) } = each as NodeJS.ErrnoException
    const { dest } = each as { dest?: string }
    if (code !== undefined && Object.hasOwn(systemErrors, code)) {
      return { code, path: ofDestination.has(code) ? (dest ?? path) : (path ?? dest) }
    }
    each = cause
  }
  return undefined
}

/** Errors that the place has where a file is copied to, not the one that it comes from. */
const ofDestination = new Set(['EDQUOT', 'ENOSPC', 'EROFS'])

/** The code in a message: of Node's own, or of a library that is not written in JavaScript. */
function codeIn(message: string): string | undefined {
  if (/No space left on device/i.test(message)) return 'ENOSPC'
  return /^(E[A-Z]+): /.exec(message)?.[1]
}

/** An argument that a command cannot use; the message says what to write. */
export class UsageError extends Error {}

/** What somebody typed is wrong. */
function isMistyped(error: unknown): boolean {
  if (error instanceof UsageError) return true
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')
}

/**
 * From now on, prints whatever this process throws, at once or later, as a message and not as a stack trace, and ends it
 * with the exit code 1, or 2 if the arguments are wrong.
 */
export function reportFailures(): void {
  const report = (error: unknown) => process.exit(reported(error))
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
  for (const stream of [stdout, stderr]) stream.on('error', allowUnread)
}

/**
 * Runs a command to its end and reports its failures.
 *
 * @param work does what the command is for and returns its exit code
 * @returns the exit code
 */
export async function exitCodeOf(work: () => number | Promise<number>): Promise<number> {
  reportFailures()
  try {
    return await work()
  } catch (error) {
    return reported(error)
  }
}

function reported(error: unknown): 1 | 2 {
  failed(describeFailure(error))
  return isMistyped(error) ? 2 : 1
}

/** Who reads the output may have seen enough and gone, as `head` does: no mistake of the command. */
function allowUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
