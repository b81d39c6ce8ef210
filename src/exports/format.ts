/** The formats in which sources are given out. */

import type { CslItem } from '../references/csl.ts'

import { toBibtex } from './bibtex.ts'
import { toCslJson } from './csl-json.ts'
import { toRis } from './ris.ts'
import { mediaTypes } from './types.ts'

interface ExportFormat {
  /** What people call it. */
  label: string
  mediaType: string
  write: (items: readonly CslItem[]) => string
}

/** By the ending of their files. */
export const exportFormats = {
  bib: { label: 'BibTeX', mediaType: mediaTypes.bib, write: toBibtex },
  ris: { label: 'RIS', mediaType: mediaTypes.ris, write: toRis },
  json: {
    label: 'CSL-JSON',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: toCslJson,
  },
} as const satisfies Record<string, ExportFormat>

export type ExportEnding = keyof typeof exportFormats

export const exportEndings = Object.keys(exportFormats) as ExportEnding[]

/** Items as a file of the given ending. */
export function exportResponse(items: readonly CslItem[], ending: ExportEnding): Response {
  const { mediaType, write } = exportFormats[ending]
  return new Response(write(items), { headers: { 'content-type': `${mediaType}; charset=utf-8` } })
}

/** Items in an order that does not depend on a citation style. */
export function sortByKey(items: readonly CslItem[]): CslItem[] {
  return items.toSorted(({ id: a }, { id: b }) => (a < b ? -1 : a > b ? 1 : 0))
}
