/** `npm run cite rename`: changes a key everywhere. */

import { stdout } from 'node:process'

import type { Issue } from '../../integrity/issue.ts'
import type { FileReadings } from '../../publication/readings.ts'

import { checkTexts } from '../../integrity/check.ts'
import { fileName } from '../../integrity/reporters/file-name.ts'
import { reportToTerminal } from '../../integrity/reporters/terminal.ts'
import { planRename, type RenamePlan } from '../../library/rename/plan.ts'
import { writeTogether } from '../../library/write-files.ts'
import { counted } from '../../shared/counted.ts'
import { isColored } from '../../shared/stream.ts'
import { UsageError } from '../failure.ts'
import { stage } from '../stage.ts'
import { openContentDirectory, readContext } from './context.ts'
import { positionalsOf } from './positionals.ts'

/** What `npm run cite rename -- --help` prints. */
export const help = `npm run cite rename <key> <new key> changes the key of a source in every file.

  npm run cite rename guyatt2008 guyatt2008grade

It renames the file of the reference or search, or changes the entry in its .bib or .json file, and changes
every citation: in texts, in \`nocite\`, in components, in the evidence of claims, in charts, in the notices
about other sources, and links to the page of the source. Either all files are changed or none.

  --help    prints this text

The address of the page of the source changes with its key. The exit code is 0 if the key was changed, 1 if
not, and 2 if an argument is invalid.
`

/**
 * Changes a key.
 *
 * @returns the exit code
 * @throws UsageError if an argument is invalid
 */
export async function run(args: readonly string[]): Promise<number> {
  const [from, to, extra] = positionalsOf(args).map((key) => key.replace(/^@/, ''))
  if (from === undefined || to === undefined) {
    throw new UsageError(
      'Specify the key and the new key: npm run cite rename guyatt2008 guyatt2008grade',
    )
  }
  if (extra !== undefined) throw new UsageError(`There is a third key, \`${extra}\`. Remove it.`)
  const contentDir = openContentDirectory()
  const { plan, errors, sources } = await stage(
    'Rename',
    (onProgress) => {
      const readings: FileReadings = new Map()
      const { context, problems } = readContext(contentDir, onProgress, readings)
      const plan = planRename(context, { from, to })
      const before = checkTexts(context, problems)
      const after = readContext(contentDir, onProgress, readings, plan.changes)
      const issues = checkTexts(after.context, after.problems)
      const errors = newErrors(before, issues, { from, to })
      if (errors.length === 0) writeTogether(plan.changes)
      return { plan, errors, sources: after.context.publication.sources }
    },
    ({ plan, errors }) => ({
      summary:
        errors.length > 0
          ? 'nothing was changed, because the check would find errors'
          : `\`${from}\` is now \`${to}\`, ${counted(writtenIn(plan), 'file')} changed`,
      sound: errors.length === 0,
    }),
  )
  if (errors.length > 0) {
    const options = { directory: process.cwd(), sources, color: isColored(stdout) }
    stdout.write(`\n${reportToTerminal(errors, options)}`)
    return 1
  }
  stdout.write(describeRename(plan))
  return 0
}

/** Counts the files that are written. */
function writtenIn({ changes }: RenamePlan): number {
  return changes.filter(({ text }) => text !== undefined).length
}

/** Returns the errors that were not there before, wherever they are in their file. */
function newErrors(
  before: readonly Issue[],
  after: readonly Issue[],
  { from, to }: { from: string; to: string },
): Issue[] {
  const nameOf = ({ rule, message }: Issue) => `${rule} ${message.replaceAll(from, to)}`
  const known = Map.groupBy(before, nameOf)
  return after.filter((issue) => {
    if (issue.severity !== 'error') return false
    return known.get(nameOf(issue))?.pop() === undefined
  })
}

function describeRename({ places, moved, addresses, unchanged }: RenamePlan): string {
  const name = (file: string) => fileName(process.cwd(), file)
  const lines = [
    ...(moved ? [`  ${name(moved.from)} is now ${name(moved.to)}`] : []),
    ...[...places].map(
      ([file, count]) =>
        `  ${name(file === moved?.from ? moved.to : file)}: ${counted(count, 'place')}`,
    ),
    '',
    `The address of its page changes from ${addresses.from} to ${addresses.to}. If other sites link to the old one, redirect it at your host.`,
    ...unchanged.map(
      ({ place, raw }) =>
        `${name(place.file)}:${place.line}:${place.column} is not changed, because \`${raw}\` is not a citation.`,
    ),
  ]
  return `${lines.join('\n')}\n`
}
