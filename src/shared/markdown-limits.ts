/**
 * Limits for input that Markdown parsers need minutes for, or that exhausts the stack: thousands of nested levels, or of
 * characters that could open one. Authors never write such texts.
 */

/** Why a text is not parsed. */
export interface Excess {
  offset: number
  /** The end of a sentence that starts with the text or its field. */
  says: string
  hint: string
}

const longestLine = 50_000
const mostMarkers = 50
const mostSigns = 1000
/** The largest depth of a tree. */
export const deepest = 150

/** Marks of quotations and lists at the start of a line. */
const markers = new RegExp(
  String.raw`^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){${mostMarkers + 1}}`,
)

/** Finds the first line that cannot be parsed in reasonable time. */
export function excessIn(text: string): Excess | undefined {
  let offset = 0
  for (const line of text.split('\n')) {
    if (line.length > longestLine) {
      return {
        offset,
        says: `has a line of ${line.length} characters; the limit is ${longestLine}`,
        hint: 'Split it into paragraphs, or move its data into a file.',
      }
    }
    if (line.length > mostMarkers) {
      if (markers.test(line)) {
        return {
          offset,
          says: 'is nested too deeply to be read',
          hint: `Remove the run of \`${line.trimStart()[0] ?? '>'}\` at the start of this line.`,
        }
      }
      const sign = line.length > mostSigns ? frequentSign(line) : undefined
      if (sign !== undefined) {
        return {
          offset: offset + line.indexOf(sign),
          says: `has more than ${mostSigns} \`${sign}\` in one line`,
          hint: 'Split the line, or type a backslash before each of these characters that is part of the text.',
        }
      }
    }
    offset += line.length + 1
  }
  return undefined
}

function frequentSign(line: string): string | undefined {
  return ['[', '*', '_', '<', '{', '~', '`'].find((sign) => line.split(sign).length > mostSigns + 1)
}
