/** Reads from a built site what readers would notice if it changed. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type Element, isElement, parseDocument } from '../integrity/site/html.ts'
import { walk, wordsIn } from '../integrity/site/markup.ts'
import type { OnProgress } from '../shared/progress.ts'

/** What readers see of a site. */
export interface PublishedSite {
  /** The pages, by their path in the site: `articles/x/`. */
  pages: Map<string, PublishedPage>
  /** The verdicts, by the path of the article's page and the claim: an article can check several claims. */
  verdicts: Map<string, PublishedVerdict>
  /** The entries of the feed of corrections, by their ids. */
  revisions: Map<string, PublishedRevision>
}

export interface PublishedPage {
  title: string
  /** Changes with the words of the page, but not with its scripts, styles and addresses. */
  words: string
  /** Changes with the file. */
  bytes: string
  /** Whether it only leads to another page. */
  isRedirect: boolean
}

export interface PublishedVerdict {
  claim: string
  verdict: string
  certainty: string
}

export interface PublishedRevision {
  title: string
  summary: string
}

/** Cards, which change with the pages of their claims. */
const card = /^claims\/.+\/card\/index\.html$/

/**
 * Reads a site.
 *
 * @param folder absolute path of the site
 * @param files its files, with `/`
 */
export function readPublishedSite(
  folder: string,
  files: Iterable<string>,
  onProgress?: OnProgress,
): PublishedSite {
  const pages = new Map<string, PublishedPage>()
  const names = [...files].filter((name) => name.endsWith('.html') && !card.test(name)).sort()
  for (const [index, name] of names.entries()) {
    const html = readFileSync(join(folder, name), 'utf8')
    pages.set(name.replace(/(?:^|(?<=\/))index\.html$/, ''), readPage(html))
    onProgress?.(index + 1, names.length, 'pages')
  }
  return {
    pages,
    verdicts: readVerdicts(readJsonFile(join(folder, 'data/claims.json'))),
    revisions: readRevisions(readJsonFile(join(folder, 'corrections/feed.json'))),
  }
}

/** Reads a page. */
export function readPage(html: string): PublishedPage {
  const found: {
    title?: Element
    heading?: Element
    main?: Element
    body?: Element
    refresh?: Element
  } = {}
  walk(parseDocument(html), (node) => {
    if (!isElement(node)) return
    const isRefresh =
      node.tagName === 'meta' &&
      node.attrs.some(({ name, value }) => name === 'http-equiv' && /^refresh$/i.test(value))
    if (isRefresh) found.refresh ??= node
    if (node.tagName === 'title' && !node.isSvg) found.title ??= node
    if (node.tagName === 'h1') found.heading ??= node
    if (node.tagName === 'main') found.main ??= node
    if (node.tagName === 'body') found.body ??= node
  })
  const shown = found.main ?? found.body
  const name = found.heading ?? found.title
  return {
    title: name ? wordsIn(name).trim() : '',
    words: digest(shown ? wordsIn(shown) : ''),
    bytes: digest(html),
    isRedirect: found.refresh !== undefined,
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text.replaceAll(/\s+/g, ' ').trim()).digest('base64')
}

/** Reads the verdicts from the data of the site (`metadata/claim-data.ts`). */
function readVerdicts(data: unknown): Map<string, PublishedVerdict> {
  return new Map(
    listIn(data, 'dataFeedElement').flatMap((element): [string, PublishedVerdict][] => {
      const review = fieldsOf(element)['item']
      // What shows a claim can have a review of its own (`MediaReview`), without a verdict.
      if (textIn(review, '@type') !== 'ClaimReview') return []
      const rating = fieldsOf(fieldsOf(review)['reviewRating'])
      const verdict = {
        claim: textIn(review, 'claimReviewed'),
        verdict: textIn(rating, 'alternateName') || textIn(rating, 'name'),
        certainty: textIn(fieldsOf(review)['keywords'], 'name'),
      }
      return [[textIn(review, '@id'), verdict]]
    }),
  )
}

function readRevisions(feed: unknown): Map<string, PublishedRevision> {
  return new Map(
    listIn(feed, 'items').map((item): [string, PublishedRevision] => [
      textIn(item, 'id'),
      { title: textIn(item, 'title'), summary: textIn(item, 'summary') },
    ]),
  )
}

function readJsonFile(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function listIn(value: unknown, field: string): unknown[] {
  const list = fieldsOf(value)[field]
  return Array.isArray(list) ? list : []
}

function textIn(value: unknown, field: string): string {
  const text = fieldsOf(value)[field]
  return typeof text === 'string' ? text : ''
}
