/** The Content-Security-Policy of every page: the settings for Astro, and a stricter version of what Astro writes. */

import type { AstroUserConfig } from 'astro'

import { hash } from 'node:crypto'

import { parse, parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'

import { schemeScriptHash } from '../components/site/scheme-script.ts'
import { attributeOf } from '../integrity/site/markup.ts'
import { inlineOf, policyOf } from '../integrity/site/policy.ts'

/**
 * The settings for Astro (CSP 3), which sends the policy as a header.
 *
 * `default-src` covers images, fonts, requests, frames and workers too. Scripts and styles are files of the site or have
 * a known hash. Style attributes and event handlers never take effect.
 */
export const contentSecurity = {
  directives: [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "font-src 'self'",
  ],
  // The search compiles WebAssembly, on every page. Resources replace `'self'`, so it is listed too.
  scriptDirective: { hashes: [schemeScriptHash], resources: ["'self'", "'wasm-unsafe-eval'"] },
} satisfies NonNullable<AstroUserConfig['security']>['csp']

/**
 * Writes the policy of a page into the page, where a static host can serve it, and makes it strict and short.
 *
 * Astro sends a policy as a header and lists the scripts of its islands in it, although none of our pages uses them. Here
 * the policy comes first in `<head>`, because it does not apply to what comes before it (CSP 3, section 3.3), and keeps only
 * the hashes of scripts and styles that are in the head of the page. No hash is added.
 *
 * @param rendered a page as Astro renders it
 * @param sent the value of the header `Content-Security-Policy`
 * @returns the page; unchanged if it has no `<head>`, or has a policy of its own, as cards have
 */
export function addPolicy(rendered: string, sent: string): string {
  const elements = headElements(rendered)
  const [first] = elements
  const location = first?.sourceCodeLocation
  if (!first || !location || elements.some((element) => policyOf(element) !== undefined))
    return rendered

  const hashes = new Set(elements.flatMap(inlineOf).map(({ text }) => digest(text)))
  const content = sent
    .replaceAll(/ '(sha256-[^']+)'/g, (source, hash: string) => (hashes.has(hash) ? source : ''))
    .replaceAll(/\s*;\s*/g, ';')
    .replace(/;$/, '')
  const start =
    attributeOf(first, 'charset') === undefined ? location.startOffset : location.endOffset
  return rendered.slice(0, start) + policyElement(content) + rendered.slice(start)
}

function policyElement(content: string): string {
  const fragment = parseFragment('<meta http-equiv="content-security-policy" content="">')
  for (const node of fragment.childNodes) {
    if ('attrs' in node)
      node.attrs = node.attrs.map((each) =>
        each.name === 'content' ? { ...each, value: content } : each,
      )
  }
  return serialize(fragment)
}

/** The elements directly in `<head>`. The rest of the page is not parsed, to save time. */
function headElements(html: string): Tree.Element[] {
  const end = html.indexOf('</head>')
  const document = parse(html.slice(0, end), { sourceCodeLocationInfo: true })
  const root = document.childNodes.find((node) => node.nodeName === 'html')
  const head =
    root && 'childNodes' in root
      ? root.childNodes.find((node): node is Tree.Element => node.nodeName === 'head')
      : undefined
  return head?.childNodes.filter((node): node is Tree.Element => 'tagName' in node) ?? []
}

const digests = new Map<string, string>()

/** Returns the hash of a script or style. Most pages have the same ones. */
function digest(text: string): string {
  const known = digests.get(text)
  if (known !== undefined) return known
  const made = `sha256-${hash('sha256', text, 'base64')}`
  digests.set(text, made)
  return made
}
