/** The messages about errors that no rule of the check reports. */

import { stderr, stdout } from 'node:process'

import { shownPath } from './output-folder.ts'
import { failed } from './stage.ts'

/** The message about each error of the operating system, by its code and path. */
const systemErrors: Record<string, (path: string | undefined) => string> = {
  EACCES: (path) =>
    `${subject(path)} is not accessible: the operating system denied permission. Check its owner and access rights.`,
  EDQUOT: (path) =>
    `There is no space left in your quota${holding(path)}. Free some space, and run the command again.`,
  ELOOP: (path) =>
    `${subject(path)} is a symbolic link that points back to itself. Correct the link.`,
  EMFILE: () =>
    'Too many files are open on this machine. Close other programs, and run the command again.',
  ENAMETOOLONG: (path) => `${subject(path)} has a name that is too long. Shorten it.`,
  ENOENT: (path) => `${subject(path)} does not exist. Check the path.`,
  ENOSPC: (path) =>
    `There is no space left on the disk${holding(path)}. Free some space, and run the command again.`,
  ENOTDIR: (path) => `${subject(path)} contains a file where a folder should be. Correct the path.`,
  EROFS: (path) => `${subject(path)} is on a read-only file system. Choose a writable folder.`,
}
systemErrors['EPERM'] = systemErrors['EACCES'] as (path: string | undefined) => string
systemErrors['ENFILE'] = systemErrors['EMFILE'] as () => string

function subject(path: string | undefined): string {
  return path === undefined ? 'A file' : `\`${shownPath(path)}\``
}

function holding(path: string | undefined): string {
  return path === undefined ? '' : ` for \`${shownPath(path)}\``
}

/**
 * Describes an error and, if known, its fix.
 *
 * @param error the thrown value; if one of its causes is an error of the operating system, that one is described
 * @returns sentences, with the stack trace below them if `DEBUG` is set
 */
export function describeFailure(
  error: unknown,
  environment: Record<string, string | undefined> = process.env,
): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const system = systemErrorOf(error)
  const described = system ? systemErrors[system.code]?.(system.path) : undefined
  const text = described ?? (message || 'Something went wrong.')
  if (environment['DEBUG']) return `${text}\n${stack ?? message}`
  // Some libraries put the stack of another error into their message.
  return text.replaceAll(/\n *at .*(?=\n|$)/g, '').trim()
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

/** Errors of the place to which a file is copied, not of the file itself. */
const ofDestination = new Set(['EDQUOT', 'ENOSPC', 'EROFS'])

/** Returns the code in a message of Node, or of a library that is not written in JavaScript. */
function codeIn(message: string): string | undefined {
  if (/No space left on device/i.test(message)) return 'ENOSPC'
  return /^(E[A-Z]+): /.exec(message)?.[1]
}

/** An invalid argument. The message says what to write. */
export class UsageError extends Error {}

function isMistyped(error: unknown): boolean {
  if (error instanceof UsageError) return true
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')
}

/**
 * From now on, prints every uncaught error of this process as a message, not as a stack trace, and ends the process
 * with the exit code 1, or 2 if the arguments are wrong.
 */
export function reportFailures(): void {
  const report = (error: unknown) => process.exit(reported(error))
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
  for (const stream of [stdout, stderr]) stream.on('error', allowUnread)
}

/**
 * Runs a command and reports its failures.
 *
 * @param work runs the command and returns its exit code
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

/** Ignores that the reader of the output stopped reading, as `head` does. */
function allowUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
