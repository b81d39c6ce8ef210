/** Subsets the faces of a typeface to the characters of a publication, each only once. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

import Tinypool from 'tinypool'

import { writeAtomically } from '../shared/atomic-file.ts'
import { features, licence, type Face } from './faces.ts'
import type { SubsetTask } from './subset.ts'

const { resolve } = createRequire(import.meta.url)

/** Cuts faces. */
export interface FaceCutter {
  /**
   * Subsets a face, or finds the subset in the cache.
   *
   * @param characters the characters to keep; those that the font does not have are ignored
   * @returns the name of the WOFF2 file in the folder; `undefined` if the font has none of the characters
   * @throws if the font is not installed, or does not have the axes of the face
   */
  cut: (face: Face, characters: string) => Promise<string | undefined>
  /** Ends the threads. */
  close: () => Promise<void>
}

/**
 * Starts without threads.
 *
 * @param folder absolute path of the cache of subsets, whose names are derived from everything that they depend on. Several
 *   builds can use it at once
 * @param inThreads whether subsets that are missing are made in threads; otherwise they hold up the caller
 */
export function faceCutter(
  folder: string,
  { inThreads = true }: { inThreads?: boolean } = {},
): FaceCutter {
  const script = new URL('./subset.ts', import.meta.url).href
  let threads: Tinypool | undefined
  const subset = async (task: SubsetTask): Promise<Uint8Array> => {
    if (!inThreads) return (await import('./subset.ts')).default(task)
    threads ??= new Tinypool({
      filename: script,
      minThreads: 1,
      maxThreads: availableParallelism(),
    })
    return (await threads.run(task)) as Uint8Array
  }
  return {
    async cut(face, characters) {
      const source = resolve(face.source)
      const recipe = JSON.stringify([face.axes, characters, features, licence, subsetter()])
      const digest = createHash('sha256').update(readFileSync(source)).update(recipe).digest('hex')
      const name = `${digest.slice(0, 16)}.woff2`
      const file = join(folder, name)
      if (!isWhole(file))
        writeAtomically(file, await subset({ source, axes: face.axes, characters }))
      return statSync(file).size > 0 ? name : undefined
    },
    close: async () => {
      await threads?.destroy()
      threads = undefined
    },
  }
}

/**
 * Returns whether a subset is there and not cut off: a WOFF2 file begins with its length (WOFF File Format 2.0, section 4.1).
 * An empty file stands for a font without the characters.
 */
function isWhole(file: string): boolean {
  if (!existsSync(file)) return false
  const bytes = readFileSync(file)
  if (bytes.length === 0) return true
  const isRight =
    bytes.length >= 12 &&
    bytes.toString('latin1', 0, 4) === 'wOF2' &&
    bytes.readUInt32BE(8) === bytes.length
  if (!isRight) console.error(`The cache ${file} is damaged, so it is made again.`)
  return isRight
}

/** The version of the subsetter, because another version can have a different result. */
function subsetter(): string {
  const { name, version } = JSON.parse(
    readFileSync(resolve('subset-font/package.json'), 'utf8'),
  ) as Record<'name' | 'version', string>
  return `${name} ${version}`
}
