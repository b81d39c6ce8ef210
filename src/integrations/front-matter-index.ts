/**
 * What the Astro extension of VS Code reads to complete and explain front matter: the schemas, and which files they are
 * of. The YAML extension does not look into `.mdx` and `.md` files.
 *
 * Astro would write the same for content in its own root (`experimental.contentIntellisense`); our commands give it one
 * that no editor looks into.
 */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { editorSchemas } from '../integrity/editor-schemas.ts'
import { textCollections, type SourcePublication } from '../publication/source.ts'
import { writeGeneratedFile } from './generated-file.ts'

const collections = [...textCollections, 'responses'] as const

/**
 * Writes the schemas and the manifest into `.astro/collections/`, where they are not up to date.
 *
 * The folder belongs to the project, so that only the project's own content has a place in it.
 *
 * @param project absolute path of the project
 * @returns a sentence for the author if they could not be written; nothing else depends on them
 */
export function writeFrontMatterIndex(
  publication: Pick<SourcePublication, 'directory' | 'texts'>,
  project: string,
): string | undefined {
  if (publication.directory !== join(project, 'content')) return undefined
  const schemas = editorSchemas()
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

/** The manifest of collections; the language server compares addresses in lower case. */
function manifestOf(texts: SourcePublication['texts']) {
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
