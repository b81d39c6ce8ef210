/** Compiled texts as the body of a function, so that they need no module on disk and can be let go. */

import type { ModuleDeclaration, Program, Statement, Directive } from 'estree'

/** The only module that compiled texts import. */
const runtime = 'astro/jsx-runtime'

/**
 * Recma plugin that turns the compiled module into the body of a function. The function takes the JSX runtime as its only
 * argument and returns the component.
 */
export function recmaFunctionBody() {
  return (program: Program): void => {
    program.body = program.body.flatMap(toStatements)
  }
}

/**
 * Converts a statement of the module. Exports other than the component are left out: they are metadata that Astro adds.
 *
 * @throws if it imports anything else, because then the text contains code
 */
function toStatements(node: Program['body'][number]): (Directive | Statement)[] {
  if (!isModuleDeclaration(node)) return [node]
  if (node.type === 'ExportNamedDeclaration') return []
  if (node.type === 'ExportDefaultDeclaration' && node.declaration.type === 'FunctionDeclaration') {
    const { id, ...component } = node.declaration
    if (id !== null)
      return [
        { ...component, id },
        { type: 'ReturnStatement', argument: id },
      ]
  }
  if (node.type === 'ImportDeclaration' && node.source.value === runtime) {
    const properties = node.specifiers.map((specifier) => {
      if (specifier.type !== 'ImportSpecifier') throw new Error(`${runtime} has only names.`)
      const { imported: key, local: value } = specifier
      const plain = { computed: false, method: false, shorthand: false } as const
      return { type: 'Property', kind: 'init', key, value, ...plain } as const
    })
    return [
      {
        type: 'VariableDeclaration',
        kind: 'const',
        declarations: [
          {
            type: 'VariableDeclarator',
            id: { type: 'ObjectPattern', properties },
            init: {
              type: 'MemberExpression',
              object: { type: 'Identifier', name: 'arguments' },
              property: { type: 'Literal', value: 0 },
              computed: true,
              optional: false,
            },
          },
        ],
      },
    ]
  }
  throw new Error(`A compiled text contains code of its own: ${node.type}.`)
}

function isModuleDeclaration(node: Program['body'][number]): node is ModuleDeclaration {
  return /^(?:Import|Export)/.test(node.type)
}
