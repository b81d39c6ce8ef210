import type { Element, ElementContent } from 'hast'

import { h } from 'hastscript'

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'
import type { Style } from './style.ts'

import { shortNames } from '../references/reference.ts'
import { escapeText } from './citeproc/marks.ts'
import { hasNames, plainTitle } from './fallback.ts'
import { entryId, type CitationIds } from './identifiers.ts'
import { linkCitation } from './citation-links.ts'
import { nameWords } from './locales.ts'

/** One citation, ready for the page. */
export interface FormattedCitation {
  /** The identifier of the citation as a whole, for sources without a link of their own. */
  id: string
  /** Its content, in which each printed source is a link to its entry. */
  content: ElementContent[]
  /** Its sources in the order written. */
  sources: CitedSource[]
}

/** A source in a citation. */
export interface CitedSource {
  key: string
  /** The identifier that backlinks use: its own, or that of the whole citation. */
  id: string
  /** Whether the bibliography has an entry for it. */
  isListed: boolean
  /** Its locator as written, if the style does not print it. */
  locator?: string
}

interface CitationContext {
  items: ReadonlyMap<string, CslItem>
  language: string
  style: Style
  ids: CitationIds
  /** The keys of the bibliography. */
  listed: ReadonlySet<string>
  prefix?: string | undefined
  pageOf?: ((key: string) => string | undefined) | undefined
}

/**
 * Turns the output of citeproc for one citation into the content of the page.
 *
 * @param html the citation as citeproc prints it, each source marked (see `CiteprocOutput.citations`)
 * @throws if the citation cannot be linked reliably
 */
export function formatCitation(
  citation: Citation,
  html: string,
  { items, language, style, ids, listed, prefix, pageOf }: CitationContext,
): FormattedCitation {
  const id = ids.ofCitation()
  const linked = new Map<string, string>()
  const locatorOf = (key: string) =>
    style.printsLocators ? undefined : writtenLocators(citation, key)
  const linkTo = (key: string, children: ElementContent[]): Element => {
    const ownId = linked.has(key) ? undefined : ids.ofSource(key)
    if (ownId !== undefined) linked.set(key, ownId)
    // The popover shows a locator that the style does not print.
    const attributes = { id: ownId, dataLocator: locatorOf(key) }
    if (listed.has(key)) {
      const href = `#${entryId(key, prefix)}`
      return h('a', { role: 'doc-biblioref', href, ...attributes }, children)
    }
    const href = pageOf?.(key)
    return h(href === undefined ? 'span' : 'a', { href, ...attributes }, children)
  }
  const item = items.get(citation.items[0]?.key ?? '')
  const title = hasNames(item) ? undefined : plainTitle(item)
  const printed = addNames(citation, html, item, language, style)
  const content = linkCitation(citation, printed, title, linkTo)
  const sources = citation.items.map(({ key }): CitedSource => {
    const locator = locatorOf(key)
    return {
      key,
      id: linked.get(key) ?? id,
      isListed: listed.has(key),
      ...(locator !== undefined && { locator }),
    }
  })
  return { id, content: inOwnNote(content, citation, style), sources }
}

/** Returns the locators of a source in a citation, as the author wrote them. */
function writtenLocators({ items }: Citation, key: string): string | undefined {
  const written = items.flatMap((item) =>
    item.key === key && item.writtenLocator ? [item.writtenLocator] : [],
  )
  return written.length > 0 ? written.join('; ').replace(/(?<=\d)\s?-+\s?(?=\d)/g, '–') : undefined
}

/** citeproc's output for one half of a narrative citation if the style prints nothing for it. */
const unprintable = '[NO_PRINTED_FORM]'

/** Adds the names of a narrative citation if the style prints none, and removes citeproc's text for an empty half. */
function addNames(
  citation: Citation,
  html: string,
  item: CslItem | undefined,
  language: string,
  { format }: Style,
): string {
  const names = shortNames(item?.author ?? item?.editor, nameWords(language))
  if (!citation.narrative || names === undefined) return html
  // In a numeric style, citeproc also leaves the names out if a suffix follows, without a message.
  const namesMissing =
    html.startsWith(unprintable) ||
    (/^(?:numeric|label)$/.test(format) && /^(?:<[^>]*>|\s)*[([\d]/.test(html))
  const rest = html.replaceAll(unprintable, '').trim()
  const key = citation.items[0]?.key ?? ''
  const marked = `<a data-source="${encodeURIComponent(key)}">${escapeText(names)}</a>`
  return namesMissing ? `${marked} ${rest}`.trim() : rest
}

/** Puts a citation in a footnote of the author's own in parentheses, unless it is part of the sentence. */
function inOwnNote(
  content: ElementContent[],
  { inOwnNote: position }: Citation,
  { layout }: Style,
): ElementContent[] {
  if (position !== 'in-parentheses' || layout.prefix.trim().startsWith('(')) return content
  return [{ type: 'text', value: '(' }, ...content, { type: 'text', value: ')' }]
}
