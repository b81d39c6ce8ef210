/**
 * How a cell of a Markdown table is aligned. MDX hands it over as an inline style, which a strict content security
 * policy would drop; an attribute and the stylesheet say the same.
 */
export function alignment(style: unknown): string | undefined {
  if (typeof style === 'string') return /text-align:\s*(\w+)/.exec(style)?.[1]
  if (typeof style !== 'object' || style === null || !('textAlign' in style)) return undefined
  return typeof style.textAlign === 'string' ? style.textAlign : undefined
}
