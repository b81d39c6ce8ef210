/** The files of open data, and how each is made from the records. */

import { type DataContext, tableCsv, tableJson, tableJsonSchema } from './data-table.ts'

import { cslJsonSchema } from '../exports/csl-json-schema.ts'
import { exportEndings } from '../exports/format.ts'
import { type MediaType, mediaTypes } from '../shared/media-types.ts'
import { appearanceTable } from './appearance-data.ts'
import { claimFeed } from './claim-data.ts'
import { reviewTable } from './claim-table.ts'
import { claimFeedSchema } from './claim-feed-schema.ts'
import { dataPackage } from './data-package.ts'
import { evidenceTable } from './evidence-data.ts'
import { identifierTable } from './identifier-data.ts'
import { outcomeTable } from './outcome-table.ts'
import { verdictTable } from './verdict-data.ts'

/** A file of open data. */
interface MadeFile {
  mediaType: MediaType
  text: (context: DataContext) => string
}

/** The files that are made from tables and feeds, by their path below `/data/`. */
export const madeDataFiles: Readonly<Record<string, MadeFile>> = {
  'claims.csv': csv((context) => tableCsv(reviewTable, context)),
  'claims.json': {
    mediaType: mediaTypes.jsonLd,
    text: ({ records, home }) => json(claimFeed(records, home)),
  },
  'appearances.csv': csv((context) => tableCsv(appearanceTable, context)),
  'evidence.csv': csv((context) => tableCsv(evidenceTable, context)),
  'outcomes.csv': csv((context) => tableCsv(outcomeTable, context)),
  'verdicts.csv': csv((context) => tableCsv(verdictTable, context)),
  'verdicts.json': {
    mediaType: mediaTypes.json,
    text: (context) => tableJson(verdictTable, context),
  },
  'identifiers.csv': csv((context) => tableCsv(identifierTable, context)),
  'schemas/claims.json': schema('claims', () => claimFeedSchema),
  'schemas/references.json': schema('references', () => cslJsonSchema),
  'schemas/verdicts.json': schema('verdicts', (context) => tableJsonSchema(verdictTable, context)),
  'datapackage.json': {
    mediaType: mediaTypes.dataPackage,
    text: (context) => json(dataPackage(context)),
  },
}

/** Every file of open data by its path from the root of the site, sorted, except the archive of all of them. */
export const dataFilePaths: readonly string[] = [
  ...Object.keys(madeDataFiles),
  ...exportEndings.map((ending) => `references.${ending}`),
]
  .map((name) => `data/${name}`)
  .sort()

/** The archive with all files of open data. */
export const dataArchivePath = 'data/data.zip'

function csv(text: MadeFile['text']): MadeFile {
  return { mediaType: mediaTypes.csv, text }
}

/** Describes a schema (JSON Schema, draft 7, "Root Schema"): its own address is its identifier. */
function schema(name: string, of: (context: DataContext) => object): MadeFile {
  return {
    mediaType: mediaTypes.json,
    text: (context) =>
      json({
        $schema: 'http://json-schema.org/draft-07/schema#',
        $id: context.home.urls.absolute({ to: 'file', path: `data/schemas/${name}.json` }),
        ...of(context),
      }),
  }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
