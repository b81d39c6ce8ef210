/** What a service says about a work. */

import type { CslItem } from '../references/csl.ts'
import type { Health } from '../references/health.ts'

/** A work as a CSL-JSON item that has no key yet. */
export type FoundItem = Omit<CslItem, 'id'>

/** A notice about a work: that it was corrected, retracted, put under concern or superseded. */
export interface Update {
  kind: Health['kind']
  /** When the notice appeared, as EDTF. */
  date?: string | undefined
  /** The DOI or PMID of the notice, if it is not the work itself. */
  notice?: { DOI?: string | undefined; PMID?: string | undefined } | undefined
  /** Who says so: `Crossref`, `Retraction Watch`, `PubMed`. */
  by: string
}

/** The record of a work at a service. */
export interface FoundWork {
  /** The name of the service. */
  service: string
  item: FoundItem
  /** The notices about this work. */
  updates: readonly Update[]
  /** The works that this one is a notice about, by DOI. */
  announces: readonly { DOI: string; update: Update }[]
  /** What an editor should check, in sentences. */
  remarks: readonly string[]
}
