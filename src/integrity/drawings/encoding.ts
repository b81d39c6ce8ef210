/** The encoding that an SVG file declares. */

import type { ActivePart } from './active-part.ts'

import { truncate } from '../../shared/truncate.ts'

/**
 * Finds declarations of an encoding in which a browser would read other characters than the check, which reads UTF-8: the
 * markup can then end in another place (Encoding Standard, section 2).
 *
 * All browsers obey an XML declaration, and some take any instruction at the start of a file for one if its name begins
 * with `xml`.
 *
 * @param source an SVG file
 */
export function findOtherEncodings(source: string): ActivePart[] {
  const [start = ''] = /^\uFEFF?<\?xml[^>]*/i.exec(source) ?? []
  return [...start.matchAll(/encoding(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/gi)].flatMap(
    ({ 0: written, 1: quoted, 2: single, index }) =>
      isReadAlike(quoted ?? single ?? '', source)
        ? []
        : [
            {
              offset: index,
              length: written.length,
              message: `\`${truncate(written, 80)}\` is not the encoding of this picture, which is read as UTF-8.`,
              hint: 'Export the picture again in UTF-8, or write `encoding="UTF-8"` if its letters are correct in UTF-8.',
            },
          ],
  )
}

/**
 * Returns whether a text in UTF-8 has the same characters in an encoding.
 *
 * @param name the name of the encoding, as the file declares it
 */
export function isReadAlike(name: string, text: string): boolean {
  if (/^utf-?8$/i.test(name)) return true
  // Drawing programs declare these for files without other letters. In each, ASCII is ASCII.
  return (
    /^(?:(?:us-)?ascii|latin1|iso-8859-\d{1,2}|windows-125\d)$/i.test(name) &&
    /^\p{ASCII}*$/u.test(text)
  )
}
