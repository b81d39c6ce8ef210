import type { Element } from 'hast'

import { h } from 'hastscript'

import type { Words } from '../messages/words.ts'
import type { Health } from '../references/health.ts'
import type { CslItem } from '../references/csl.ts'
import type { BibliographyEntry, FormattedCitations } from './format.ts'

import { sourceLinks, type SourceLink } from '../references/links.ts'
import { foldClass } from '../markdown/fold.ts'
import { linkEntry } from './entry-links.ts'
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
    ...foldedList(entries, numbered, words),
  )
}

/** How many entries a phone shows first, and how many more there must be for the rest to be folded. */
const first = 10
const fewestFolded = 3

/** Returns the list of entries; phones fold a long one after its first entries (`markdown/fold.ts`). */
function foldedList(entries: Element[], numbered: boolean, words: Words): Element[] {
  const className = numbered ? ['numbered'] : undefined
  if (entries.length < first + fewestFolded) return [h('ol', { className }, entries)]
  return [
    h('ol', { className }, entries.slice(0, first)),
    h('details', { className: [foldClass] }, [
      h('summary', words.say('references.allReferences', { count: entries.length })),
      h('ol', { className, start: numbered ? first + 1 : undefined }, entries.slice(first)),
    ]),
  ]
}

function entryItem(
  { id, content, citedAt }: BibliographyEntry,
  details: SourceDetails | undefined,
  { noticeLink, words }: { noticeLink: (key: string) => string | undefined; words: Words },
): Element {
  const { health, evidence } = details ?? {}
  const links = details ? sourceLinks(details.item) : []
  const linked = linkEntry(content, details?.item.title, links)
  const others = furtherLinks(links, linked.printed)
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

/** Returns the links that an entry does not print. PubMed only describes what a DOI leads to, so the page of the source links to it. */
function furtherLinks(
  links: readonly SourceLink[],
  printed: ReadonlySet<string>,
): readonly SourceLink[] {
  const hasDoi = links[0]?.label.startsWith('doi:')
  return links.filter(
    ({ href, label }) => !printed.has(href) && !(hasDoi && label.startsWith('PMID ')),
  )
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
