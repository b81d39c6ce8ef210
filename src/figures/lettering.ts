/** How much room text takes before a browser has set it: an estimate, on the wide side. */

const wideScript =
  /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}|[MW—]/u
const wideLetter = /[\p{Lu}mw%@&]/u
const narrowMark = /[ijltfr.,:;'’|!() \u00a0\u202f]/u

/** The width of a line of text in a sans, in em. */
export function textWidth(line: string): number {
  let width = 0
  for (const character of line) {
    if (wideScript.test(character)) width += 1
    else if (wideLetter.test(character)) width += 0.76
    else if (narrowMark.test(character)) width += 0.38
    else width += 0.6
  }
  return width
}

/**
 * Breaks text into lines.
 *
 * @param text where it may break is a plain space; a word wider than a line breaks anywhere
 * @param width of a line, in em
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/[ \t\r\n]+/)) {
    const longer = line ? `${line} ${word}` : word
    if (textWidth(longer) <= width) {
      line = longer
      continue
    }
    if (line) lines.push(line)
    line = ''
    for (const character of word) {
      if (line && textWidth(line + character) > width) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return [...lines, line]
}
