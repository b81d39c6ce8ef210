/** The picture of a figure, which an author names in an attribute, as an image of the text. */

/** A piece of Markdown for a slot of a component. */
interface ImageSlot {
  slot: 'image'
  markdown: string
}

/**
 * What a figure brings into a text: its picture. As an image of the text it is made in sizes for every screen, like any
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

/** An image in Markdown (CommonMark 0.31, section 6.4), whatever its description holds. */
function imageMarkdown(src: string, alt: string): string {
  return `![${alt.replace(/[\\[\]!@<&*_`]/g, '\\$&')}](<${src.replace(/[\\<>]/g, '\\$&')}>)`
}
