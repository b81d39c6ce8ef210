import type { Found } from '../../search/rank.ts'
import { bestPassage, matchingSections, type Passage } from '../../search/passage.ts'
import type { PagefindPage } from '../../search/pagefind-index.ts'
import { joinElisions } from '../../search/words.ts'
import { textFragment } from '../../search/text-fragment.ts'
import type { PanelWords } from './panel-words.ts'
import { certaintyMessages, kindMessages, messageFor } from './values.ts'

/** Returns the language of a page if it is not that of the words around it; its id begins with it. */
function otherLanguage(id: string, words: PanelWords): string | undefined {
  const [language = ''] = id.split('_', 1)
  return language === words.language.toLowerCase() ? undefined : language
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
 * @param templates has a template with the mark and word of each verdict
 */
export function hitRow(
  { found: { id: pageId, places, isAbout }, page, words: marked }: Hit,
  words: PanelWords,
  templates: ParentNode,
): HTMLLIElement {
  const { url, meta } = page
  const side = element('p', 'row-verdict')
  const { type = '', verdict, status, certainty } = meta
  if (status !== undefined) side.append(element('strong', '', status))
  else if (verdict !== undefined && !isAbout)
    side.append(aside(words.say('search.onlyMentions'), words))
  else {
    const mark = verdict === undefined ? undefined : verdictMark(verdict, templates)
    if (mark) side.append(mark)
    const level = certaintyOf(certainty, words)
    if (level !== undefined) side.append(aside(level, words))
  }
  const kind = messageFor(kindMessages, type)
  side.append(aside(kind ? words.say(kind) : type, words))

  const heading = element('h2', 'row-title')
  const best = bestPassage(page, places, marked)
  const directive = textFragment(best)
  heading.append(link(directive ? `${url}#${directive}` : url, joinElisions(meta['title'] ?? url)))
  const text = element('div', 'row-text')
  text.append(heading)
  const details = detailsOf(meta, words)
  if (details !== '') text.append(element('p', 'row-note', details))
  const passage = element('p', 'row-description')
  passage.append(...passageNodes(best, words.language))
  text.append(passage)

  const sections = type === 'Reference' ? [] : matchingSections(page, places, marked, mostSections)
  if (sections.length > 0) {
    const list = element('ul', 'hit-sections')
    for (const { title, id, passage: own } of sections) {
      const item = document.createElement('li')
      const note = element('p', 'row-note')
      note.append(...passageNodes(own, words.language))
      item.append(link(`${url}#${encodeURIComponent(id)}${textFragment(own)}`, title), note)
      list.append(item)
    }
    text.append(list)
  }

  const language = otherLanguage(pageId, words)
  if (language !== undefined)
    for (const each of text.children) Object.assign(each, { lang: language, dir: 'auto' })
  const row = document.createElement('li')
  row.className = 'row'
  row.append(side, text)
  return row
}

function verdictMark(label: string, templates: ParentNode): Node | undefined {
  const template = templates.querySelector<HTMLTemplateElement>(
    `template[data-verdict="${CSS.escape(label)}"]`,
  )
  return template?.content.cloneNode(true)
}

/** Returns how certain the evidence is, in words. */
function certaintyOf(value: string | undefined, words: PanelWords): string | undefined {
  const level = messageFor(certaintyMessages, value)
  if (level === undefined) return undefined
  return level === 'claims.certainty-none'
    ? words.say('claims.meaning-none')
    : words.say('claims.certaintyInBrief', { level: words.say(level) })
}

/** How many authors of a source are named. */
const mostAuthors = 3

/** Returns of a source who wrote it, when, and where it appeared; of a fact-check its day. */
function detailsOf(
  { authors, year, journal, date }: PagefindPage['meta'],
  words: PanelWords,
): string {
  if (date !== undefined)
    return new Intl.DateTimeFormat(words.language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(date))
  const names = authors?.split(', ') ?? []
  const first = names.slice(0, mostAuthors).join(', ')
  const shown = names.length > mostAuthors ? words.say('search.andOthers', { names: first }) : first
  return [shown, year, journal].filter(Boolean).join(' · ')
}

/** Returns words of the search beside a result, in their language. */
function aside(text: string, { lang }: PanelWords): HTMLElement {
  const span = element('span', 'hit-kind', text)
  if (lang !== '') span.lang = lang
  return span
}

function link(href: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text })
}

function element(name: string, className: string, text = ''): HTMLElement {
  return Object.assign(document.createElement(name), { className, textContent: text })
}

function passageNodes(passage: Passage, language: string): (Text | HTMLElement)[] {
  // Citations are not in the index, and leave a space before a punctuation mark. French has spaces before some.
  const spaces = /^fr\b/.test(language) ? /\s+(?=[.,)])/g : /\s+(?=[.,;:!?)])/g
  return passage.map(({ text, isMatch }) => {
    const node = document.createTextNode(text.replace(spaces, ''))
    if (!isMatch) return node
    const mark = document.createElement('mark')
    mark.append(node)
    return mark
  })
}
