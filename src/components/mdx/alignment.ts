/**
 * Returns the alignment of a cell of a Markdown table. MDX passes it as an inline style, which a strict content security
 * policy blocks, so an attribute and the style sheet replace it.
 */
export function alignment(style: unknown): string | undefined {
  if (typeof style === 'string') return /text-align:\s*(\w+)/.exec(style)?.[1]
  if (typeof style !== 'object' || style === null || !('textAlign' in style)) return undefined
  return typeof style.textAlign === 'string' ? style.textAlign : undefined
}
