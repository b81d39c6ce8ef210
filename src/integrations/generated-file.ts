import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

import { writeAtomically } from '../shared/atomic-file.ts'

/**
 * Writes a file that is made from the content, where it is not up to date: at once, so that nobody reads half of it.
 *
 * Nothing else depends on such a file, so that one that cannot be written stops nothing.
 *
 * @param file absolute path; its folder is made
 * @param consequence what comes of it where that is not so, as the end of a sentence
 * @returns a sentence about why it could not be written, if it could not
 */
export function writeGeneratedFile(
  file: string,
  text: string,
  consequence: string,
): string | undefined {
  try {
    if (textOf(file) !== text) writeAtomically(file, text)
    return undefined
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return `${relative('', file)} could not be written (${code ?? message}), so ${consequence}.`
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
