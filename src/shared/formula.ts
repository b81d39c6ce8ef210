/** Formulas in the HTML of a text. */

/** A node of an HTML tree. */
interface HtmlNode {
  type: string
  tagName?: string
  properties?: Readonly<Record<string, unknown>>
}

/** Returns the TeX of a formula, which is its alternative text (MathML Core, `alttext`); `undefined` for any other node. */
export function texOf({ type, tagName, properties }: HtmlNode): string | undefined {
  if (type !== 'element' || tagName !== 'math') return undefined
  const tex = properties?.['alttext']
  return typeof tex === 'string' ? tex : undefined
}
