/** Caches of commands about a publication. They only save time. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { writeAtomically } from '../shared/atomic-file.ts'
import { projectDirectory } from './environment.ts'

/** The kinds of cached values. Each has its own folder. */
type Kind = 'checks' | 'pictures'

/**
 * Reads a cached value of a publication.
 *
 * @param contentDir absolute path of the content
 * @returns the value, of any shape, or `undefined` if there is none or it cannot be read
 */
export function recall(kind: Kind, contentDir: string): unknown {
  try {
    return JSON.parse(readFileSync(fileFor(kind, contentDir), 'utf8'))
  } catch {
    return undefined
  }
}

/** Caches a value of a publication. If that fails, the next run takes longer. */
export function remember(kind: Kind, contentDir: string, value: unknown): void {
  try {
    writeAtomically(fileFor(kind, contentDir), JSON.stringify(value))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
  }
}

function fileFor(kind: Kind, contentDir: string): string {
  const name = createHash('sha256').update(contentDir).digest('hex').slice(0, 16)
  return join(projectDirectory, 'node_modules/.cache/assay', kind, `${name}.json`)
}
