/** Links in texts and Markdown fields, both internal and external. */

import type { SourceRecord } from '../reading/record.ts'
import type { WrittenLink } from '../identity/schema.ts'
import { type DataPath, type Spot, placeOfOffset } from '../shared/place.ts'
import type { RuleContext } from './rule.ts'
import { type MarkdownField, markdownFields, replyFields } from './field-texts.ts'

import { untrustedLinks } from '../markdown/untrusted.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { decodePercent } from '../shared/percent-encoding.ts'
import { createUrls, type Target } from '../shared/urls.ts'
import { cached } from '../shared/cached.ts'
import type { PointAt } from './pointer.ts'
import type { CheckedText } from './text.ts'
import { addressedNodes } from './written-links.ts'

/** A link to a page or file of the publication. */
export interface InternalLink {
  record: SourceRecord
  /** The address as its author wrote it. */
  written: string
  /** Finds the place of the address, and its length if the file contains it exactly as in `written`. */
  where: () => Spot
  /** The path of its target, from the root of the publication: `/articles/cells/`. */
  path: string
  /** The element on that page, by its `id`. */
  fragment?: string
  /** Whether it is a relative address in a field, which may be shown on several pages. */
  isRelativeInField: boolean
  /** Whether it refers to a figure or table by its number. */
  isReference?: true
}

/** Returns the target of an address, if it is internal. */
type Resolve = (written: string) => Pick<InternalLink, 'path' | 'fragment'> | undefined

/** Returns the internal links of all texts, Markdown fields and readers' responses. The result is cached for several rules. */
export const internalLinks = cached((checked: RuleContext): InternalLink[] => {
  const siteUrl = checked.site?.url ?? 'https://publication.invalid/'
  return [
    ...checked.articles.flatMap((text) =>
      inText(text, resolver(siteUrl, { to: 'article', id: text.record.id })),
    ),
    ...checked.pages.flatMap((text) =>
      inText(text, resolver(siteUrl, { to: 'page', id: text.record.id })),
    ),
    ...[...markdownFields(checked), ...replyFields(checked)].flatMap((field) =>
      inField(field, resolver(siteUrl, { to: 'home' }), checked.pointAt),
    ),
    ...inResponses(checked, siteUrl),
  ]
})

/** A link of the header or footer, and its path in `site.yaml`. */
interface LinkOfSite {
  link: WrittenLink
  path: DataPath
}

/** Returns the links that `site.yaml` lists for the header and footer. */
export function linksOfSite({ site }: Pick<RuleContext, 'site'>): LinkOfSite[] {
  const lists = [
    { path: ['navigation'], links: site?.navigation ?? [] },
    { path: ['footer', 'links'], links: site?.footer?.links ?? [] },
  ]
  return lists.flatMap(({ path, links }) =>
    links.map((link, index) => ({ link, path: [...path, index] })),
  )
}

/** Returns the internal links of `linksOfSite` that have an address, not only the name of a section or page. */
export function navigationLinks(checked: RuleContext): InternalLink[] {
  const { site, siteRecord: record } = checked
  if (!site || !record) return []
  const resolve = resolver(site.url, { to: 'home' })
  return linksOfSite(checked).flatMap(({ link, path }): InternalLink[] => {
    const target = typeof link === 'string' ? undefined : resolve(link.url)
    if (typeof link === 'string' || !target) return []
    const written = link.url
    const where = () => checked.pointAt(record, [...path, 'url'], written)
    return [{ record, written, where, ...target, isRelativeInField: false }]
  })
}

/** A link with only its address: to another site, an email address or a DOI. */
export type WebLink = Pick<InternalLink, 'record' | 'written' | 'where'>

/** Returns the links of all texts and Markdown fields that name a host, which may be that of the publication. */
export function webLinks(checked: RuleContext): WebLink[] {
  return linksLike(checked, /^\s*(?:https?:)?\/\//i)
}

/** Returns the links of all texts and Markdown fields whose addresses match a pattern. */
export function linksLike(checked: RuleContext, pattern: RegExp): WebLink[] {
  const resolve: Resolve = (written) => (pattern.test(written) ? { path: written } : undefined)
  return [
    ...[...checked.articles, ...checked.pages].flatMap((text) => inText(text, resolve)),
    ...[...markdownFields(checked), ...replyFields(checked)].flatMap((field) =>
      inField(field, resolve, checked.pointAt),
    ),
  ]
}

/**
 * Creates the function that resolves the addresses on one page like browsers (URL standard, "URL parsing"), after adding
 * the base path to addresses from the root of the publication.
 */
function resolver(siteUrl: string, own: Target): Resolve {
  const urls = createUrls(siteUrl)
  const { host } = new URL(siteUrl)
  const from = urls.absolute(own)
  return (written) => {
    // Most links are this simple, and need no parser.
    if (/^(?:\/[\w-]+)+\/$/.test(written)) return { path: written }
    const isElsewhere = /^(?!https?:)[a-z][a-z\d+.-]*:|^\/\/|\\/i.test(written)
    if (isElsewhere) return undefined
    const target = URL.parse(urls.authored(written), from)
    if (target?.host !== host || !target.pathname.startsWith(urls.base)) return undefined
    const fragment = decodePercent(target.hash.slice(1)).replace(/:~:.*$/s, '')
    return {
      path: `/${target.pathname
        .slice(urls.base.length)
        .replace(/(^|\/)index\.html$/, '$1')
        .split('/')
        .map((segment) => encodeURIComponent(toNormalForm(decodePercent(segment))))
        .join('/')}`,
      ...(fragment === '' ? {} : { fragment }),
    }
  }
}

function inText({ record, found }: CheckedText, resolve: Resolve): InternalLink[] {
  return found.links.flatMap(({ written, offset, isThere, isReference }): InternalLink[] => {
    const target = resolve(written)
    if (!target) return []
    const where = () => ({
      place: placeOfOffset(record.file, record.body, offset),
      ...(isThere && written !== '' ? { length: written.length } : {}),
    })
    return [
      {
        record,
        written,
        where,
        ...target,
        isRelativeInField: false,
        ...(isReference && { isReference }),
      },
    ]
  })
}

function inField(
  { record, path, value, tree }: MarkdownField,
  resolve: Resolve,
  pointAt: PointAt,
): InternalLink[] {
  return addressedNodes(tree).flatMap(({ url }): InternalLink[] => {
    const target = resolve(url)
    if (!target) return []
    const isRelativeInField = !/^(?:\/|https?:)/i.test(url)
    const where = () => pointAt(record, path, url, 2 + value.length)
    return [{ record, written: url, where, ...target, isRelativeInField }]
  })
}

/** Returns the links to the publication in readers' responses, in which only whole addresses are links. */
function inResponses({ responses }: RuleContext, siteUrl: string): InternalLink[] {
  const resolve = resolver(siteUrl, { to: 'home' })
  const host = new URL(siteUrl).hostname
  return [...responses.values()].flatMap(({ record }): InternalLink[] => {
    const { file, body } = record
    if (!body.toLowerCase().includes(host)) return []
    return untrustedLinks(body).flatMap(({ url: written, start, end }): InternalLink[] => {
      const target = resolve(written)
      if (!target) return []
      const raw = body.slice(start, end)
      const at = raw.indexOf(written, Math.max(0, raw.lastIndexOf('](')))
      const where = () => ({
        place: placeOfOffset(file, body, start + Math.max(0, at)),
        ...(at === -1 ? {} : { length: written.length }),
      })
      return [{ record, written, where, ...target, isRelativeInField: false }]
    })
  })
}
