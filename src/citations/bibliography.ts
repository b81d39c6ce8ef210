import type { Element, ElementContent } from 'hast'

import type { CslItem } from '../references/csl.ts'
import type { BibliographyEntry, FormattedCitations } from './format.ts'

import { sourceLinks, type SourceLink } from '../references/links.ts'
import { entryId } from './identifiers.ts'

/** What an entry says besides the formatted source. */
export interface SourceDetails {
  item: CslItem
  /** The address of the source's own page. */
  page: string
  /** What happened to the source since it was published: "Retracted, July 2018". */
  health?: { kind: string; text: string; notice?: string }
  /** When it was read, in words. */
  accessed?: string
  /** A copy of the source that does not change. */
  archived?: { url: string; date?: string }
  /** The study's design and finding, where a claim of the text rests on it. */
  evidence?: string
}

/** What a bibliography is built with. */
export interface BibliographyOptions {
  details: (key: string) => SourceDetails | undefined
  /** The heading, or none where the page has one already. */
  heading?: { text: string; id: string }
  /** Goes before every identifier, as in `FormatOptions`. */
  prefix?: string
}

/**
 * Builds the bibliography of a text: one section with one list, an item for each source, each with links back to every
 * place that cites it (DPUB-ARIA 1.1: `doc-bibliography`, `doc-backlink`).
 */
export function bibliographySection(
  { bibliography, numbered }: FormattedCitations,
  { details, heading, prefix }: BibliographyOptions,
): Element {
  const listed = new Set(bibliography.map(({ key }) => key))
  const noticeLink = (key: string) =>
    listed.has(key) ? `#${entryId(key, prefix)}` : details(key)?.page
  const entries = bibliography.map((entry) => entryItem(entry, details(entry.key), noticeLink))
  return element(
    'section',
    {
      role: 'doc-bibliography',
      className: ['bibliography'],
      ...(heading ? { ariaLabelledBy: [heading.id] } : { ariaLabel: 'References' }),
    },
    [
      ...(heading ? [element('h2', { id: heading.id }, [text(heading.text)])] : []),
      element('ol', numbered ? { className: ['numbered'] } : {}, entries),
    ],
  )
}

function entryItem(
  { id, content, citedAt }: BibliographyEntry,
  details: SourceDetails | undefined,
  noticeLink: (key: string) => string | undefined,
): Element {
  const notice =
    details?.health?.notice === undefined ? undefined : noticeLink(details.health.notice)
  const links = details ? sourceLinks(details.item) : []
  const linked = linkAddresses(content, links)
  return element('li', { id }, [
    ...(details?.health ? [healthMark(details.health, notice), text(' ')] : []),
    ...linked.content,
    ...(details?.evidence
      ? [text(' '), element('span', { className: ['source-evidence'] }, [text(details.evidence)])]
      : []),
    ...(details
      ? [
          text(' '),
          element(
            'span',
            { className: ['source-links'] },
            linksOf(
              details,
              links.filter(({ href }) => !linked.hrefs.has(href)),
            ),
          ),
        ]
      : []),
    ...(citedAt.length > 0 ? [text(' '), backlinks(citedAt)] : []),
  ])
}

function healthMark(
  { kind, text: said }: NonNullable<SourceDetails['health']>,
  notice: string | undefined,
): Element {
  return element('strong', { className: ['source-health', kind] }, [
    text(said),
    ...(notice === undefined
      ? []
      : [text(' ('), element('a', { href: notice }, [text('notice')]), text(')')]),
    text('.'),
  ])
}

/** Makes links of the addresses that the style prints. */
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
      element('a', { href: link.href }, [text(link.href)]),
      ...plain(node.value.slice(at + link.href.length)),
    ]
  }
  return { content: content.flatMap(walk), hrefs }
}

function plain(value: string): ElementContent[] {
  return value === '' ? [] : [text(value)]
}

function linksOf(
  { page, accessed, archived }: SourceDetails,
  links: readonly SourceLink[],
): ElementContent[] {
  const parts: ElementContent[][] = links.map(({ label, href }) => [
    element('a', { href }, [text(label)]),
  ])
  if (archived && /^https?:\/\//.test(archived.url)) {
    const when = archived.date === undefined ? '' : ` of ${archived.date}`
    parts.push([element('a', { href: archived.url }, [text(`archived copy${when}`)])])
  }
  if (accessed !== undefined) parts.push([text(`read on ${accessed}`)])
  parts.push([element('a', { href: page }, [text('about this source')])])
  return parts.flatMap((part, index) => (index === 0 ? part : [text(' · '), ...part]))
}

/**
 * `↩ a b c`: a letter for each place, in the order of the text.
 *
 * The words for letters are said once, by their group, which gives a link of one letter its purpose (WCAG 2.2, 2.4.4: a
 * purpose may be told by the link's context).
 */
function backlinks(places: readonly string[]): Element {
  const label = 'Back to where this is cited'
  const link = (place: string, name: string, more: Element['properties'] = {}) =>
    element('a', { role: 'doc-backlink', href: `#${place}`, ...more }, [text(name)])
  const [only, other] = places
  if (only !== undefined && other === undefined) {
    return element('span', { className: ['backlinks'] }, [link(only, '↩', { ariaLabel: label })])
  }
  return element('span', { className: ['backlinks'], role: 'group', ariaLabel: label }, [
    text('↩'),
    ...places.flatMap((place, index) => [text(' '), link(place, letter(index))]),
  ])
}

/** a … z, aa, ab, … */
function letter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letter(rest - 1) : '') + String.fromCodePoint(97 + (index % 26))
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
