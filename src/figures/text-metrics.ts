/** Estimates how much room text takes. There is no font at build time, so every width is a little generous. */

const wideScript =
  /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}|[MWm@%—]/u
const wideLetter = /[\p{Lu}w&]/u
const narrowMark = /[ijltfr.,:;'’|!() \u00a0\u202f]/u

/** The width of bold text relative to regular text. */
export const boldFactor = 1.1

/** Returns the width of a line of sans-serif text, in em. */
export function textWidth(line: string): number {
  let width = 0
  for (const character of line) {
    if (wideScript.test(character)) width += 1
    else if (wideLetter.test(character)) width += 0.76
    else if (narrowMark.test(character)) width += 0.38
    else width += 0.63
  }
  return width
}

/** Returns the width of the widest of some lines, in em; 0 if there are none. */
export function widestLine(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(textWidth))
}

/** After a hyphen between parts of at least three letters: “Askarian-|Amiri”, but not “X-ray”. */
const hyphen = /(?<=\p{L}{3}-)(?=\p{L}{3})/u

/**
 * Breaks text into lines.
 *
 * @param text breaks at spaces (no-break spaces excepted) and hyphens; a word wider than a line breaks anywhere
 * @param width of a line, in em
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  const words = text.trim().split(/[ \t\r\n]+/)
  const pieces = words.flatMap((word, at) =>
    word.split(hyphen).map((piece, part) => ({ piece, before: at > 0 && part === 0 ? ' ' : '' })),
  )
  for (const { piece, before } of pieces) {
    const longer = line ? line + before + piece : piece
    if (textWidth(longer) <= width) {
      line = longer
      continue
    }
    if (line) lines.push(line)
    line = ''
    for (const character of piece) {
      if (line && textWidth(line + character) > width) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return [...lines, line]
}
