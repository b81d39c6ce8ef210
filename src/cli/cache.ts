/** What commands keep about a publication from one run to the next: it saves time, and nothing is lost without it. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { writeAtomically } from '../shared/atomic-file.ts'
import { projectDirectory } from './environment.ts'

/** Each kind of thing that is kept, in a folder of its own. */
type Kind = 'checks' | 'pictures'

/**
 * Finds what was kept of a publication.
 *
 * @param contentDir absolute path of the content
 * @returns whatever was kept, or `undefined` if there is nothing that can be read
 */
export function recall(kind: Kind, contentDir: string): unknown {
  try {
    return JSON.parse(readFileSync(fileFor(kind, contentDir), 'utf8'))
  } catch {
    return undefined
  }
}

/** Keeps something of a publication. Where that is not possible, the next run takes longer, and no more. */
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
