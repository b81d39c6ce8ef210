/** What a reader downloads with a page, compressed as a good host would. */

import type { Element } from 'hast'

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'

import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

/** Bytes compressed with Brotli (level 11); pictures and fonts, which are compressed already, as they are. */
export interface PageWeight {
  page: number
  /** All that the page names: style sheets, scripts, preloaded fonts, pictures and icons. */
  loaded: number
}

const compressed = /\.(woff2?|png|jpe?g|webp|avif|gif)$/

/**
 * Weighs a page of a built site.
 *
 * Counts what the HTML names, each file once. Fonts that only a style sheet names are not counted, and a picture in
 * several sizes counts in the size for browsers that do not choose.
 *
 * @param site absolute path of the site
 * @param name the path of the HTML file in the site
 */
export function weighPage(site: string, name: string): PageWeight {
  const html = readFileSync(path.join(site, name))
  const loaded = new Set<string>()
  visit(fromHtml(html.toString()), 'element', (element) => {
    const address = loadedBy(element)
    const file = address && fileOf(address, { site, name })
    if (file) loaded.add(file)
  })
  return {
    page: brotliCompressSync(html).length,
    loaded: [...loaded].map(weigh).reduce((sum, bytes) => sum + bytes, 0),
  }
}

/** Returns the address of what an element makes a browser load, if anything. */
function loadedBy({ tagName, properties }: Element): string | undefined {
  const { src, href, rel } = properties
  if ((tagName === 'script' || tagName === 'img') && typeof src === 'string') return src
  const kinds = Array.isArray(rel) ? rel : []
  const loads = ['stylesheet', 'preload', 'modulepreload', 'icon'].some((kind) =>
    kinds.includes(kind),
  )
  return tagName === 'link' && loads && typeof href === 'string' ? href : undefined
}

function fileOf(address: string, { site, name }: { site: string; name: string }) {
  const { origin, pathname } = new URL(address, new URL(name, 'http://site.invalid/'))
  const file = path.join(site, decodeURIComponent(pathname))
  return origin === 'http://site.invalid' && existsSync(file) ? file : undefined
}

function weigh(file: string): number {
  const bytes = readFileSync(file)
  return compressed.test(file) ? bytes.length : brotliCompressSync(bytes).length
}
