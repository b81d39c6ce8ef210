import type { ReadingProblem } from './problem.ts'
import { type ParsedYaml, parseYaml } from './yaml.ts'

import { placeOfOffset } from '../shared/place.ts'

/** A text, split into its front matter and its body. */
export interface FrontMatter {
  yaml: ParsedYaml
  /** The text with its front matter blanked out, so that every offset and line stays as it was. */
  body: string
  /** Whether there is front matter: where it has no end, nobody knows where the text starts. */
  isThere: boolean
}

const fence = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/
/** A line that looks like the end of front matter: too few or too many dashes, dashes of another kind, dots, or a space before them. */
const nearFence = /(?<=\n)[ \t]*(?:-{2,}|[\u2010-\u2015\u2212]+|\.{3})[ \t]*(?=\r?\n|$)/
const opening = /^\uFEFF?---[ \t]*(?:\r?\n|$)/

/**
 * Splits front matter from the text below it.
 *
 * @returns the parsed front matter, empty and with a problem if there is none
 */
export function splitFrontMatter(source: string, file: string): FrontMatter {
  const match = fence.exec(source)
  if (!match) {
    const isOpen = opening.test(source)
    // A line of dashes further down may belong to a heading.
    const head = source.split(/\n[ \t]*\r?\n/, 1)[0] ?? ''
    const nearEnd = isOpen ? nearFence.exec(head) : null
    const offset = nearEnd ? nearEnd.index + (/^\s*/.exec(nearEnd[0])?.[0].length ?? 0) : 0
    const problem: ReadingProblem = {
      rule: 'file-parses',
      place: placeOfOffset(file, source, offset),
      message: nearEnd
        ? `\`${nearEnd[0].trim()}\` does not close the front matter${/^\s*---\s*$/.test(nearEnd[0]) ? ' because it is indented' : ''}.`
        : isOpen
          ? 'The front matter of this file is not closed.'
          : 'This file has no front matter.',
      hint: nearEnd
        ? 'Write three dashes at the start of this line and nothing else.'
        : 'Start the file with a line of three dashes, the fields, and a second line of three dashes.',
    }
    const placeOf = () => placeOfOffset(file, source, 0)
    return {
      yaml: { data: undefined, problems: [problem], placeOf },
      body: source,
      isThere: false,
    }
  }
  const yamlStart = match[0].indexOf('\n') + 1
  return {
    yaml: parseYaml(match[1] ?? '', file, { whole: source, start: yamlStart }),
    body: blankFrontMatter(source),
    isThere: true,
  }
}

/** Replaces front matter by white space of the same size. */
export function blankFrontMatter(source: string): string {
  return source.replace(fence, (matched) => matched.replace(/[^\r\n]/g, ' '))
}
