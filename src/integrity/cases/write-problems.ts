import { readFileSync, writeFileSync } from 'node:fs'

import { parseDocument } from 'yaml'

/** Writes the problems of a broken case, the `index`th of its file, and leaves the rest of the file as it is. */
export function writeProblems(file: string, index: number, problems: string[]): void {
  const document = parseDocument(readFileSync(file, 'utf8'))
  document.setIn(['broken', index, 'problems'], document.createNode(problems))
  writeFileSync(file, document.toString({ lineWidth: 0, singleQuote: true }))
}
