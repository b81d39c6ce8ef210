/** The citation key that the names, the year and the title of a source suggest. */

import anyAscii from 'any-ascii'

import type { CslItem } from './csl.ts'

import { yearOf } from '../shared/csl-date.ts'
import { withoutMarkup } from './markup.ts'
import { familyName, isOthersMark } from './names.ts'

/** The fields of a source from which its key is made. */
export type KeyFields = Partial<
  Pick<CslItem, 'author' | 'editor' | 'title' | 'publisher' | 'issued'>
>

/** The longest name in a key, in characters. */
const longest = 40

/** Words that say nothing about an organisation or a title, in the languages of most sources. */
const smallWords = new Set(
  'a an and as at by der das de del des di die du e ein eine el et for f\u00fcr fur from i in is la las le les los of on or the to u un una und une von with y'.split(
    ' ',
  ),
)

/**
 * Returns the key of a source without regard to other sources: the family name of the first author or editor and the year,
 * in lower-case ASCII letters and digits.
 *
 * Other scripts are transliterated. An organisation of three or more words is shortened to its initials, unless its name
 * contains an abbreviation in brackets. Without authors and editors, the first word of the title stands for them, and
 * without a year, or with a date such as "n.d.", the key has none.
 *
 * @example likelyKey({ author: [{ family: 'Größe' }], issued: { 'date-parts': [[2020]] } }) // => 'grosse2020'
 * @example likelyKey({ author: [{ literal: 'World Health Organization' }] }) // => 'who'
 */
export function likelyKey(item: KeyFields): string {
  const year = yearOf(item.issued)
  const name = nameIn(item) || 'source'
  return year === undefined || year < 0 ? name : `${name}${String(year).padStart(4, '0')}`
}

function nameIn({ author, editor, title = '', publisher = '' }: KeyFields): string {
  for (const names of [author, editor]) {
    const first = names?.find((each) => !isOthersMark(each))
    if (!first) continue
    const family = familyName(first)
    const found = family === undefined ? organisation(first.literal ?? first.given) : plain(family)
    if (found !== '') return found
  }
  return titleWord(title) || organisation(publisher)
}

function organisation(name = ''): string {
  const abbreviation = /\((\p{Lu}[\p{Lu}\p{N}]{1,9})\)/u.exec(name)?.[1]
  if (abbreviation !== undefined) return plain(abbreviation)
  const words = significantWords(name.replace(/\([^()]*\)/g, ' '))
  return words.length < 3
    ? words.join('').slice(0, longest)
    : words.map(([first]) => first).join('')
}

function titleWord(title: string): string {
  const words = significantWords(withoutMarkup(title))
  return (words.find((word) => !/^\d+$/.test(word)) ?? words[0] ?? '').slice(0, longest)
}

/** Returns the words of a text that are not small words, or all words if it has no others. */
function significantWords(text: string): string[] {
  const words = ascii(text)
    .replace(/\b[A-Z](?:\.[A-Z])+\b\.?/g, (initials) => initials.replaceAll('.', ''))
    .replace(/['’]/g, '')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
  const significant = words.filter((word) => !smallWords.has(word))
  return significant.length > 0 ? significant : words
}

function plain(text: string): string {
  return ascii(text)
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .slice(0, longest)
}

function ascii(text: string): string {
  return anyAscii(text.normalize('NFC'))
}
