/** Compiled texts on disk. Deleting them costs only time. */

import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

import type { CompiledWithAnswers } from './compile.ts'

import { writeIfPossible } from '../shared/atomic-file.ts'

/** An entry that was used in this time, in milliseconds, may be in use by another build. */
const inUse = 60 * 60 * 1000

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
  /** The own folder, and others that are only read. */
  readonly #directories: readonly string[]
  readonly #report: (sentence: string) => void
  readonly #used = new Set<string>()

  /**
   * @param directory absolute path
   * @param report is called for each damaged entry
   * @param others absolute paths of more folders of entries, which are only read
   */
  constructor(
    directory: string,
    report: (sentence: string) => void = () => undefined,
    others: readonly string[] = [],
  ) {
    this.#directories = [directory, ...others]
    this.#report = report
  }

  /**
   * Returns the facts about a text, or `undefined` if there is no entry.
   *
   * @param isRight returns whether an entry can be used; another folder may have one that can
   */
  facts(key: string, isRight: (entry: Entry) => boolean = () => true): Entry | undefined {
    this.#used.add(key)
    for (const directory of this.#directories) {
      const text = read(directory, `${key}.json`)
      if (text === undefined) continue
      const line = text.indexOf('\n')
      const content = text.slice(line + 1)
      if (text.slice(0, line) !== hash('sha256', content)) {
        this.#damaged(key, directory)
        continue
      }
      const entry = JSON.parse(content) as Entry
      if (!isRight(entry)) continue
      if (directory === this.#directories[0]) touch(directory, key)
      return entry
    }
    return undefined
  }

  /** Notes that an entry is in use, so that it is not removed. */
  use(key: string): void {
    this.#used.add(key)
  }

  /** Returns the code of a text by its hash, or `undefined` if it is missing or damaged. */
  code(key: string, codeHash: string): string | undefined {
    for (const directory of this.#directories) {
      const code = read(directory, `${key}.js`)
      if (code !== undefined && hash('sha256', code) === codeHash) return code
    }
    const [own = ''] = this.#directories
    this.#damaged(key, this.#directories.find((each) => existsSync(join(each, `${key}.js`))) ?? own)
    return undefined
  }

  /** Stores a compiled text and returns its entry. A failure costs only time, so it does not throw. */
  set(key: string, { code, ...facts }: CompiledWithAnswers): Entry {
    this.#used.add(key)
    const entry = { ...facts, codeHash: hash('sha256', code) }
    write(this.#directories[0] ?? '', key, entry, code)
    return entry
  }

  /** Writes an entry to another folder too, unless its code is missing or damaged. */
  copy(key: string, entry: Entry, directory: string): void {
    const code = this.code(key, entry.codeHash)
    if (code !== undefined) write(directory, key, entry, code)
  }

  /** Removes the oldest entries that neither this build nor another one uses, so that they are at most as many as those in use here. */
  prune(): void {
    try {
      const [directory = ''] = this.#directories
      const unused = readdirSync(directory)
        .filter((name) => !this.#used.has(name.replace(/\..*/, '')))
        .map((name) => join(directory, name))
      const excess = unused.length - 2 * this.#used.size
      if (excess <= 0) return
      const byAge = unused
        .map((file) => ({ file, time: statSync(file).mtimeMs }))
        .sort((one, other) => one.time - other.time)
      for (const { file, time } of byAge.slice(0, excess))
        if (time < Date.now() - inUse) rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error
    }
  }

  #damaged(key: string, directory: string): void {
    this.#report(`The compiled text ${key} in ${directory} is damaged, so it is made again.`)
  }
}

function read(directory: string, name: string): string | undefined {
  try {
    return readFileSync(join(directory, name), 'utf8')
  } catch {
    return undefined
  }
}

/** Records that an entry is in use, before others could take it for old. */
function touch(directory: string, key: string): void {
  try {
    const now = Date.now()
    for (const file of [join(directory, `${key}.js`), join(directory, `${key}.json`)])
      if (statSync(file).mtimeMs < now - inUse / 2) utimesSync(file, now / 1000, now / 1000)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
  }
}

function write(directory: string, key: string, entry: Entry, code: string): void {
  const content = JSON.stringify(entry)
  if (writeIfPossible(join(directory, `${key}.js`), code))
    writeIfPossible(join(directory, `${key}.json`), `${hash('sha256', content)}\n${content}`)
}
