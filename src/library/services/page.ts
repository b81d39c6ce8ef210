/** Pages on the web: the metadata in their own source. */

import { Parser } from 'htmlparser2'

import type { FoundWork } from '../found.ts'
import type { HttpAnswer, HttpClient } from '../http-client.ts'

import { ServiceError } from '../service-error.ts'
import { isFound } from './answer.ts'
import { pageToItem } from './page-item.ts'

/** What a page says about itself, in the order in which it says it. */
export interface PageMetadata {
  /** The contents of `meta` elements by their name or property, in lower case. */
  meta: ReadonlyMap<string, readonly string[]>
  /** The text of the first `title` element. */
  title: string
  /** The address that the page gives as its own (`link rel="canonical"`). */
  canonical: string | undefined
  /** The language of the `html` element. */
  language: string | undefined
  /** The objects in JSON-LD. */
  linkedData: readonly Readonly<Record<string, unknown>>[]
}

/** How much of a page is read. Its metadata is at the top. */
const most = 2 * 2 ** 20

/**
 * Reads the metadata of a page.
 *
 * @param address `http` or `https`
 * @returns `undefined` if the server says that there is no such page
 * @throws ServiceError if the page cannot be read, is no web page, or has no title
 */
export async function lookUpPage(
  address: string,
  client: HttpClient,
): Promise<FoundWork | undefined> {
  const host = new URL(address).host
  const request = { service: host, address, accept: 'text/html, application/xhtml+xml;q=0.9' }
  const answer = await client.send({ ...request, limit: most, startOnly: true })
  if (!isFound(answer, host)) return undefined
  if (!/^(?:text\/html|application\/xhtml\+xml|)$/.test(answer.mediaType)) {
    throw new ServiceError(
      `${address} is not a web page but \`${answer.mediaType}\`, which has no metadata to read. Run \`npm run new reference\` and write its fields.`,
    )
  }
  const item = pageToItem(readMetadata(decode(answer)), address, answer.address)
  if (item.title === undefined || item.title === '') {
    throw new ServiceError(
      `${address} has no title, so there is nothing to cite it by. Run \`npm run new reference\` and write its fields.`,
    )
  }
  return { service: host, item, updates: [], announces: [], remarks: [] }
}

/** Decodes a page by the character set of its header, else by that in its first bytes, else as UTF-8 (HTML, "encoding sniffing"). */
function decode({ body, charset }: HttpAnswer): string {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 2048))
  const named = charset ?? /<meta[^>]+charset\s*=\s*["']?([\w:.-]+)/i.exec(start)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(named).decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}

/** Finds the metadata in the source of a page. Nothing in the page is run. */
export function readMetadata(html: string): PageMetadata {
  const meta = new Map<string, string[]>()
  const linkedData: Record<string, unknown>[] = []
  let canonical: string | undefined
  let language: string | undefined
  let title: string | undefined
  let text: string | undefined
  let inLinkedData = false
  let inSvg = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      const { content, href, lang } = attributes
      if (name === 'html') language ??= lang
      if (name === 'svg') inSvg += 1
      if (name === 'meta' && content?.trim()) {
        const key = (attributes['name'] ?? attributes['property'] ?? attributes['itemprop'] ?? '')
          .trim()
          .toLowerCase()
        meta.set(key, [...(meta.get(key) ?? []), content.trim()])
      }
      if (name === 'link' && /\bcanonical\b/i.test(attributes['rel'] ?? '')) canonical ??= href
      inLinkedData = name === 'script' && /^application\/ld\+json/i.test(attributes['type'] ?? '')
      if (inLinkedData || (name === 'title' && title === undefined && inSvg === 0)) text = ''
    },
    ontext(part) {
      if (text !== undefined) text += part
    },
    onclosetag(name) {
      if (name === 'svg') inSvg -= 1
      if (name === 'title' && text !== undefined) title = text
      if (name === 'script' && inLinkedData && text !== undefined) {
        linkedData.push(...objectsIn(text))
      }
      if (name === 'title' || name === 'script') {
        text = undefined
        inLinkedData = false
      }
    },
  })
  parser.end(html)
  return { meta, title: title ?? '', canonical, language, linkedData }
}

/** Returns the objects in JSON-LD, also those in a list or a graph. JSON that cannot be read is left out. */
function objectsIn(json: string): Record<string, unknown>[] {
  try {
    const data = JSON.parse(json) as unknown
    const list = Array.isArray(data) ? (data as unknown[]) : [data]
    return list.flatMap((each) => {
      if (typeof each !== 'object' || each === null) return []
      const object = each as Record<string, unknown>
      const graph = object['@graph']
      return Array.isArray(graph)
        ? graph.filter(
            (one): one is Record<string, unknown> => typeof one === 'object' && one !== null,
          )
        : [object]
    })
  } catch {
    return []
  }
}
