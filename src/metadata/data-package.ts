/** Describes all open data as one data package (Data Package 2.0, datapackage.org). */

import type { MessageId } from '../messages/words.ts'
import { type DataContext, type DataRecords, tableSchema } from './data-table.ts'

import { exportFormats, type ExportEnding } from '../exports/format.ts'
import { mediaTypes } from '../shared/media-types.ts'
import { publisherOf } from './agents.ts'
import { appearanceTable } from './appearance-data.ts'
import { claimDataName } from './claim-data.ts'
import { reviewTable } from './claim-table.ts'
import { evidenceTable } from './evidence-data.ts'
import { identifierTable } from './identifier-data.ts'
import { outcomeTable } from './outcome-table.ts'
import { verdictTable } from './verdict-data.ts'

type PackageContext = DataContext<Pick<DataRecords, 'ratings'>>

/** The tables, and the messages that name and describe them. */
const tables = [
  { table: reviewTable, title: 'data.claimReviews', description: 'data.everyReview' },
  { table: appearanceTable, title: 'data.appearances', description: 'data.everyAppearance' },
  { table: evidenceTable, title: 'data.evidence', description: 'data.everyStudy' },
  { table: outcomeTable, title: 'data.outcomes', description: 'data.everyOutcome' },
  { table: verdictTable, title: 'data.verdictLog', description: 'data.everyVerdict' },
  { table: identifierTable, title: 'data.identifiers', description: 'data.everyIdentifier' },
] as const satisfies readonly { table: object; title: MessageId; description: MessageId }[]

/**
 * Returns the descriptor (Data Package 2.0, "Properties"). Paths are relative to the file, so it is the same on the site and
 * in an archive. It states no dates, because the files in it have their own.
 */
export function dataPackage(context: PackageContext): object {
  const { site, urls, words } = context.home
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: packageName(urls),
    id: urls.absolute({ to: 'file', path: 'data/datapackage.json' }),
    title: claimDataName(context.home),
    description: words.say('data.datasetDescription', { site: site.name }),
    homepage: urls.absolute({ to: 'data' }),
    ...(site.licence && { licenses: [{ path: site.licence.url, title: site.licence.name }] }),
    contributors: [contributor(context.home)],
    resources: [
      ...tables.map((each) => tableResource(each, context)),
      ...jsonResources(context),
      ...exported(context),
    ],
  }
}

/** Returns a name that stays the same and that registries can use: the address without its scheme, in plain characters. */
function packageName({ origin, base }: PackageContext['home']['urls']): string {
  return `${new URL(origin).host}${base}data`.toLowerCase().replace(/[^a-z\d._]+/g, '-')
}

/** Describes the publisher (Data Package 2.0, "contributors"). */
function contributor(home: PackageContext['home']): object {
  const { name, url } = publisherOf(home)
  const { email } = home.site.contact ?? {}
  return { title: name, path: url, ...(email && { email }), roles: ['creator'] }
}

/** Describes a CSV file (Data Resource 2.0, "Tabular"). */
function tableResource(
  { table, title, description }: (typeof tables)[number],
  context: PackageContext,
): object {
  const { words } = context.home
  return {
    name: table.name,
    type: 'table',
    path: `${table.name}.csv`,
    title: words.say(title),
    description: words.say(description),
    format: 'csv',
    mediatype: mediaTypes.csv,
    encoding: 'utf-8',
    schema: tableSchema(table, context),
  }
}

/** Describes the JSON files that are not references. */
function jsonResources({ home: { words } }: PackageContext): object[] {
  return [
    {
      name: 'claims-json',
      path: 'claims.json',
      title: words.say('data.claimReviews'),
      description: words.say('data.everyReview'),
      mediatype: mediaTypes.jsonLd,
    },
    {
      name: 'verdicts-json',
      path: 'verdicts.json',
      title: words.say('data.verdictLog'),
      description: words.say('data.everyVerdict'),
      mediatype: mediaTypes.json,
    },
  ].map((resource) => jsonResource(resource))
}

/**
 * Adds the JSON Schema of a file as `jsonSchema`, a property of our own, which a resource may have (Data Resource 2.0,
 * "Properties"). `schema` can only be a Table Schema, and no program is known that reads it as in the recipe "JSON Data
 * Resources"; some fail.
 */
function jsonResource(resource: { path: string }): object {
  return {
    ...resource,
    format: 'json',
    encoding: 'utf-8',
    jsonSchema: `schemas/${resource.path}`,
  }
}

/** Describes the files with the whole library. */
function exported({ home: { words } }: PackageContext): object[] {
  return (Object.keys(exportFormats) as ExportEnding[]).map((format) => {
    const resource = {
      name: `references-${format}`,
      path: `references.${format}`,
      title: words.say('data.referencesAs', { format: exportFormats[format].label }),
      description: words.say('data.everySource'),
      mediatype: exportFormats[format].mediaType,
    }
    return format === 'json' ? jsonResource(resource) : { ...resource, format, encoding: 'utf-8' }
  })
}
