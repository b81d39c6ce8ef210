/** Checks JSON-LD against schema-dts, the types of schema.org's vocabulary that Google generates from its releases. */

import { join } from 'node:path'

import ts from 'typescript'

import { project } from './situation.ts'

/** The file that is checked. It exists only in memory. */
const name = join(project, 'tests/schema-org-probe.ts')

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  noEmit: true,
  // These check the declarations themselves.
  skipLibCheck: true,
  types: [],
}

/**
 * Returns what the vocabulary does not allow: a property that the type does not have, or a value of another kind.
 *
 * @param things things with a context, each with the place where it is
 * @returns messages of the compiler, each after the place
 */
export function vocabularyFaults(
  things: readonly (readonly [where: string, thing: object])[],
): string[] {
  const lines = [
    "import type { Thing, WithContext } from 'schema-dts'",
    ...things.map(
      ([, thing], at) => `export const thing${at}: WithContext<Thing> = ${JSON.stringify(thing)}`,
    ),
  ]
  const source = ts.createSourceFile(name, lines.join('\n'), ts.ScriptTarget.ES2022)
  const host = ts.createCompilerHost(options)
  const program = ts.createProgram([name], options, {
    ...host,
    getSourceFile: (file, ...others) =>
      file === name ? source : host.getSourceFile(file, ...others),
    fileExists: (file) => file === name || host.fileExists(file),
  })
  return ts.getPreEmitDiagnostics(program).map(({ start, messageText }) => {
    const line = start === undefined ? 0 : source.getLineAndCharacterOfPosition(start).line
    return `${things[line - 1]?.[0]}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
}
