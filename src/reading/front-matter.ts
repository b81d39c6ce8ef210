import type { ReadingProblem } from './problem.ts'
import type { ParsedYaml } from './yaml.ts'

import { placeOfOffset } from '../shared/place.ts'
import { parseYaml } from './yaml.ts'

/** A text with front matter, taken apart. */
export interface FrontMatter {
  yaml: ParsedYaml
  /** The text with its front matter blanked out, so that every offset and line stays as it was. */
  body: string
}

const fence = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/
const opening = /^\uFEFF?---[ \t]*(?:\r?\n|$)/

/**
 * Splits front matter from the text below it.
 *
 * @returns the parsed front matter, empty and with a problem where there is none
 */
export function splitFrontMatter(source: string, file: string): FrontMatter {
  const match = fence.exec(source)
  if (!match) {
    const problem: ReadingProblem = {
      rule: 'file-parses',
      place: { file, line: 1, column: 1 },
      message: opening.test(source)
        ? 'The front matter of this file is not closed.'
        : 'This file has no front matter.',
      hint: 'Start the file with a line of three dashes, the fields, and a second line of three dashes.',
    }
    const placeOf = () => placeOfOffset(file, source, 0)
    return { yaml: { data: undefined, problems: [problem], placeOf }, body: source }
  }
  const yamlStart = match[0].indexOf('\n') + 1
  return {
    yaml: parseYaml(match[1] ?? '', file, source, yamlStart),
    body: blankFrontMatter(source),
  }
}

/** Replaces front matter by white space of the same size. */
export function blankFrontMatter(source: string): string {
  return source.replace(fence, (matched) => matched.replace(/[^\r\n]/g, ' '))
}
