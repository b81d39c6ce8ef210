import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { pid } from 'node:process'

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
  const next = `${file}.${pid}.tmp`
  try {
    if (textOf(file) === text) return undefined
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(next, text)
    renameSync(next, file)
    return undefined
  } catch (error) {
    if (existsSync(next)) rmSync(next)
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
