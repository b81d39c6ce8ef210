/** Describes the files of open data, for readers and for search engines of datasets. */

import type { Target } from '../shared/urls.ts'

import { exportFormats, type ExportEnding } from '../exports/format.ts'
import { mediaTypes } from '../shared/media-types.ts'
import { publisherNode } from './agents.ts'
import { claimDataName, newestChange, type ClaimRecords } from './claim-data.ts'
import { oneOrMany, type Home, type Node } from './node.ts'

/** A data file. */
export interface DataFile {
  target: Target
  /** The name of its format. */
  format: string
  mediaType: string
}

/** The files with the claim reviews. */
export const claimFiles: readonly DataFile[] = [
  {
    target: { to: 'file', path: 'data/claims.json' },
    format: 'JSON-LD (schema.org)',
    mediaType: mediaTypes.jsonLd,
  },
  { target: { to: 'file', path: 'data/claims.csv' }, format: 'CSV', mediaType: mediaTypes.csv },
]

/** The files with the whole library. */
export const referenceFiles: readonly DataFile[] = (
  Object.keys(exportFormats) as ExportEnding[]
).map((ending) => ({
  target: { to: 'file', path: `data/references.${ending}` },
  format: exportFormats[ending].label,
  mediaType: exportFormats[ending].mediaType,
}))

/**
 * Describes the claim reviews and the library, each with its files, as schema.org `Dataset`s for the data page (Google,
 * "Dataset structured data").
 */
export function datasetNodes(records: ClaimRecords, home: Home): Node[] {
  const { site, words } = home
  const topics = new Set(records.articles.flatMap(({ data }) => data.topics))
  return [
    {
      ...filesNode('claims', claimFiles, home),
      name: claimDataName(home),
      description: words.say('data.datasetDescription', { site: site.name }),
      dateModified: newestChange(records),
      keywords: oneOrMany([...topics].flatMap((id) => records.topics.get(id)?.name ?? [])),
    },
    {
      ...filesNode('references', referenceFiles, home),
      name: words.say('data.referencesBy', { site: site.name }),
      description: words.say('data.referencesDescription', { site: site.name }),
    },
  ]
}

/** Describes data files: what is the same for all sets of data. */
function filesNode(name: string, files: readonly DataFile[], home: Home): Node {
  const { site, urls } = home
  return {
    '@type': 'Dataset',
    '@id': urls.absolute({ to: 'data' }, name),
    url: urls.absolute({ to: 'data' }),
    inLanguage: site.language,
    creator: publisherNode(home),
    license: site.licence?.url,
    isAccessibleForFree: true,
    distribution: files.map(({ target, mediaType }) => ({
      '@type': 'DataDownload',
      contentUrl: urls.absolute(target),
      encodingFormat: mediaType,
    })),
  }
}
