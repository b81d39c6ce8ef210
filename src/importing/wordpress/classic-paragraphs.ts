/** The paragraphs of texts whose paragraphs are only separated by empty lines, as WordPress keeps them. */

/** The elements that start and end paragraphs (WordPress, `wpautop`). */
const blockNames =
  'address|article|aside|blockquote|caption|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|legend|li|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul'

/** Elements whose text is in no paragraph unless an empty line separates it. */
const ofOneText = /^(?:caption|dd|dt|figcaption|h[1-6]|legend|li|p|summary|td|th)$/

/** Elements that contain other elements, but no text. */
const withoutText = /^(?:colgroup|dl|menu|ol|table|tbody|tfoot|thead|tr|ul)$/

const wholeElements = String.raw`<(?:pre|script|style)\b[\s\S]*?<\/(?:pre|script|style)>`
const pageMarks = String.raw`<!--(?:more|nextpage)\b[\s\S]*?-->`
const blockTags = String.raw`<\/?(?:${blockNames})(?:\s[^>]*)?\/?>`

const pieces = new RegExp(String.raw`(${wholeElements}|${pageMarks}|${blockTags})`, 'gi')

/**
 * Puts paragraphs into the HTML of WordPress's classic editor: empty lines separate them, also beside block elements, and
 * the other ends of lines are line breaks.
 */
export function withClassicParagraphs(source: string): string {
  const open: string[] = []
  return source
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<br\s*\/?>\s*<br\s*\/?>/gi, '\n\n')
    .split(pieces)
    .map((piece, index) => {
      if (index % 2 === 0) return paragraphsOf(piece, open.at(-1))
      follow(piece, open)
      return piece
    })
    .join('')
}

/** Updates the names of the elements that are open, the innermost last. */
function follow(tag: string, open: string[]): void {
  const [, slash, found = ''] = /^<(\/?)([a-z\d]+)/i.exec(tag) ?? []
  const name = found.toLowerCase()
  if (name === '' || /^(?:pre|script|style|hr|col)$/.test(name)) return
  if (slash === '/') {
    const start = open.lastIndexOf(name)
    if (start >= 0) open.splice(start)
    return
  }
  // A paragraph ends before any block (HTML, "The p element").
  if (open.at(-1) === 'p' || (open.at(-1) === name && ofOneText.test(name))) open.pop()
  open.push(name)
}

/** @param parent the name of the innermost block that contains the text */
function paragraphsOf(text: string, parent: string | undefined): string {
  if (isBlank(text)) return ''
  if (parent !== undefined && withoutText.test(parent)) return text
  const parts = text.split(/\n\s*\n/).filter((part) => !isBlank(part))
  const isSeparated = /^\s*\n\s*\n|\n\s*\n\s*$/.test(text) || parts.length > 1
  const isPlain = parent !== undefined && ofOneText.test(parent)
  if (isPlain && (!isSeparated || !/^(?:dd|li|p|td|th)$/.test(parent))) return withBreaks(text)
  return parts
    .map((part) => (isOnlyComments(part) ? part : `<p>${withBreaks(part.trim())}</p>`))
    .join('')
}

/** Authors write spaces that do not break to keep paragraphs apart. */
function isBlank(text: string): boolean {
  return text.replaceAll('&nbsp;', '').trim() === ''
}

function isOnlyComments(text: string): boolean {
  return text.replaceAll(/<!--[\s\S]*?-->/g, '').trim() === ''
}

/** Turns the ends of lines into line breaks, except within tags and comments, and next to a line break. */
function withBreaks(text: string): string {
  return text
    .trim()
    .replaceAll(/<!--[\s\S]*?-->[ \t]*\n?|<br\s*\/?>\s*\n?|<\/?[a-z][^>]*>|\s*\n/gi, (found) =>
      /^\s*\n$/.test(found) ? '<br>' : found.replaceAll('\n', ' '),
    )
}
