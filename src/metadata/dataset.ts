/** Describes the files of open data, for readers and for search engines of datasets. */

import type { Target } from '../shared/urls.ts'

import { exportFormats, type ExportEnding } from '../exports/format.ts'
import { mediaTypes } from '../shared/media-types.ts'
import { publisherNode } from './agents.ts'
import { claimDataName, newestChange } from './claim-data.ts'
import type { ClaimRecords } from './data-table.ts'
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
  dataFile('claims.json', 'JSON-LD (schema.org)', mediaTypes.jsonLd),
  dataFile('claims.csv', 'CSV', mediaTypes.csv),
]

/** The files with the appearances, the evidence, the outcomes, the log of verdicts, and the identifiers. */
export const appearanceFiles: readonly DataFile[] = [
  dataFile('appearances.csv', 'CSV', mediaTypes.csv),
]
export const evidenceFiles: readonly DataFile[] = [dataFile('evidence.csv', 'CSV', mediaTypes.csv)]
export const outcomeFiles: readonly DataFile[] = [dataFile('outcomes.csv', 'CSV', mediaTypes.csv)]
export const verdictFiles: readonly DataFile[] = [
  dataFile('verdicts.csv', 'CSV', mediaTypes.csv),
  dataFile('verdicts.json', 'JSON', mediaTypes.json),
]
export const identifierFiles: readonly DataFile[] = [
  dataFile('identifiers.csv', 'CSV', mediaTypes.csv),
]

const archiveFile = dataFile('data.zip', 'ZIP', mediaTypes.zip)

/** All files in one, and the description of all of them. */
export const archiveFiles: readonly DataFile[] = [
  archiveFile,
  dataFile('datapackage.json', 'Data Package', mediaTypes.dataPackage),
]

function dataFile(name: string, format: string, mediaType: string): DataFile {
  return { target: { to: 'file', path: `data/${name}` }, format, mediaType }
}

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
      ...filesNode(
        'claims',
        [...claimFiles, ...appearanceFiles, ...evidenceFiles, ...outcomeFiles, ...verdictFiles],
        home,
      ),
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

/** Describes data files, and the archive in which they are too: what is the same for all sets of data. */
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
    distribution: [...files, archiveFile].map(({ target, mediaType }) => ({
      '@type': 'DataDownload',
      contentUrl: urls.absolute(target),
      encodingFormat: mediaType,
    })),
  }
}
