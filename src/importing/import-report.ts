/** Reports what an import made, and what a person must look at. */

import { counted } from '../shared/counted.ts'
import type { OldBlog } from './old-post.ts'
import type { ImportPlan } from './plan.ts'

/** How many files of an import were written, were there already, or are there with other contents. */
export interface ImportOutcome {
  written: number
  unchanged: number
  /** Paths below the content. */
  conflicts: readonly string[]
}

/**
 * Writes the report as text for a terminal.
 *
 * @param shown writes a path below the content as it is shown
 */
export function describeImport(
  plan: ImportPlan,
  blog: OldBlog,
  { conflicts }: ImportOutcome,
  shown: (path: string) => string,
): string {
  const parts = [
    block(
      'Look at these places:',
      plan.articles.flatMap(({ post, path, notes }) =>
        notes.map(
          ({ line, message }) =>
            `${shown(path)} (${post.file}${line === undefined ? '' : `:${line}`}): ${message}`,
        ),
      ),
    ),
    block(
      'Left out:',
      blog.leftOut.map(({ file, reason }) => `${file}: ${reason}.`),
    ),
    block(
      'Old addresses that cannot be kept: another text has the same, or no server can be asked for them:',
      plan.unkept.map(({ from, to }) => `${from} ${to}`),
    ),
    plan.unknownDois.length === 0
      ? ''
      : `${counted(plan.unknownDois.length, 'work')} that the texts refer to ${plan.unknownDois.length === 1 ? 'is' : 'are'} not in the library. To have lists of references turned into\ncitations, add them before the import:\n\n  npm run cite -- add ${plan.unknownDois.map(quoteArgument).join(' ')}`,
    block(
      'Not overwritten, because these files exist with other contents:',
      conflicts.map((path) => shown(path)),
    ),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function block(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, '', ...lines.map((line) => `  ${line}`)].join('\n')
}

/** Quotes an argument for a shell (POSIX, "Quoting"). */
function quoteArgument(argument: string): string {
  return /^[\w./:-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`
}
