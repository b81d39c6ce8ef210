/** `npm run schemas`: writes the JSON Schemas of the collections for editors, `.vscode/schemas/`. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { editorSchemas } from '../integrity/editor-schemas.ts'
import { projectDirectory } from './environment.ts'
import { exitCodeOf } from './failure.ts'

/** The files of the schemas, by their absolute paths. */
export function schemaFiles(): Map<string, string> {
  const directory = join(projectDirectory, '.vscode/schemas')
  // That of the words of the interface changes with each of them, so it is written beside the content.
  const { messages, ...schemas } = editorSchemas()
  const files = Object.entries(schemas).map(([name, schema]): [string, string] => [
    join(directory, `${name}.schema.json`),
    `${JSON.stringify(schema, null, 2)}\n`,
  ])
  return new Map(files)
}

function writeSchemas(): number {
  for (const [file, text] of schemaFiles()) {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
  }
  return 0
}

if (import.meta.main) process.exitCode = await exitCodeOf(writeSchemas)
