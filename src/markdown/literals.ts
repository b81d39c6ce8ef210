/** JavaScript expressions in MDX that are only a literal or a comment. */

import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx'

interface Program {
  body: { type: string; expression?: { type: string; expressions?: unknown[]; regex?: unknown } }[]
}

/** Returns whether a program consists of comments and literals, so that nothing in it runs. */
export function isLiteral(program: unknown): boolean {
  const { body } = (program ?? { body: [{ type: 'Unknown' }] }) as Program
  return body.every(({ type, expression }) => {
    if (type !== 'ExpressionStatement' || !expression) return false
    if (expression.type === 'Literal') return expression.regex === undefined
    return expression.type === 'TemplateLiteral' && expression.expressions?.length === 0
  })
}

/** Returns the text of an attribute, or `undefined` if its value is an expression that runs. */
export function literalValue({ value }: MdxJsxAttribute): string | undefined {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  const [statement] = value.data?.estree?.body ?? []
  if (statement?.type !== 'ExpressionStatement' || !isLiteral(value.data?.estree)) return undefined
  const { expression } = statement
  if (expression.type === 'TemplateLiteral') return expression.quasis[0]?.value.cooked ?? ''
  return expression.type === 'Literal' ? String(expression.value) : ''
}
