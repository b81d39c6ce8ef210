import type { Element, ElementContent } from 'hast'

import { h } from 'hastscript'

import type { Words } from '../messages/words.ts'
import type { Health } from '../references/health.ts'
import type { CslItem } from '../references/csl.ts'
import type { BibliographyEntry, FormattedCitations } from './format.ts'

import { sourceLinks, type SourceLink } from '../references/links.ts'
import { entryId } from './identifiers.ts'

/** The details of an entry in addition to the formatted source. */
export interface SourceDetails {
  item: CslItem
  /** The address of the source's own page. */
  page: string
  /** What has happened to the source since publication: "Retracted, July 2018". */
  health?: { kind: Health['kind']; text: string; notice?: string }
  /** The date on which it was read, in words. */
  accessed?: string
  /** An archived copy of the source. */
  archived?: { url: string; date?: string }
  /** The study's design and finding, if a claim of the text relies on it. */
  evidence?: string
}

/** The options of a bibliography. */
export interface BibliographyOptions {
  /** In the language of the text. */
  words: Words
  details: (key: string) => SourceDetails | undefined
  /** The heading; absent if the page has one already. */
  heading?: { text: string; id: string }
  /** Goes before every identifier, as in `FormatOptions`. */
  prefix?: string
}

/**
 * Builds the bibliography of a text: a section with a list of sources, each with links back to every citation of it
 * (DPUB-ARIA 1.1: `doc-bibliography`, `doc-backlink`).
 */
export function bibliographySection(
  { bibliography, numbered }: FormattedCitations,
  { details, heading, prefix, words }: BibliographyOptions,
): Element {
  const listed = new Set(bibliography.map(({ key }) => key))
  const noticeLink = (key: string) =>
    listed.has(key) ? `#${entryId(key, prefix)}` : details(key)?.page
  const entries = bibliography.map((entry) =>
    entryItem(entry, details(entry.key), { noticeLink, words }),
  )
  return h(
    'section',
    {
      role: 'doc-bibliography',
      className: ['bibliography'],
      ...(heading
        ? { ariaLabelledBy: [heading.id] }
        : { ariaLabel: words.say('references.bibliography') }),
    },
    heading && h('h2', { id: heading.id }, heading.text),
    h('ol', { className: numbered ? ['numbered'] : undefined }, entries),
  )
}

function entryItem(
  { id, content, citedAt }: BibliographyEntry,
  details: SourceDetails | undefined,
  { noticeLink, words }: { noticeLink: (key: string) => string | undefined; words: Words },
): Element {
  const { health, evidence } = details ?? {}
  const links = details ? sourceLinks(details.item) : []
  const linked = linkAddresses(content, links)
  const others = links.filter(({ href }) => !linked.hrefs.has(href))
  return h('li', { id }, [
    ...(health ? [healthMark(health, health.notice && noticeLink(health.notice), words), ' '] : []),
    ...linked.content,
    ...(evidence ? [' ', h('span', { className: ['source-evidence'] }, evidence)] : []),
    ...(details
      ? [' ', h('span', { className: ['source-links'] }, linksOf(details, others, words))]
      : []),
    ...(citedAt.length > 0 ? [' ', backlinks(citedAt, words)] : []),
  ])
}

function healthMark(
  { kind, text }: NonNullable<SourceDetails['health']>,
  notice: string | undefined,
  words: Words,
): Element {
  return h('strong', { className: ['source-health', kind] }, [
    text,
    ...(notice === undefined
      ? []
      : [' (', h('a', { href: notice }, words.say('references.notice')), ')']),
    '.',
  ])
}

/** Links the addresses that the style prints. */
function linkAddresses(
  content: ElementContent[],
  links: readonly SourceLink[],
): { content: ElementContent[]; hrefs: Set<string> } {
  const hrefs = new Set<string>()
  const walk = (node: ElementContent): ElementContent[] => {
    if (node.type === 'element') return [{ ...node, children: node.children.flatMap(walk) }]
    if (node.type !== 'text') return [node]
    const link = links.find(({ href }) => node.value.includes(href))
    if (!link) return [node]
    const at = node.value.indexOf(link.href)
    hrefs.add(link.href)
    return [
      ...plain(node.value.slice(0, at)),
      h('a', { href: link.href }, link.href),
      ...plain(node.value.slice(at + link.href.length)),
    ]
  }
  return { content: content.flatMap(walk), hrefs }
}

function plain(value: string): ElementContent[] {
  return value === '' ? [] : [{ type: 'text', value }]
}

function linksOf(
  { page, accessed, archived }: SourceDetails,
  links: readonly SourceLink[],
  words: Words,
): (Element | string)[] {
  const parts: (Element | string)[] = links.map(({ label, href }) => h('a', { href }, label))
  if (archived && /^https?:\/\//.test(archived.url)) {
    const { date } = archived
    const label =
      date === undefined
        ? words.say('references.archivedCopyLink')
        : words.say('references.archivedCopyOf', { date })
    parts.push(h('a', { href: archived.url }, label))
  }
  if (accessed !== undefined) parts.push(words.say('references.readOn', { date: accessed }))
  parts.push(h('a', { href: page }, words.say('references.aboutSource')))
  return parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))
}

/**
 * Returns the links back to the citations of a source: `↩ a b c`, a letter for each citation in the order of the text.
 *
 * The group has the label, so that screen readers say it once. It is the context that gives a link of one letter its purpose
 * (WCAG 2.2, 2.4.4).
 */
function backlinks(ids: readonly string[], words: Words): Element {
  const label = words.say('references.backToCitations')
  const link = (id: string, name: string, more: Element['properties'] = {}) =>
    h('a', { role: 'doc-backlink', href: `#${id}`, ...more }, name)
  const [only, other] = ids
  if (only !== undefined && other === undefined) {
    return h('span', { className: ['backlinks'] }, [link(only, '↩', { ariaLabel: label })])
  }
  return h('span', { className: ['backlinks'], role: 'group', ariaLabel: label }, [
    '↩',
    ...ids.flatMap((id, index) => [' ', link(id, letter(index))]),
  ])
}

/** Returns a … z, aa, ab, … */
function letter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letter(rest - 1) : '') + String.fromCodePoint(97 + (index % 26))
}
