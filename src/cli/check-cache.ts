/** What the check reported of unchanged content, kept from one run of the command to the next. */

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Issue } from '../integrity/issue.ts'
import type { Snapshot } from './snapshot.ts'

import { projectDirectory } from './environment.ts'

/** The outcome of a check. */
export interface Outcome {
  issues: Issue[]
  /** How many files were read. */
  files: number
  /** Those of them that the issues are in, by absolute path: reports quote them. */
  quoted: string[]
}

/** Finds what was reported of a publication, if nothing has changed since. */
export function recall({ contentDir, digest }: Snapshot): Outcome | undefined {
  try {
    const kept = JSON.parse(readFileSync(fileFor(contentDir), 'utf8')) as Outcome & {
      digest: string
    }
    return kept.digest === digest ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keeps what was reported of a publication. Where that is not possible, the next check takes longer, and no more. */
export function remember({ contentDir, digest }: Snapshot, outcome: Outcome): void {
  const file = fileFor(contentDir)
  const unfinished = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(unfinished, JSON.stringify({ digest, ...outcome }))
    renameSync(unfinished, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
  }
}

function fileFor(directory: string): string {
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16)
  return join(projectDirectory, `node_modules/.cache/assay/checks/${name}.json`)
}
