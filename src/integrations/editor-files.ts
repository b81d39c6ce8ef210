import { existsSync } from 'node:fs'

import type { CurrentPublication } from './current-publication.ts'

import { writeFrontMatterIndex } from './front-matter-index.ts'
import { type PlainSchemas, schemasOf, writeRecordSchemas } from './record-schemas.ts'
import { writeReferenceIndex } from './reference-index.ts'

/**
 * Writes the files for code editors (an index of the sources, the schemas of records and front matter) that are out of date.
 *
 * @param project absolute path of the project
 * @param plain the schemas without names, if they are known
 * @returns a sentence for each file that could not be written; nothing else depends on these files
 */
export function writeEditorFiles(
  { source, items }: Pick<CurrentPublication, 'source' | 'items'>,
  project: string,
  plain?: PlainSchemas,
): string[] {
  // The content may have been moved away for a while. A new folder with its name would prevent it from being moved back.
  if (!existsSync(source.directory)) return []
  const schemas = schemasOf(source, plain)
  return [
    writeReferenceIndex({ source, items }),
    writeRecordSchemas(source, schemas),
    writeFrontMatterIndex(source, project, schemas),
  ].filter((note) => note !== undefined)
}
