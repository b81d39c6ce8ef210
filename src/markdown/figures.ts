/** Turns the picture of a figure, which is named in an attribute, into an image of the text. */

/** Markdown for a slot of a component. */
interface ImageSlot {
  slot: 'image'
  markdown: string
}

/**
 * Returns the picture of a figure. As an image of the text, it is built in sizes for every screen, like any
 * other.
 */
export function imageSlots(
  element: string,
  { src, alt = '' }: Readonly<Record<string, string>>,
): ImageSlot[] {
  return element === 'Figure' && src !== undefined
    ? [{ slot: 'image', markdown: imageMarkdown(src, alt) }]
    : []
}

/** Returns an image in Markdown with any description (CommonMark 0.31, section 6.4). */
function imageMarkdown(src: string, alt: string): string {
  return `![${alt.replace(/[\\[\]!@<&*_`]/g, '\\$&')}](<${src.replace(/[\\<>]/g, '\\$&')}>)`
}
