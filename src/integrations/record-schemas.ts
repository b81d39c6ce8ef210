/** `.index/schemas/` in the content: the JSON Schemas of the kinds of record that name others, with the names that exist. */

import { join } from 'node:path'

import type { SourcePublication } from '../publication/source.ts'

import { type EditorSchema, type SchemaName, editorSchemas } from '../integrity/editor-schemas.ts'
import { namedFields, recordNames, withNames } from '../integrity/named-schemas.ts'
import { writeGeneratedFile } from './generated-file.ts'

/** Schemas without the names in a publication. */
export type PlainSchemas = ReturnType<typeof editorSchemas>

/**
 * Returns the schemas of all kinds, with the names in a publication.
 *
 * @param plain the schemas without names, if they are known
 */
export function schemasOf(
  source: SourcePublication,
  plain: PlainSchemas = editorSchemas(),
): Record<SchemaName, EditorSchema> {
  const names = recordNames(source)
  const schemas = Object.entries(plain) as [SchemaName, EditorSchema][]
  return Object.fromEntries(
    schemas.map(([name, schema]) => [name, withNames(schema, name, names)]),
  ) as Record<SchemaName, EditorSchema>
}

/**
 * Writes the schemas that are out of date, and that of the words of the interface. `.vscode/settings.json` uses those of claims, references and charts;
 * `.astro/collections/` has its own copies of those for front matter.
 *
 * @returns a sentence for the author if they could not be written; nothing else depends on them
 */
export function writeRecordSchemas(
  { directory }: Pick<SourcePublication, 'directory'>,
  schemas: Record<SchemaName, EditorSchema>,
): string | undefined {
  const notes = (Object.keys(schemas) as SchemaName[])
    .filter((name) => name === 'messages' || Object.keys(namedFields(name)).length > 0)
    .map((name) =>
      writeGeneratedFile(
        join(directory, '.index/schemas', `${name}.schema.json`),
        `${JSON.stringify(schemas[name], null, 1)}\n`,
        'editors may complete old names',
        directory,
      ),
    )
  return notes.find((note) => note !== undefined)
}
