/** What a file may hold by accident, for tests that generate it: any bytes, pieces of every format, real text gone wrong. */

import fc from 'fast-check'

/** Pieces that mean something in some format. */
const pieces = [
  ...Array.from('{}[]()<>"\'`:;,.-_*&!|>%@#=\\/~^$+? \t\n\r\0\uFEFF\u2028\u0085aZ09é💊\uD800'),
  '\r\n',
  '---\n',
  '...\n',
  'title: ',
  '- ',
  '  ',
  '&a ',
  '*a ',
  '<<: ',
  '!!str ',
  '? ',
  '__proto__',
  'constructor',
  '@article{',
  '@string{',
  '@comment{',
  'author = {',
  ' and ',
  '"id": ',
  '{"id": "a"}',
  '<Note>',
  '</Note>',
  '<br />',
  '<!-- ',
  '<![CDATA[',
  '&amp;',
  '{/* ',
  ' */}',
  'import ',
  'export ',
  '[^1]',
  '[^1]: ',
  '|-|',
  '\\"',
  '\\textbf{',
  '[@',
  '[@smith2020, p. 3]',
  '@smith2020',
  '](',
  '![',
  '```\n',
  '<KeyPoints>\n\n',
  '2026-02-30',
  '1e999',
  '0x1F',
  'null',
]

const anyPiece = fc.constantFrom(...pieces)

/** One thing that goes wrong while a text is edited. */
type Mishap = (text: string) => string

/** Slips are near each other in short and long texts alike where their places are shares of the text. */
const share = fc.double({ min: 0, max: 1, noNaN: true })

function anyMishap(others: readonly string[]): fc.Arbitrary<Mishap> {
  const span = fc.tuple(share, fc.nat(120))
  return fc.oneof(
    fc.tuple(share, anyPiece).map(([at, piece]): Mishap => (text) => {
      const start = Math.floor(at * text.length)
      return text.slice(0, start) + piece + text.slice(start)
    }),
    fc.tuple(share, fc.nat(0xffff)).map(([at, code]): Mishap => (text) => {
      const start = Math.floor(at * text.length)
      return text.slice(0, start) + String.fromCharCode(code) + text.slice(start + 1)
    }),
    span.map(([at, length]): Mishap => (text) => {
      const start = Math.floor(at * text.length)
      return text.slice(0, start) + text.slice(start + length)
    }),
    fc.tuple(span, share).map(([[at, length], to]): Mishap => (text) => {
      const start = Math.floor(at * text.length)
      const end = Math.floor(to * text.length)
      return text.slice(0, end) + text.slice(start, start + length) + text.slice(end)
    }),
    fc
      .tuple(share, fc.constantFrom(...others), span)
      .map(([at, other, [from, length]]): Mishap => (text) => {
        const start = Math.floor(at * text.length)
        const first = Math.floor(from * other.length)
        return text.slice(0, start) + other.slice(first, first + length) + text.slice(start)
      }),
    share.map(
      (at): Mishap =>
        (text) =>
          text.slice(0, Math.floor(at * text.length)),
    ),
  )
}

/** Real texts with a few mishaps. */
export function mishandled(
  texts: readonly string[],
  others: readonly string[] = texts,
): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(anyMishap(others), { minLength: 1, maxLength: 4 }))
    .map(([text, mishaps]) => mishaps.reduce((changed, mishap) => mishap(changed), text))
}

/** Pieces of every format in any order. */
export const jumbled: fc.Arbitrary<string> = fc
  .array(anyPiece, { maxLength: 40 })
  .map((all) => all.join(''))

/** Any bytes, as a reader takes them for text. */
export const anyBytes: fc.Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 120 })
