/** The names of records, as parts of addresses and paths. */

import { Buffer } from 'node:buffer'

/**
 * The maximum length of a part of a name, in bytes: file systems allow 255 (POSIX, `NAME_MAX`), and the site adds `.json`
 * to citation keys.
 */
const maxPartBytes = 250

/** The maximum length of a name, in bytes: a path can have 4,096 (Linux, `PATH_MAX`), including the output folder. */
const maxNameBytes = 1000

/** Returns whether a name can be part of an address and of a path. */
export function fitsAddress(id: string): boolean {
  return flawOfName(id) === undefined
}

/** Returns why a name cannot be part of an address and a path, and advice. */
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
      reason:
        part === '' ? 'a slash has nothing before or after it' : `it contains the part \`${part}\``,
      hint: 'Put a slash only between words, as in `10.1000/182`.',
    }
  }
  if (parts.some((each) => each.toLowerCase() === 'index.html')) {
    return {
      reason: '`index.html` is the file name of every page',
      hint: 'Choose another name.',
    }
  }
  const long = parts.find((each) => Buffer.byteLength(each) > maxPartBytes)
  const bytes = Buffer.byteLength(long ?? id)
  if (long === undefined && bytes <= maxNameBytes) return undefined
  return {
    reason: `it has ${bytes} bytes, but ${long === undefined ? `a path can have at most ${maxNameBytes}` : `a file name can have at most ${maxPartBytes}`}`,
    hint: 'Choose a shorter name, and correct its citations. Letters outside ASCII take two to four bytes each.',
  }
}

/** Returns the first character with another meaning in an address, as quoted in a message. */
function forbidden(id: string): string | undefined {
  // oxlint-disable-next-line no-control-regex
  const [character] = /[\u0000-\u001F\u007F\\?#%]|\p{Cs}/u.exec(id) ?? []
  if (character === undefined) return undefined
  return /[\\?#%]/.test(character)
    ? `\`${character}\``
    : `the control character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
