/** File names, and so addresses, made from titles and names. */

import anyAscii from 'any-ascii'
import { slug } from 'github-slugger'

/** The maximum length of a generated name. Authors can choose longer ones. */
const longest = 60

/**
 * How languages write their own letters without marks, where that is not the letter alone: German (Duden, "Umlaute"), and
 * Danish and Norwegian (Retskrivningsordbogen, section 3).
 */
const ownSpelling: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { ä: 'ae', ö: 'oe', ü: 'ue' },
  da: { å: 'aa', ø: 'oe' },
  nb: { å: 'aa', ø: 'oe' },
  nn: { å: 'aa', ø: 'oe' },
  no: { å: 'aa', ø: 'oe' },
}

/**
 * Returns a file name for a text: whole words in lower-case letters and digits, separated by hyphens. Latin letters become
 * those of ASCII as the language spells them; other scripts stay.
 *
 * @param language a BCP 47 tag, the language of the publication
 * @returns the name; empty if the text has no letters and digits
 * @example shortName('Does PRP – at last! – help?', 'en') // => 'does-prp-at-last-help'
 * @example shortName('Hilft Müsli großen Füßen?', 'de') // => 'hilft-muesli-grossen-fuessen'
 */
export function shortName(text: string, language: string): string {
  const words = slug(inAscii(text.normalize('NFC').toLowerCase(), language))
    .split(/[-_]+/)
    .filter((word) => word !== '')
  let name = ''
  for (const word of words) {
    const longer = name === '' ? word.slice(0, longest) : `${name}-${word}`
    if (longer.length > longest) break
    name = longer
  }
  return name
}

/** Marks of Latin letters, and those that belong to no letter, such as the variation selectors of emoji. */
const spareMarks = /(?<=(?:\p{Script=Latin}|[^\p{L}\p{M}]|^)\p{M}*)\p{M}|\p{Variation_Selector}/gu

/** In other scripts, a letter with a mark is another letter: `й` is not `и`, and `が` is not `か`. */
function inAscii(text: string, language: string): string {
  const [primary = ''] = language.toLowerCase().split('-')
  const own = ownSpelling[primary] ?? {}
  const spelt = text.replace(/[äöüåø]/g, (letter) => own[letter] ?? letter)
  const plain = spelt.normalize('NFKD').replace(spareMarks, '').normalize('NFC')
  return plain.replace(/\p{Script=Latin}+/gu, (letters) => anyAscii(letters).toLowerCase())
}
