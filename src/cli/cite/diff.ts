/** Shows how a file changes. */

import { relative } from 'node:path'

import { createTwoFilesPatch } from 'diff'
import { createColors } from 'picocolors'

import { isColored, type Stream } from '../../shared/stream.ts'

/**
 * Describes a change as `git diff` does, with two lines around each part.
 *
 * @param file absolute path
 * @param stream where it is shown, which decides about colours
 * @returns an empty text if nothing changes
 */
export function showDiff(file: string, before: string, after: string, stream: Stream): string {
  if (before === after) return ''
  const path = relative('', file)
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: 2 })
  const paint = createColors(isColored(stream))
  return patch
    .replace(/^=+\n/, '')
    .split('\n')
    .map((line) => {
      if (/^(?:---|\+\+\+) /.test(line)) return paint.bold(line.replace(/\t$/, ''))
      if (line.startsWith('+')) return paint.green(line)
      return line.startsWith('-') ? paint.red(line) : line
    })
    .join('\n')
}
