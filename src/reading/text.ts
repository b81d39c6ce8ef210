/** From the bytes of a file to the text that is parsed. */

import { isUtf8, type Buffer } from 'node:buffer'

import type { TextFormat } from './characters/parts.ts'
import type { ReadingProblem } from './problem.ts'

import { placeOfOffset } from '../shared/place.ts'
import { inspectCharacters } from './characters.ts'

/** The most bytes in a file of text. Libraries of ten thousand references take less. */
export const mostTextBytes = 50_000_000

/** The text of a file, and what is wrong with it before anyone looks at its format. */
export interface DecodedText {
  /** The text as the author has it, for quoting. */
  source: string
  /**
   * The text to parse: what was reported is taken out so that it causes no further problem, and every line has its length
   * and place. Absent where the file holds no text at all.
   */
  text?: string
  problems: ReadingProblem[]
}

/**
 * Decodes a file of text.
 *
 * Reports what is no text (a pointer of Git LFS, binary data, UTF-16 and other encodings), the marks of a merge that was
 * not finished, and characters that nobody sees.
 */
export function decodeText(bytes: Buffer, file: string, format: TextFormat): DecodedText {
  const refuse = (message: string, hint: string): DecodedText => ({
    source: '',
    problems: [{ rule: 'file-parses', place: { file, line: 1, column: 1 }, message, hint }],
  })
  if (isLfsPointer(bytes)) return refuse(lfsMessage, lfsHint)
  const encoding = utf16Of(bytes)
  const source = encoding ? new TextDecoder(encoding).decode(bytes) : bytes.toString('utf8')
  const isText = encoding !== undefined || isUtf8(bytes)
  if (isBinary(source, isText)) {
    return refuse(
      'This file does not hold text.',
      'Export it again as text in the encoding UTF-8, or give it the ending of its own format.',
    )
  }
  const encoded: ReadingProblem[] = []
  if (!isText || encoding !== undefined) {
    const offset = isText ? 0 : Math.max(0, source.indexOf('\uFFFD'))
    encoded.push({
      rule: 'file-parses',
      place: placeOfOffset(file, source, offset),
      message: isText ? 'This file is UTF-16 text, not UTF-8.' : 'This file is not UTF-8 text.',
      hint: 'Save it again with the encoding UTF-8.',
    })
  }
  const merged = resolveMerge(source, file)
  const { text, problems } = inspectCharacters(merged.text, file, format)
  return { source, text, problems: [...encoded, ...merged.problems, ...problems] }
}

/** What a pointer of Git LFS is, in words. */
export const lfsMessage =
  'This file is a pointer of Git LFS: the file that it stands for was not downloaded.'
export const lfsHint = 'Run `git lfs pull`, and check again.'

/** Returns whether a file is the small text that Git LFS keeps in the place of a large file (Git LFS specification). */
export function isLfsPointer(bytes: Uint8Array): boolean {
  const start = 'version https://git-lfs.github.com/spec/'
  return bytes.length < 1024 && String.fromCharCode(...bytes.subarray(0, start.length)) === start
}

function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Pictures, archives and programs are full of controls; a text that was pasted has a few. */
function isBinary(source: string, isText: boolean): boolean {
  const start = source.slice(0, 4096)
  // eslint-disable-next-line no-control-regex
  const odd = start.match(isText ? /[\0-\x08\x0E-\x1A]/g : /[\0-\x08\x0E-\x1A\uFFFD]/g)?.length ?? 0
  return odd > 16 ? odd > start.length / 10 : odd > 4 && odd > start.length / 3
}

const conflict =
  /^<{7}(?: .*)?\r?\n([^]*?)(?:^\|{7}(?: .*)?\r?\n[^]*?)?^={7}\r?\n([^]*?)^>{7}(?: .*)?$|^<{7}(?: .*)?$|^>{7}(?: .*)?$/gm

/**
 * Reports the marks that Git leaves where two changes of the same lines met, and keeps the first of the two.
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
              message: 'A merge of two versions of this file was not finished here.',
              hint: 'Keep the right lines of both versions, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`.',
              length: 7,
            },
          ],
  }
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
