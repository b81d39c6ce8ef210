/**
 * The files that the Astro extension of VS Code reads to complete and explain front matter: the schemas, and a list of the
 * files that each applies to. The YAML extension does not read `.mdx` and `.md` files.
 *
 * Astro would write the same files for content in its own root (`experimental.contentIntellisense`), but our commands use
 * a root that no editor opens.
 */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { type EditorSchema, editorSchemas } from '../integrity/editor-schemas.ts'
import { textCollections } from '../publication/source.ts'
import { writeGeneratedFile } from './generated-file.ts'

const collections = [...textCollections, 'responses'] as const

/** The files of the texts. */
type Texts = Record<(typeof collections)[number], readonly { file: string }[]>

/**
 * Writes the schemas and the manifest in `.astro/collections/` that are out of date.
 *
 * The folder belongs to the project, so it only describes the project's own content.
 *
 * @param project absolute path of the project
 * @param schemas the schemas, with the names of the records that exist
 * @returns a sentence for the author if they could not be written; nothing else depends on them
 */
export function writeFrontMatterIndex(
  publication: { directory: string; texts: Texts },
  project: string,
  schemas: Record<(typeof collections)[number], EditorSchema> = editorSchemas(),
): string | undefined {
  if (publication.directory !== join(project, 'content')) return undefined
  const files = collections.map((name): [string, unknown] => [`${name}.schema.json`, schemas[name]])
  const notes = [...files, ['collections.json', manifestOf(publication.texts)] as const].map(
    ([name, data]) =>
      writeGeneratedFile(
        join(project, '.astro/collections', name),
        `${JSON.stringify(data, null, 2)}\n`,
        'editors may not explain front matter',
      ),
  )
  return notes.find((note) => note !== undefined)
}

/** Returns the manifest of collections. The language server compares addresses in lower case. */
function manifestOf(texts: Texts) {
  const entries = collections.flatMap((name) =>
    texts[name].map(({ file }) => [
      decodeURIComponent(pathToFileURL(file).href).toLowerCase(),
      name,
    ]),
  )
  return {
    collections: collections.map((name) => ({ hasSchema: true, name })),
    entries: Object.fromEntries(entries) as Record<string, string>,
  }
}
