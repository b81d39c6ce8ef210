/** The names of records, as parts of addresses and paths. */

import { Buffer } from 'node:buffer'

/**
 * The most bytes in a part of a name: file systems allow 255 (POSIX, `NAME_MAX`), and the site adds `.json` to citation
 * keys.
 */
const longestPart = 250

/** The most bytes in a name: a path has 4,096 (Linux, `PATH_MAX`), the output folder's own included. */
const longestName = 1000

/** Returns whether a name can be part of an address and of a path. */
export function fitsAddress(id: string): boolean {
  return flawOfName(id) === undefined
}

/** Says what keeps a name out of addresses and paths, and what to do about it. */
export function flawOfName(id: string): { reason: string; hint: string } | undefined {
  const character = forbidden(id)
  if (character !== undefined) {
    return {
      reason: `it contains ${character}`,
      hint: 'Use letters, digits and single punctuation characters between them, but no `\\`, `?`, `#` or `%`.',
    }
  }
  const parts = id.split('/')
  const part = parts.find((each) => each === '' || each === '.' || each === '..')
  if (part !== undefined) {
    return {
      reason: part === '' ? 'a slash has nothing before or after it' : `\`${part}\` is part of it`,
      hint: 'Put a slash only between words, as in `10.1000/182`.',
    }
  }
  if (parts.some((each) => each.toLowerCase() === 'index.html')) {
    return {
      reason: 'the file of every page is called `index.html`',
      hint: 'Choose another name.',
    }
  }
  const long = parts.find((each) => Buffer.byteLength(each) > longestPart)
  const bytes = Buffer.byteLength(long ?? id)
  if (long === undefined && bytes <= longestName) return undefined
  return {
    reason: `it takes ${bytes} bytes, and the names of files ${long === undefined ? `and folders together ${longestName}` : longestPart} at most`,
    hint: 'Choose a shorter name, and correct the citations of it. Letters beyond ASCII take two to four bytes each.',
  }
}

/** The first character that has another meaning in an address, as a message shows it. */
function forbidden(id: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  const [character] = /[\u0000-\u001F\u007F\\?#%]|\p{Cs}/u.exec(id) ?? []
  if (character === undefined) return undefined
  return /[\\?#%]/.test(character)
    ? `\`${character}\``
    : `the control character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
