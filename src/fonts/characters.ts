/** Collects the characters of a publication, and assigns them to the files of a typeface. */

/**
 * The characters of the interface beyond ASCII: quotation marks and dashes of smart punctuation, no-break spaces and
 * hyphens, the arrows of notes and sortable tables, and the symbols of units.
 */
const interfaceCharacters = '“”‘’„‚«»‹›–—…·•×−±≤≥≈←→↑↓↕↩§¶©°\u00a0\u2009\u202f\u2010\u2011'

/**
 * The scripts with separate files, which a page loads only if it contains a letter of the script, with their blocks
 * (Unicode Character Database, Blocks.txt). All other characters are in the first file.
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

/** A file of a typeface: the first, which every page needs, or the file of another script. */
export type Subset = 'latin' | keyof typeof blocksOf

const scripts = Object.keys(blocksOf) as (keyof typeof blocksOf)[]

/**
 * Collects the characters that texts need: all characters in them, with each letter in both cases and composed (NFC), and
 * always those of the interface and ASCII.
 *
 * @param texts in any form; control characters and white space other than spaces are ignored
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

/** The capitals of µ (Greek) and ÿ (Latin Extended) are left out, so that they do not cause another file. */
function otherCase(character: string): string[] {
  return Array.from(character.toUpperCase() + character.toLowerCase()).filter(
    (other) => subsetOf(other) === subsetOf(character),
  )
}

/**
 * Assigns characters to the files of a typeface.
 *
 * @returns the characters of each file, in order of code points, without empty files
 */
export function subsetsOf(characters: Iterable<string>): Map<Subset, string> {
  const sorted = [...characters].sort((a, b) => codePoint(a) - codePoint(b))
  const files = Map.groupBy(sorted, subsetOf)
  return new Map([...files].map(([subset, members]) => [subset, members.join('')]))
}

/**
 * Returns the blocks of a script in CSS (CSS Fonts 4, `unicode-range`).
 *
 * The first file has none, because browsers use it for all characters that are not in the range of another file.
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
