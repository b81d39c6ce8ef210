/** What the check reported of unchanged content, kept from one run of the command to the next. */

import type { Issue } from '../integrity/issue.ts'
import type { Snapshot } from './snapshot.ts'

import { recall, remember } from './cache.ts'

/** The outcome of a check. */
export interface Outcome {
  issues: Issue[]
  /** How many files were read. */
  files: number
  /** Those of them that the issues are in, by absolute path: reports quote them. */
  quoted: string[]
}

/** Finds what was reported of a publication, if nothing has changed since. */
export function recallOutcome({ contentDir, digest }: Snapshot): Outcome | undefined {
  const kept = recall('checks', contentDir) as (Outcome & { digest: string }) | undefined
  return kept?.digest === digest ? kept : undefined
}

/** Keeps what was reported of a publication. */
export function rememberOutcome({ contentDir, digest }: Snapshot, outcome: Outcome): void {
  remember('checks', contentDir, { digest, ...outcome })
}
