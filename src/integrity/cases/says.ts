import { readFileSync, writeFileSync } from 'node:fs'

import { parseDocument } from 'yaml'

/** Writes what is said in a broken case, the `index`th of its file, leaving the rest as an editor wrote it. */
export function writeSays(file: string, index: number, said: string[]): void {
  const document = parseDocument(readFileSync(file, 'utf8'))
  document.setIn(['broken', index, 'says'], document.createNode(said))
  writeFileSync(file, document.toString({ lineWidth: 0, singleQuote: true }))
}
