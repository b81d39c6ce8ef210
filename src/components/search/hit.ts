import type { PagefindPage } from './pagefind.ts'

const kinds: Record<string, string> = { Article: 'Fact-check', Page: 'About us' }

/**
 * Returns one result as a list row: verdict or status, kind, title, excerpt, and further sections with matches.
 *
 * @param verdictMark returns the mark and word of a verdict, given its label
 */
export function hitRow(
  { url, excerpt, meta, sub_results: sections }: PagefindPage,
  verdictMark: (label: string) => Node | undefined,
): HTMLLIElement {
  const side = element('p', 'row-verdict')
  const verdict = meta.verdict === undefined ? undefined : verdictMark(meta.verdict)
  const kind = meta.type === undefined ? '' : (kinds[meta.type] ?? meta.type)
  const status = meta.status === undefined ? undefined : element('strong', '', meta.status)
  side.append(...[status ?? verdict ?? []].flat(), element('span', 'hit-kind', kind))

  const heading = element('h2', 'row-title')
  heading.append(link(url, meta.title ?? url))
  const passage = element('p', 'row-description')
  passage.append(...excerptNodes(excerpt))
  const text = element('div', 'row-text')
  text.append(heading, passage)

  const inside = sections.filter((section) => section.url !== url).slice(0, 3)
  if (inside.length > 0) text.append(sectionList(inside))

  const row = document.createElement('li')
  row.className = 'row'
  row.append(side, text)
  return row
}

function sectionList(sections: PagefindPage['sub_results']): HTMLElement {
  const list = element('ul', 'hit-sections')
  for (const { title, url, excerpt } of sections) {
    const item = document.createElement('li')
    const passage = element('p', 'row-note')
    passage.append(...excerptNodes(excerpt))
    item.append(link(url, title), passage)
    list.append(item)
  }
  return list
}

function link(href: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text })
}

function element(name: string, className: string, text = ''): HTMLElement {
  return Object.assign(document.createElement(name), { className, textContent: text })
}

/**
 * Turns an excerpt from Pagefind, which is HTML with `<mark>` around the words found, into nodes.
 *
 * Only text and `mark` remain; other elements are replaced by their text. Citations are not in the index, and the space
 * that they leave before a punctuation mark is removed.
 */
function excerptNodes(html: string): (Text | HTMLElement)[] {
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
