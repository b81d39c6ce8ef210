/** The publication that a verb of `npm run cite` works on, and its access to the network. */

import { relative } from 'node:path'
import { stderr } from 'node:process'

import type { Issue } from '../../integrity/issue.ts'
import type { SourcePublication } from '../../publication/source.ts'
import type { ValidatedPublication } from '../../publication/validated.ts'

import { checkPublication } from '../../integrity/check.ts'
import { reportToTerminal } from '../../integrity/reporters/terminal.ts'
import { isColored } from '../../shared/stream.ts'
import { libraryOf } from '../../library/library.ts'
import { type FileChange, writeTogether } from '../../library/write-files.ts'
import { validatePublication } from '../../publication/validate.ts'
import { readPublication } from '../../publication/read.ts'
import { type CalendarDate, today } from '../../shared/dates.ts'
import { prepareEnvironment, refusalOfContent } from '../environment.ts'

/** A publication as it was read. */
export interface Opened {
  contentDir: string
  publication: SourcePublication
  validated: ValidatedPublication
  day: CalendarDate
}

/**
 * Reads and validates the publication.
 *
 * @throws an error if there is no content
 */
export function openPublication(): Opened {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  const publication = readPublication(contentDir)
  const { validated } = validatePublication(publication)
  warnOfUnread(libraryOf(publication, validated).unread)
  return { contentDir, publication, validated, day: today() }
}

/** Warns of files whose sources are unknown, so that works in them would be taken for new. */
function warnOfUnread(files: readonly string[]): void {
  for (const file of files) {
    const path = relative('', file)
    stderr.write(
      `… ${path} cannot be read, so its sources are left out. Run \`npm run check\`, and correct it.\n`,
    )
  }
}

/**
 * Returns the errors that the check finds in the publication as it is now.
 *
 * @param unsaved the text of files that are not written yet, by absolute path
 */
export function currentErrors(
  { contentDir, day }: Opened,
  unsaved: ReadonlyMap<string, string> = new Map(),
): { errors: Issue[]; publication: SourcePublication } {
  const bytes = new Map(Array.from(unsaved, ([file, text]) => [file, Buffer.from(text)]))
  const publication = readPublication(contentDir, undefined, undefined, undefined, bytes)
  return { errors: errorsIn(publication, day), publication }
}

function errorsIn(publication: SourcePublication, day: CalendarDate): Issue[] {
  const { issues } = checkPublication(publication, { today: day })
  return issues.filter(({ severity }) => severity === 'error')
}

/**
 * Writes files, and reports the errors that the check finds because of them.
 *
 * @param advice what to do about these errors, as a sentence
 */
export function writeAndCheck(
  changes: readonly FileChange[],
  opened: Opened,
  advice: string,
): void {
  if (changes.length === 0) return
  const before = new Set(errorsIn(opened.publication, opened.day).map(identityOf))
  writeTogether(changes)
  const { errors, publication } = currentErrors(opened)
  const caused = errors.filter((error) => !before.has(identityOf(error)))
  if (caused.length === 0) return
  showErrors(caused, publication)
  stderr.write(`The check finds these errors because of the changes. ${advice}\n`)
}

/** Shows errors as the check does. */
export function showErrors(errors: readonly Issue[], { sources }: SourcePublication): void {
  const color = isColored(stderr)
  stderr.write(`\n${reportToTerminal(errors, { directory: process.cwd(), sources, color })}\n`)
}

/** Identifies an error without its place, because lines move when fields are added. */
function identityOf({ rule, place: { file }, message }: Issue): string {
  return [rule, file, message].join(' ')
}
