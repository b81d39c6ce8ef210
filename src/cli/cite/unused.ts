/** `npm run cite unused`: lists the sources that nothing published cites. */

import { stdout } from 'node:process'

import { areUsesKnown } from '../../integrity/unpublished.ts'
import { libraryOf } from '../../library/library.ts'
import { findUnused } from '../../library/unused.ts'
import { counted } from '../../shared/counted.ts'
import { UsageError } from '../failure.ts'
import { failed, stage } from '../stage.ts'
import { openContentDirectory, readContext } from './context.ts'
import { listOfSources } from './find.ts'
import { positionalsOf } from './positionals.ts'

/** What `npm run cite unused -- --help` prints. */
export const help = `npm run cite unused lists the sources that nothing published cites.

  npm run cite unused

A citation in a published text, \`nocite\`, the evidence of a claim, the source of a chart and the notice
about another source count. Background reading (\`background: true\`) counts as used. Sources that only
drafts cite are listed with a remark.

  --help    prints this text

The exit code is 0 if the list is complete, 1 if a text cannot be read, and 2 if an argument is invalid.
`

/**
 * Prints the list.
 *
 * @returns the exit code: 1 if it is unknown what is cited
 * @throws UsageError if an argument is invalid
 */
export async function run(args: readonly string[]): Promise<number> {
  const [extra] = positionalsOf(args)
  if (extra !== undefined) {
    throw new UsageError(`\`npm run cite unused\` has no argument: remove \`${extra}\`.`)
  }
  const contentDir = openContentDirectory()
  const { context, unused } = await stage(
    'Unused',
    (onProgress) => {
      const { context } = readContext(contentDir, onProgress)
      return { context, unused: findUnused(context) }
    },
    ({ unused }) =>
      unused === 'all-listed'
        ? 'a published article lists the whole library with `@*`, so every source is used'
        : `${counted(unused.length, 'source')} that nothing published cites`,
  )
  if (!areUsesKnown(context)) {
    failed(
      'A text or claim cannot be read, so it is unknown what it cites. Run `npm run check` and fix it first.',
    )
    return 1
  }
  if (unused === 'all-listed' || unused.length === 0) return 0
  const { sources } = libraryOf(context.publication, context)
  const drafts = new Set(unused.flatMap(({ key, isInDrafts }) => (isInDrafts ? [key] : [])))
  const listed = unused.flatMap(({ key }) => sources.get(key) ?? [])
  stdout.write(
    `\n${listOfSources(listed, ({ key }) => (drafts.has(key) ? ' (cited only in drafts)' : ''))}`,
  )
  return 0
}
