/** The cached report of a check, valid until the content changes. */

import type { Issue } from '../integrity/issue.ts'
import type { Snapshot } from './snapshot.ts'

import { recall, remember } from './cache.ts'

/** The outcome of a check. */
export interface Outcome {
  issues: Issue[]
  /** The number of files read. */
  files: number
  /** Absolute paths of the files that the issues are in. Reports quote them. */
  quoted: string[]
}

/** Returns the cached report of a publication, if nothing has changed since. */
export function recallOutcome({ contentDir, digest }: Snapshot): Outcome | undefined {
  const kept = recall('checks', contentDir) as (Outcome & { digest: string }) | undefined
  return kept?.digest === digest ? kept : undefined
}

/** Caches the report of a publication. */
export function rememberOutcome({ contentDir, digest }: Snapshot, outcome: Outcome): void {
  remember('checks', contentDir, { digest, ...outcome })
}
