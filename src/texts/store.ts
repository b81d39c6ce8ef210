/** Compiled texts on disk. Deleting them costs only time. */

import { hash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import type { CompiledWithAnswers } from './answers.ts'

import { writeIfPossible } from '../shared/atomic-file.ts'

/** What is kept of a compiled text besides its code. */
export interface Entry extends Omit<CompiledWithAnswers, 'code'> {
  /** The hash of the code. */
  codeHash: string
}

/**
 * The folder of compiled texts. An entry consists of two files named after everything that the text depends on except for
 * the records that it asked for: `<key>.json` has the facts, `<key>.js` the code.
 *
 * Nothing in an entry depends on where it is, so entries can be copied to other machines. An entry that was cut off or
 * changed counts as missing.
 */
export class TextStore {
  readonly #directory: string
  readonly #report: (sentence: string) => void
  readonly #used = new Set<string>()

  /**
   * @param directory absolute path
   * @param report is called for each damaged entry
   */
  constructor(directory: string, report: (sentence: string) => void = () => undefined) {
    this.#directory = directory
    this.#report = report
  }

  /** Returns the facts about a text, or `undefined` if there is no entry. */
  facts(key: string): Entry | undefined {
    this.#used.add(key)
    const text = this.#read(`${key}.json`)
    if (text === undefined) return undefined
    const line = text.indexOf('\n')
    const content = text.slice(line + 1)
    if (text.slice(0, line) === hash('sha256', content)) return JSON.parse(content) as Entry
    this.#damaged(key)
    return undefined
  }

  /** Returns the code of a text by its hash, or `undefined` if it is missing or damaged. */
  code(key: string, codeHash: string): string | undefined {
    const code = this.#read(`${key}.js`)
    if (code !== undefined && hash('sha256', code) === codeHash) return code
    this.#damaged(key)
    return undefined
  }

  /** Stores a compiled text and returns its entry. A failure costs only time, so it does not throw. */
  set(key: string, { code, ...facts }: CompiledWithAnswers): Entry {
    this.#used.add(key)
    const entry = { ...facts, codeHash: hash('sha256', code) }
    const content = JSON.stringify(entry)
    if (writeIfPossible(join(this.#directory, `${key}.js`), code))
      writeIfPossible(
        join(this.#directory, `${key}.json`),
        `${hash('sha256', content)}\n${content}`,
      )
    return entry
  }

  /** Removes the oldest entries that were not used, so that they are at most as many as those that were. */
  prune(): void {
    try {
      const unused = readdirSync(this.#directory)
        .filter((name) => !this.#used.has(name.replace(/\..*/, '')))
        .map((name) => join(this.#directory, name))
      const excess = unused.length - 2 * this.#used.size
      if (excess <= 0) return
      const byAge = unused
        .map((file) => ({ file, time: statSync(file).mtimeMs }))
        .sort((one, other) => one.time - other.time)
      for (const { file } of byAge.slice(0, excess)) rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error
    }
  }

  #read(name: string): string | undefined {
    try {
      return readFileSync(join(this.#directory, name), 'utf8')
    } catch {
      return undefined
    }
  }

  #damaged(key: string): void {
    this.#report(`The compiled text ${key} in ${this.#directory} is damaged, so it is made again.`)
  }
}
