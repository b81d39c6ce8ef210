/** Markup of other dialects, and broken character references. */

import type { Passage } from '../passages.ts'
import type { Fault } from './fault.ts'

import { matches } from './fault.ts'

/** What other dialects of Markdown have, and this one prints as it is typed. */
const dialects: readonly { pattern: RegExp; says: string; hint: string }[] = [
  {
    pattern: /(?<![=\p{L}\p{N}])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)/gu,
    says: 'is printed with its equals signs',
    hint: 'Write `<mark>…</mark>` for marked text, or `**…**` for bold.',
  },
  {
    pattern: /\$\$[^$]+\$\$/g,
    says: 'is printed as it is typed, since there are no formulas here',
    hint: 'Write the formula in words and signs, with `<sub>` and `<sup>`.',
  },
  {
    pattern: /^[ \t]*:::+[ \t]*[^\s:].*$/gm,
    says: 'is printed as it is typed, since `:::` opens nothing here',
    hint: 'Put a note into `<Note>` and `</Note>`.',
  },
  {
    pattern: /(?<![\w$])\$(?=[^\s$\d])[^$\n]*[\uFFFD\\^_][^$\n]*\$(?![\w$])/g,
    says: 'is printed as it is typed, since there are no formulas here',
    hint: 'Write the formula in words and signs, with `<sub>` and `<sup>`.',
  },
  {
    pattern: /^[ \t]*\[!(?:note|tip|important|warning|caution|info)\]/gim,
    says: 'is printed as it is typed, since quotations have no kinds here',
    hint: 'Put the text into `<Note>` and `</Note>` instead of a quotation.',
  },
  {
    pattern: /^[ \t]*={3,}[ \t]*$/gm,
    says: 'is printed as it is typed',
    hint: 'Remove the line. If it is left from a merge, keep only one version of the lines around it.',
  },
  {
    pattern: /^[ \t]*\[[ xX]\](?=[\p{L}\p{N}])/gu,
    says: 'is printed as it is typed, since no space follows it',
    hint: 'Put a space after the box: `- [x] done`.',
  },
  {
    pattern: /(?<![\p{L}\p{N}:/]):[a-z][a-z_]+:(?![\p{L}\p{N}:/])/gu,
    says: 'is printed as it is typed',
    hint: 'Type the character itself, or leave it out.',
  },
  {
    pattern: /\[?＠[\p{L}\p{N}]+\d[^\]\s]*\]?/gu,
    says: 'is printed as it is typed, since its `＠` is no plain at sign',
    hint: 'Type a plain `@`: `[@key]`.',
  },
  {
    pattern: /\[\[[^[\]\n@]+\]\]/g,
    says: 'is printed with its brackets',
    hint: 'Write a link as `[text](address)`, and a citation as `[@key]`.',
  },
  {
    pattern: /\^\[[^[\]\n]+\]/g,
    says: 'is printed as it is typed, since footnotes are not written in the text here',
    hint: 'Call the footnote, `[^name]`, and define it in a paragraph of its own: `[^name]: …`.',
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])~[\p{L}\p{N}+−-]{1,6}~/gu,
    says: 'is printed with its tildes',
    hint: 'Write `<sub>…</sub>` for letters or numbers below the line.',
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])\^[\p{L}\p{N}+−-]{1,6}\^/gu,
    says: 'is printed with its carets',
    hint: 'Write `<sup>…</sup>` for letters or numbers above the line.',
  },
  {
    pattern: /\{(?:[.#][\w-]+|\w+=["\w][^{}\n]*)\}/g,
    says: 'is printed as it is typed, since Markdown takes no attributes here',
    hint: 'Remove it.',
  },
]

export function otherDialects(passage: Passage): Fault[] {
  return dialects.flatMap(({ pattern, says, hint }) =>
    matches(passage, pattern, () => ({ says, hint })),
  )
}

/** A character reference without its semicolon, or of an unknown name. */
export function brokenReferences(passage: Passage): Fault[] {
  return matches(
    passage,
    /&(?:nbsp|amp|lt|gt|quot|ndash|mdash|hellip|thinsp|shy|#\d{2,6}|#x[\da-f]{2,6})(?![\w;=])|&[a-z]{2,8};/gi,
    ([words]) => ({
      says: words.endsWith(';') ? 'names no character' : 'has no semicolon at its end',
      hint: 'Type the character itself, or a known name of it with a semicolon, as in `&nbsp;`.',
    }),
  )
}
