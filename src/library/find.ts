/** Searches the sources of a library. */

import anyAscii from 'any-ascii'

import type { Work } from '../references/same-work.ts'
import type { LibrarySource } from './library.ts'

import { cslNameVariables } from '../references/csl.ts'
import { withoutMarkup } from '../references/markup.ts'
import { wholeName } from '../references/names.ts'
import { shortNames, yearOf } from '../references/reference.ts'
import { isbn13, isbnsIn, plainDoi } from '../shared/identifiers.ts'

/**
 * Finds the sources in which every word occurs: in the key, a name, the title, the year or an identifier. Case and diacritics
 * do not count, and a DOI can be written as its address.
 *
 * @param words what was typed, each with any number of words
 * @returns in the order of keys
 */
export function findSources(
  sources: Iterable<LibrarySource>,
  words: readonly string[],
): LibrarySource[] {
  const wanted = words
    .flatMap((word) => word.split(/\s+/))
    .map((word) => plain(plainDoi(word.replace(/^@/, ''))))
    .filter((word) => word !== '')
  return [...sources]
    .filter((source) => {
      const text = searchedText(source)
      return wanted.every((word) => text.includes(word) || text.includes(word.replace(/-/g, '')))
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1))
}

/** Returns everything of a source that is searched, as one text. */
function searchedText({ key, work }: LibrarySource): string {
  const names = cslNameVariables.flatMap((field) => work[field] ?? []).map(wholeName)
  const { title, DOI = '', PMID = '', PMCID = '', ISBN = '', number = '', URL = '' } = work
  const parts = [
    key,
    ...names,
    withoutMarkup(title),
    yearOf(work) ?? '',
    plainDoi(DOI),
    PMID,
    PMCID,
    ISBN,
    ...isbnsIn(ISBN).map(isbn13),
    number,
    URL,
  ]
  return plain(parts.join('\n'))
}

/** Returns a text without case, diacritics and typographic characters. */
function plain(text: string): string {
  return anyAscii(text.normalize('NFC')).toLowerCase()
}

/** Cites a source in short: "Ashby and Birch (2020), On knees". */
export function shortCitation(work: Work): string {
  const names = shortNames(work.author ?? work.editor)
  const year = yearOf(work)
  const title = withoutMarkup(work.title).replace(/\s+/g, ' ').trim()
  const who = [names ?? '', year === undefined ? '' : `(${year})`].filter(Boolean).join(' ')
  return who === '' ? title : `${who}, ${title}`
}
