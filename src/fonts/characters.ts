/** Which characters a publication is set in, and in which file of a typeface each belongs. */

/**
 * What the pages say of their own accord beyond ASCII: quotation marks and dashes of smart punctuation, the spaces and
 * hyphens that do not break, the arrows of notes and of tables that can be sorted, and the signs of measures.
 */
const interfaceCharacters = '“”‘’„‚«»‹›–—…·•×−±≤≥≈←→↑↓↕↩§¶©°\u00a0\u2009\u202f\u2010\u2011'

/**
 * The scripts that have files of their own, which a page loads only if it shows a letter of them: the blocks of each
 * (Unicode Character Database, Blocks.txt). All other characters stand in the first file.
 */
export const blocksOf = {
  'latin-extended': [
    [0x0100, 0x02ff],
    [0x1d00, 0x1dbf],
    [0x1e00, 0x1eff],
    [0x2c60, 0x2c7f],
    [0xa720, 0xa7ff],
    [0xab30, 0xab6f],
  ],
  greek: [
    [0x0370, 0x03ff],
    [0x1f00, 0x1fff],
  ],
  cyrillic: [
    [0x0400, 0x052f],
    [0x1c80, 0x1c8f],
    [0x2de0, 0x2dff],
    [0xa640, 0xa69f],
  ],
} as const satisfies Record<string, readonly (readonly [first: number, last: number])[]>

/** A file of a typeface: the first, which every page needs, or that of a further script. */
export type Subset = 'latin' | keyof typeof blocksOf

const scripts = Object.keys(blocksOf) as (keyof typeof blocksOf)[]

/**
 * Collects the characters that have to be there to set some texts: those in them, each letter in both cases and composed
 * (NFC), and those of the interface and of ASCII always.
 *
 * @param texts in any form; white space and control characters other than spaces are passed over
 */
export function charactersOf(texts: Iterable<string>): Set<string> {
  const used = new Set<string>(interfaceCharacters)
  for (let code = 0x20; code < 0x7f; code++) used.add(String.fromCharCode(code))
  for (const text of texts) {
    for (const [beyondAscii] of text.normalize('NFC').matchAll(/[^\0-\x7f]/gu))
      used.add(beyondAscii)
    for (const [mark] of text.matchAll(/\p{M}/gu)) used.add(mark)
  }
  const both = [...used].flatMap((character) => [character, ...otherCase(character)])
  return new Set(both.filter((character) => !/[\p{Cc}\p{Co}\p{Cs}]/u.test(character)))
}

/** The capital of µ is a Greek letter, that of ÿ stands in Latin Extended: for these no file is made. */
function otherCase(character: string): string[] {
  return Array.from(character.toUpperCase() + character.toLowerCase()).filter(
    (other) => subsetOf(other) === subsetOf(character),
  )
}

/**
 * Sorts characters into the files of a typeface.
 *
 * @returns for each file the characters in it, in the order of their code points; a file that would be empty is absent
 */
export function subsetsOf(characters: Iterable<string>): Map<Subset, string> {
  const sorted = [...characters].sort((a, b) => codePoint(a) - codePoint(b))
  const files = Map.groupBy(sorted, subsetOf)
  return new Map([...files].map(([subset, members]) => [subset, members.join('')]))
}

/**
 * The blocks of a further script as CSS writes them (CSS Fonts 4, `unicode-range`).
 *
 * The first file has none: it is looked at last, for whatever the others do not claim.
 */
export function unicodeRange(subset: Subset): [string, ...string[]] | undefined {
  if (subset === 'latin') return undefined
  const [first, ...others] = blocksOf[subset].map(
    ([start, end]) => `U+${start.toString(16)}-${end.toString(16)}`,
  )
  return first === undefined ? undefined : [first, ...others]
}

function subsetOf(character: string): Subset {
  const code = codePoint(character)
  const script = scripts.find((name) =>
    blocksOf[name].some(([start, end]) => start <= code && code <= end),
  )
  return script ?? 'latin'
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0
}
