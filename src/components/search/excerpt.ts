/**
 * Turns an excerpt from Pagefind, which is HTML with `<mark>` around the words found, into nodes.
 *
 * Only text and `mark` remain; other elements are replaced by their text. Citations are not in the index, and the space
 * that they leave before a punctuation mark is removed.
 */
export function excerptNodes(html: string): (Text | HTMLElement)[] {
  const { body } = new DOMParser().parseFromString(
    html.replace(/\s+(?=[.,;:!?)])/g, ''),
    'text/html',
  )
  return [...body.childNodes].map((node) => {
    const text = document.createTextNode(node.textContent ?? '')
    if (node.nodeName !== 'MARK') return text
    const mark = document.createElement('mark')
    mark.append(text)
    return mark
  })
}
