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

/** Elements that contain paragraphs. */
const blocks = new Set(['aside', 'blockquote', 'div', 'li', 'section'])

/** Returns whether an element is the frame of a formula on a line of its own. */
export function isFormulaFrame({ properties }: HtmlNode): boolean {
  const names = properties?.['className']
  return Array.isArray(names) && names.includes('formula')
}

/** Returns whether a formula in an element is a paragraph of its own, and not a part of one. */
export function isParagraphIn({ type, tagName = '' }: HtmlNode): boolean {
  return type === 'root' || blocks.has(tagName)
}
