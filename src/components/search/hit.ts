import type { Found } from '../../search/rank.ts'
import { bestPassage, matchingSections, type Passage } from '../../search/passage.ts'
import type { PagefindPage } from '../../search/pagefind-index.ts'
import { textFragment } from '../../search/text-fragment.ts'

/** How each kind is called in results. */
export const kindNames: Readonly<Record<string, string>> = {
  Article: 'Fact-check',
  Page: 'About us',
  Person: 'Contributor',
  Rating: 'Verdict',
  Reference: 'Source',
}

/** How many further parts of a page a result links to. */
const mostSections = 3

/** A result to show. */
export interface Hit {
  found: Pick<Found, 'id' | 'places' | 'isAbout'>
  page: PagefindPage
  /** The words that were searched for. */
  words: readonly string[]
}

/**
 * Returns one result as a list row: verdict or status, kind, title, passage, and further sections with matches. A page that only
 * mentions what is asked for shows no verdict, since it is none on that.
 *
 * @param verdictMark returns the mark and word of a verdict, given its label
 */
export function hitRow(
  { found: { places, isAbout }, page, words }: Hit,
  verdictMark: (label: string) => Node | undefined,
): HTMLLIElement {
  const { url, meta } = page
  const side = element('p', 'row-verdict')
  const { type = '', verdict, status, certainty } = meta
  if (status !== undefined) side.append(element('strong', '', status))
  else if (verdict !== undefined && !isAbout)
    side.append(element('span', 'hit-kind', 'Only mentions this'))
  else {
    const mark = verdict === undefined ? undefined : verdictMark(verdict)
    if (mark) side.append(mark)
    if (certainty !== undefined) side.append(element('span', 'hit-kind', `${certainty} certainty`))
  }
  side.append(element('span', 'hit-kind', kindNames[type] ?? type))

  const heading = element('h2', 'row-title')
  const best = bestPassage(page, places, words)
  const directive = textFragment(best)
  heading.append(link(directive ? `${url}#${directive}` : url, meta['title'] ?? url))
  const text = element('div', 'row-text')
  text.append(heading)
  const details = detailsOf(meta)
  if (details !== '') text.append(element('p', 'row-note', details))
  const passage = element('p', 'row-description')
  passage.append(...passageNodes(best))
  text.append(passage)

  const sections = type === 'Reference' ? [] : matchingSections(page, places, words, mostSections)
  if (sections.length > 0) {
    const list = element('ul', 'hit-sections')
    for (const { title, id, passage: own } of sections) {
      const item = document.createElement('li')
      const note = element('p', 'row-note')
      note.append(...passageNodes(own))
      item.append(link(`${url}#${encodeURIComponent(id)}${textFragment(own)}`, title), note)
      list.append(item)
    }
    text.append(list)
  }

  const row = document.createElement('li')
  row.className = 'row'
  row.append(side, text)
  return row
}

/** How many authors of a source are named. */
const mostAuthors = 3

/** Returns of a source who wrote it, when, and where it appeared; of a fact-check its day. */
function detailsOf({ authors, year, journal, date }: PagefindPage['meta']): string {
  if (date !== undefined)
    return new Intl.DateTimeFormat(document.documentElement.lang, {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(date))
  const names = authors?.split(', ') ?? []
  const shown =
    names.slice(0, mostAuthors).join(', ') + (names.length > mostAuthors ? ' et al.' : '')
  return [shown, year, journal].filter(Boolean).join(' · ')
}

function link(href: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text })
}

function element(name: string, className: string, text = ''): HTMLElement {
  return Object.assign(document.createElement(name), { className, textContent: text })
}

function passageNodes(passage: Passage): (Text | HTMLElement)[] {
  return passage.map(({ text, isMatch }) => {
    // Citations are not in the index, and leave a space before a punctuation mark.
    const node = document.createTextNode(text.replace(/\s+(?=[.,;:!?)])/g, ''))
    if (!isMatch) return node
    const mark = document.createElement('mark')
    mark.append(node)
    return mark
  })
}
