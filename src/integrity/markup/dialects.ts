/** Syntax of other Markdown dialects, and faulty character references. */

import type { Passage } from '../passages.ts'
import { type Fault, matches } from './fault.ts'

/** The fix for a formula in an article or a page. */
export const formulaHint =
  'For formulas in articles and pages, write `mathematics: true` in `content/site.yaml`. Otherwise write it as text, with `<sub>` and `<sup>`.'

/** The fix for a formula in a field of a record, which has no formulas and no HTML. */
export const formulaInFieldHint =
  'Write it as text, without dollar signs, with characters such as `\u00B2` and `\u2265`: this field has no formulas.'

/** Syntax that other Markdown dialects have, but that this one prints as typed. */
const dialects: readonly { pattern: RegExp; problem: string; hint: string }[] = [
  {
    pattern: /(?<![=\p{L}\p{N}])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)/gu,
    problem: 'is printed with its equals signs',
    hint: 'Write `<mark>…</mark>` for marked text, or `**…**` for bold.',
  },
  {
    pattern: /\$\$[^$]+\$\$/g,
    problem: 'is printed as typed, and not as a formula',
    hint: formulaHint,
  },
  {
    pattern: /^[ \t]*:::+[ \t]*[^\s:].*$/gm,
    problem: 'is printed as typed, because `:::` is not supported',
    hint: 'For a note, put the text between `<Note>` and `</Note>`.',
  },
  {
    pattern: /(?<![\w$])\$(?=[^\s$\d])[^$\n]*[\uFFFD\\^_][^$\n]*\$(?![\w$])/g,
    problem: 'is printed as typed, and not as a formula',
    hint: formulaHint,
  },
  {
    pattern: /^[ \t]*\[!(?:note|tip|important|warning|caution|info)\]/gim,
    problem: 'is printed as typed, because this kind of note is not supported',
    hint: 'Put the text between `<Note>` and `</Note>` instead of in a quotation.',
  },
  {
    pattern: /^[ \t]*={3,}[ \t]*$/gm,
    problem: 'is printed as typed',
    hint: 'Remove the line. If it is left over from a merge, keep only one version of the lines around it.',
  },
  {
    pattern: /^[ \t]*\[[ xX]\](?=[\p{L}\p{N}])/gu,
    problem: 'is printed as typed, because no space follows it',
    hint: 'Put a space after the box: `- [x] done`.',
  },
  {
    pattern: /(?<![\p{L}\p{N}:/]):[a-z][a-z_]+:(?![\p{L}\p{N}:/])/gu,
    problem: 'is printed as typed',
    hint: 'Type the character itself, or remove it.',
  },
  {
    pattern: /\[?＠[\p{L}\p{N}]+\d[^\]\s]*\]?/gu,
    problem: 'is printed as typed, because `＠` is not a plain at sign',
    hint: 'Type a plain `@`: `[@key]`.',
  },
  {
    pattern: /\[\[[^[\]\n@]+\]\]/g,
    problem: 'is printed with its brackets',
    hint: 'Write a link as `[text](address)`, and a citation as `[@key]`.',
  },
  {
    pattern: /\^\[[^[\]\n]+\]/g,
    problem: 'is printed as typed, because inline footnotes are not supported',
    hint: 'Write `[^name]` here, and define the footnote in its own paragraph: `[^name]: …`.',
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])~[\p{L}\p{N}+−-]{1,6}~/gu,
    problem: 'is printed with its tildes',
    hint: 'Write `<sub>…</sub>` for letters or numbers below the line.',
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])\^[\p{L}\p{N}+−-]{1,6}\^/gu,
    problem: 'is printed with its carets',
    hint: 'Write `<sup>…</sup>` for letters or numbers above the line.',
  },
  {
    pattern: /\{(?:[.#][\w-]+|\w+=["\w][^{}\n]*)\}/g,
    problem: 'is printed as typed, because attributes in braces are not supported',
    hint: 'Remove it.',
  },
]

export function otherDialects(passage: Passage): Fault[] {
  return dialects.flatMap(({ pattern, problem, hint }) =>
    matches(passage, pattern, () => ({ problem, hint })),
  )
}

/** Finds character references without a semicolon or with an unknown name. */
export function brokenReferences(passage: Passage): Fault[] {
  return matches(
    passage,
    /&(?:nbsp|amp|lt|gt|quot|ndash|mdash|hellip|thinsp|shy|#\d{2,6}|#x[\da-f]{2,6})(?![\w;=])|&[a-z]{2,8};/gi,
    ([words]) => ({
      problem: words.endsWith(';')
        ? 'is not a known character reference'
        : 'has no semicolon at its end',
      hint: 'Type the character itself, or a known reference with a semicolon, such as `&nbsp;`.',
    }),
  )
}
