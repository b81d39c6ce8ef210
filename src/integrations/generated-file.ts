import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

import { writeAtomically } from '../shared/atomic-file.ts'

/**
 * Writes a file that is generated from the content, if it is out of date. The file is replaced in one step, so no program
 * reads half of it. Nothing else depends on such a file, so a failure does not throw.
 *
 * @param file absolute path; its folder is created
 * @param consequence the effect of a file that could not be written, as the end of a sentence
 * @param within a folder that may have been moved away for a while: then nothing is written, because a new folder with its name would
 *   prevent it from being moved back
 * @returns a sentence that says why the file could not be written; `undefined` if it was
 */
export function writeGeneratedFile(
  file: string,
  text: string,
  consequence: string,
  within?: string,
): string | undefined {
  try {
    const isNeeded = textOf(file) !== text && (within === undefined || existsSync(within))
    if (isNeeded) writeAtomically(file, text)
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
