/** Links in texts and Markdown fields, both internal and external. */

import type { Nodes, Root } from 'mdast'

import type { SourceText } from '../publication/source.ts'
import type { SourceRecord } from '../reading/record.ts'
import { type Spot, placeOfOffset } from '../shared/place.ts'
import type { RuleContext } from './rule.ts'
import { type MarkdownField, markdownFields, replyFields } from './field-texts.ts'

import { toNormalForm } from '../shared/normal-form.ts'
import { decodePercent } from '../shared/percent-encoding.ts'
import { createUrls, type Target } from '../shared/urls.ts'
import { cached } from './cached.ts'
import { elementsOf } from './elements.ts'
import { nodesOf } from './nodes.ts'
import type { PointAt } from './pointer.ts'

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
}

/** Returns the target of an address, if it is internal. */
type Resolve = (written: string) => Pick<InternalLink, 'path' | 'fragment'> | undefined

/** Returns the internal links of all texts and Markdown fields. The result is cached for several rules. */
export const internalLinks = cached((checked: RuleContext): InternalLink[] => {
  const siteUrl = checked.site?.url ?? 'https://publication.invalid/'
  return [
    ...checked.articles.flatMap(({ record }) =>
      inText(record, resolver(siteUrl, { to: 'article', id: record.id })),
    ),
    ...checked.pages.flatMap(({ record }) =>
      inText(record, resolver(siteUrl, { to: 'page', id: record.id })),
    ),
    ...[...markdownFields(checked), ...replyFields(checked)].flatMap((field) =>
      inField(field, resolver(siteUrl, { to: 'home' }), checked.pointAt),
    ),
  ]
})

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
    ...[...checked.articles, ...checked.pages].flatMap(({ record }) => inText(record, resolve)),
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

function inText(record: SourceText, resolve: Resolve): InternalLink[] {
  return writtenLinks(record).flatMap(({ written, where }): InternalLink[] => {
    const target = resolve(written)
    return target ? [{ record, written, where, ...target, isRelativeInField: false }] : []
  })
}

/** Returns the addresses of a text's links as written, in Markdown and in `<a href="…">`. */
export function writtenLinks(record: SourceText): Pick<InternalLink, 'written' | 'where'>[] {
  const { tree, body, file } = record
  if (!tree) return []
  const link = (written: string, locate: () => { offset: number; isThere: boolean }) => {
    const where = () => {
      const { offset, isThere } = locate()
      const length = isThere && written !== '' ? { length: written.length } : {}
      return { place: placeOfOffset(file, body, offset), ...length }
    }
    return { written, where }
  }
  return [
    ...addressedNodes(tree).map(({ type, url, position }) =>
      link(url, () => {
        const start = position?.start.offset ?? 0
        const raw = body.slice(start, position?.end.offset)
        const afterText = type === 'definition' ? raw.indexOf(']:') : raw.lastIndexOf('](')
        const at = raw.indexOf(url, Math.max(0, afterText))
        return { offset: start + Math.max(0, at), isThere: at !== -1 }
      }),
    ),
    ...elementsOf(record).flatMap(({ name, attributes }) =>
      attributes.flatMap((attribute) =>
        name === 'a' && attribute.name === 'href'
          ? [link(attribute.value, () => ({ offset: attribute.offset, isThere: true }))]
          : [],
      ),
    ),
  ]
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

/** A node with the address of a link. */
type Addressed = Extract<Nodes, { type: 'link' | 'definition' }>

/**
 * Returns the nodes of a tree with the address of a link. Unused definitions are left out, because they are not printed.
 */
export function addressedNodes(tree: Root): Addressed[] {
  const nodes = nodesOf(tree)
  const named = new Set(
    nodes.flatMap((node) => (node.type === 'linkReference' ? [node.identifier] : [])),
  )
  return nodes.filter(
    (node): node is Addressed =>
      node.type === 'link' || (node.type === 'definition' && named.delete(node.identifier)),
  )
}
