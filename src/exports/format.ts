/** The export formats of sources. */

import type { CslItem } from '../references/csl.ts'

import { contentType, mediaTypes } from '../shared/media-types.ts'
import { toBibtex } from './bibtex.ts'
import { toCslJson } from './csl-json.ts'
import { toRis } from './ris.ts'

interface ExportFormat {
  /** Its name for readers. */
  label: string
  mediaType: string
  write: (items: readonly CslItem[]) => string
}

/** The formats by file extension. */
export const exportFormats = {
  bib: { label: 'BibTeX', mediaType: mediaTypes.bib, write: toBibtex },
  ris: { label: 'RIS', mediaType: mediaTypes.ris, write: toRis },
  json: {
    label: 'CSL-JSON',
    mediaType: mediaTypes.cslJson,
    write: toCslJson,
  },
} as const satisfies Record<string, ExportFormat>

export type ExportEnding = keyof typeof exportFormats

export const exportEndings = Object.keys(exportFormats) as ExportEnding[]

/** Returns whether there is an export format with an extension. */
export function isExportEnding(ending: string): ending is ExportEnding {
  return Object.hasOwn(exportFormats, ending)
}

/** Writes items as a file with the given extension. */
export function exportResponse(items: readonly CslItem[], ending: ExportEnding): Response {
  const { mediaType, write } = exportFormats[ending]
  return new Response(write(items), { headers: { 'content-type': contentType(mediaType) } })
}

/** Sorts items in an order that does not depend on a citation style. */
export function sortByKey(items: readonly CslItem[]): CslItem[] {
  return items.toSorted(({ id: a }, { id: b }) => (a < b ? -1 : a > b ? 1 : 0))
}
