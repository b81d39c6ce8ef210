/** The open data of the publication: which files there are, for people and for search engines of data. */

import type { Target } from '../shared/urls.ts'
import type { ClaimRecords } from './claim-data.ts'
import type { Home, Node } from './node.ts'

import { exportFormats, type ExportEnding } from '../exports/format.ts'
import { publisherNode } from './agents.ts'
import { claimDataName, newestChange } from './claim-data.ts'
import { oneOrMany } from './node.ts'

/** A file of data. */
export interface DataFile {
  target: Target
  /** What people call its format. */
  format: string
  mediaType: string
}

/** The files that hold the claim reviews. */
export const claimFiles: readonly DataFile[] = [
  {
    target: { to: 'file', path: 'data/claims.json' },
    format: 'JSON-LD (schema.org)',
    mediaType: 'application/ld+json',
  },
  { target: { to: 'file', path: 'data/claims.csv' }, format: 'CSV', mediaType: 'text/csv' },
]

/** The files that hold the whole library. */
export const referenceFiles: readonly DataFile[] = (
  Object.keys(exportFormats) as ExportEnding[]
).map((ending) => ({
  target: { to: 'file', path: `data/references.${ending}` },
  format: exportFormats[ending].label,
  mediaType: exportFormats[ending].mediaType,
}))

/** The claim reviews as a set of data with its files (schema.org/Dataset), for the page that describes them. */
export function datasetNode(records: ClaimRecords, home: Home): Node {
  const { site, urls } = home
  const topics = new Set(records.articles.flatMap(({ data }) => data.topics))
  return {
    '@type': 'Dataset',
    '@id': `${urls.absolute({ to: 'data' })}#claims`,
    url: urls.absolute({ to: 'data' }),
    name: claimDataName(home),
    description: `Every claim that ${site.name} has checked, with the claimants, the verdict, the certainty of the evidence and the address of the fact-check.`,
    inLanguage: site.language,
    creator: publisherNode(home),
    license: site.licence?.url,
    isAccessibleForFree: true,
    dateModified: newestChange(records),
    keywords: oneOrMany([...topics].flatMap((id) => records.topics.get(id)?.name ?? [])),
    distribution: claimFiles.map(({ target, mediaType }) => ({
      '@type': 'DataDownload',
      contentUrl: urls.absolute(target),
      encodingFormat: mediaType,
    })),
  }
}
