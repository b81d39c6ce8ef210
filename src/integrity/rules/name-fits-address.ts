import type { Problem, RuleContext } from '../rule.ts'

import { Buffer } from 'node:buffer'
import { defineRule } from '../rule.ts'

/**
 * The most bytes in a part of a name: file systems allow 255 (POSIX, `NAME_MAX`), and the site adds `.json` to citation
 * keys.
 */
const longestPart = 250

/** The most bytes in a name: a path has 4,096 (Linux, `PATH_MAX`), the output folder's own included. */
const longestName = 1000

/** The name of a record is a part of an address and of a path: `..` leads elsewhere, `?`, `#` and `%` mean something else. */
export const nameFitsAddress = defineRule({
  name: 'name-fits-address',
  holds: 'The name of a record can stand in an address.',
  severity: 'error',
  fixed: true,
  check,
})

function check({ publication: { records, texts } }: RuleContext): Problem[] {
  return [...Object.values(records), ...Object.values(texts)]
    .flat()
    .flatMap(({ id, place, format }) => {
      // A text without a name is another rule's to report.
      const problem = id === '' ? undefined : problemOf(id)
      if (!problem) return []
      return [
        {
          place:
            format === 'mdx' || format === 'markdown' ? { ...place, line: 1, column: 1 } : place,
          message: `The name \`${shortened(id)}\` cannot be part of an address: ${problem.reason}.`,
          hint: problem.hint,
        },
      ]
    })
}

/** Returns whether a name can be part of an address and of a path. */
export function fits(id: string): boolean {
  return problemOf(id) === undefined
}

/** Says what keeps a name out of addresses and paths, and what to do about it. */
function problemOf(id: string): { reason: string; hint: string } | undefined {
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

/** A name as a message quotes it. */
function shortened(id: string): string {
  return id.length > 80 ? `${id.slice(0, 60)}…` : id
}
