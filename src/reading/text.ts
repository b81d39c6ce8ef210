/** Decodes the bytes of a file into the text that is parsed. */

import type { Buffer } from 'node:buffer'

import type { TextFormat } from './characters/parts.ts'
import type { ReadingProblem } from './problem.ts'

import { placeOfOffset } from '../shared/place.ts'
import { inspectCharacters } from './characters.ts'
import { decode, isLfsPointer } from './encoding.ts'

/** The text of a file, and the problems that do not depend on its format. */
export interface DecodedText {
  /** The text as the author wrote it, for quotations in reports. */
  source: string
  /**
   * The text to parse, without the reported characters, so that they cause no further problems. Every line keeps its length
   * and place. Absent if the file does not contain text.
   */
  text?: string
  problems: ReadingProblem[]
}

/**
 * Decodes a file of text.
 *
 * Reports files without text (pointers of Git LFS, binary data, UTF-16 and other encodings), the markers of an unfinished
 * merge, and invisible characters.
 */
export function decodeText(bytes: Buffer, file: string, format: TextFormat): DecodedText {
  const refuse = (message: string, hint: string): DecodedText => ({
    source: '',
    problems: [{ rule: 'file-parses', place: { file, line: 1, column: 1 }, message, hint }],
  })
  if (isLfsPointer(bytes)) return refuse(lfsMessage, lfsHint)
  const { source, encoding, isText, isBinary } = decode(bytes)
  if (isBinary) {
    return refuse(
      'This file does not contain text.',
      'Export it again as UTF-8 text, or give it the extension of its format.',
    )
  }
  const encoded: ReadingProblem[] = []
  if (!isText || encoding !== undefined) {
    const offset = isText ? 0 : Math.max(0, source.indexOf('\uFFFD'))
    encoded.push({
      rule: 'file-parses',
      place: placeOfOffset(file, source, offset),
      message: isText ? 'This file is UTF-16 text, not UTF-8.' : 'This file is not UTF-8 text.',
      hint: 'Save it again in UTF-8.',
    })
  }
  const merged = resolveMerge(source, file)
  const { text, problems } = inspectCharacters(merged.text, file, format)
  return { source, text, problems: [...encoded, ...merged.problems, ...problems] }
}

/** The message about a pointer of Git LFS. */
export const lfsMessage = 'This file is a Git LFS pointer: the actual file was not downloaded.'
export const lfsHint = 'Run `git lfs pull` and check again.'

const conflict =
  /^<{7}(?: .*)?\r?\n([^]*?)(?:^\|{7}(?: .*)?\r?\n[^]*?)?^={7}\r?\n([^]*?)^>{7}(?: .*)?$|^<{7}(?: .*)?$|^>{7}(?: .*)?$/gm

/**
 * Reports the markers that Git leaves where two changes conflict, and keeps the first of the two.
 *
 * A line of seven equals signs alone is none: in Markdown it underlines a heading.
 */
function resolveMerge(source: string, file: string): { text: string; problems: ReadingProblem[] } {
  if (!/^(?:<{7}|>{7})(?: |\r?$)/m.test(source)) return { text: source, problems: [] }
  let first: number | undefined
  const text = source.replace(conflict, (whole: string, ...groups: unknown[]) => {
    const ours = groups[0] as string | undefined
    const offset = groups.find((each) => typeof each === 'number') as number
    first ??= offset
    if (ours === undefined) return blanked(whole)
    const start = whole.indexOf('\n') + 1
    const end = start + ours.length
    return blanked(whole.slice(0, start)) + ours + blanked(whole.slice(end))
  })
  return {
    text,
    problems:
      first === undefined
        ? []
        : [
            {
              rule: 'file-parses',
              place: placeOfOffset(file, source, first),
              message: 'A merge of two versions of this file is unfinished here.',
              hint: 'Keep the correct lines of both versions, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`.',
              length: 7,
            },
          ],
  }
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
