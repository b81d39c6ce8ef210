/** `npm run cite find`: searches the library. */

import { stdout } from 'node:process'

import { createColors } from 'picocolors'

import { fileName } from '../../integrity/reporters/file-name.ts'
import { findSources, shortCitation } from '../../library/find.ts'
import { libraryOf, type LibrarySource } from '../../library/library.ts'
import { readPublication } from '../../publication/read.ts'
import { validatePublication } from '../../publication/validate.ts'
import { isColored } from '../../shared/stream.ts'
import { UsageError } from '../failure.ts'
import { failed } from '../stage.ts'
import { openContentDirectory } from './context.ts'
import { positionalsOf } from './positionals.ts'

/** What `npm run cite find -- --help` prints. */
export const help = `npm run cite find <words> searches the library for sources.

  npm run cite find guyatt 2008
  npm run cite find "quality of evidence"
  npm run cite find 10.1136/bmj.39489.470347.AD

A source is found if every word occurs in its key, its names, its title, its year or an identifier. Letter
case and diacritics do not count. Each line has the key, a short citation and the file.

  --help    prints this text

The exit code is 0 if a source was found, 1 if none was, and 2 if an argument is invalid.
`

/**
 * Prints the sources that match the words.
 *
 * @returns the exit code: 1 if there is none
 * @throws UsageError if an argument is invalid
 */
export function run(args: readonly string[]): Promise<number> {
  const words = positionalsOf(args)
  if (words.every((word) => word.trim() === '')) {
    throw new UsageError('Specify what to find: npm run cite find guyatt 2008')
  }
  const publication = readPublication(openContentDirectory())
  const { sources } = libraryOf(publication, validatePublication(publication).validated)
  const found = findSources(sources.values(), words)
  if (found.length === 0) {
    failed(`No source of the library contains ${words.map((word) => `\`${word}\``).join(' and ')}.`)
    return Promise.resolve(1)
  }
  stdout.write(listOfSources(found))
  return Promise.resolve(0)
}

/**
 * Lists sources with their key, a short citation and their file.
 *
 * @param note returns a remark about a source, if there is one
 */
export function listOfSources(
  sources: readonly LibrarySource[],
  note: (source: LibrarySource) => string = () => '',
): string {
  const paint = createColors(isColored(stdout))
  const width = Math.min(30, Math.max(...sources.map(({ key }) => key.length)))
  return sources
    .map((source) => {
      const { key, record, work } = source
      const { file, line } = record.place
      const isAlone = record.format === 'yaml'
      const place = `${fileName(process.cwd(), file)}${isAlone ? '' : `:${line}`}`
      const citation = printable(shortCitation(work))
      return `${paint.bold(key.padEnd(width))}  ${citation}${note(source)}  ${paint.dim(place)}\n`
    })
    .join('')
}

function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
