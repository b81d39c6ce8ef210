/** `npm run schemas`: writes the JSON Schemas of the collections for editors, `.vscode/schemas/`. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { editorSchemas } from '../integrity/editor-schemas.ts'
import { projectDirectory } from './environment.ts'

/** The files of the schemas, by their absolute paths. */
export function schemaFiles(): Map<string, string> {
  const directory = join(projectDirectory, '.vscode/schemas')
  const files = Object.entries(editorSchemas()).map(([name, schema]): [string, string] => [
    join(directory, `${name}.schema.json`),
    `${JSON.stringify(schema, null, 2)}\n`,
  ])
  return new Map(files)
}

if (import.meta.main) {
  for (const [file, text] of schemaFiles()) {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
  }
}
