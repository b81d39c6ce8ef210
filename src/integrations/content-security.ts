/** The Content-Security-Policy of every page: the settings for Astro, and a stricter version of what Astro writes. */

import type { AstroIntegration, AstroUserConfig } from 'astro'

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { parse, serializeOuter, type DefaultTreeAdapterTypes as Tree } from 'parse5'

import { schemeScriptHash } from '../components/site/scheme-script.ts'
import { attributeOf } from '../integrity/site/markup.ts'
import { inlineOf, policyOf } from '../integrity/site/policy.ts'
import { filesIn } from './output.ts'

/**
 * The settings for Astro (CSP 3), which adds the hashes of its own style elements and writes the policy to a `<meta>` of
 * each page.
 *
 * `default-src` covers images, fonts, requests, frames and workers too. Scripts and styles are files of the site or have
 * a known hash. Style attributes and event handlers never take effect.
 */
export const contentSecurity = {
  directives: ["default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"],
  scriptDirective: { hashes: [schemeScriptHash] },
} satisfies NonNullable<AstroUserConfig['security']>['csp']

/**
 * Makes the policy of a page strict and short.
 *
 * Astro lists the scripts of its islands on every page, although none of our pages uses them, and puts the policy at the
 * end of `<head>`, where it does not apply to what comes before it (CSP 3, section 3.3). Here the policy comes first and
 * keeps only the hashes of scripts and styles that are in the head of the page. No hash is added.
 *
 * @param html a page as Astro writes it
 * @returns the page; unchanged if it has no policy
 */
export function tightenPolicy(html: string): string {
  const elements = headElements(html)
  const policyElement = elements.find((element) => policyOf(element) !== undefined)
  const location = policyElement?.sourceCodeLocation
  const content = policyElement?.attrs.find(({ name }) => name === 'content')
  if (!policyElement || !location || !content) return html

  const hashes = new Set(elements.flatMap(inlineOf).map(({ text }) => digest(text)))
  content.value = content.value
    .replaceAll(/ '(sha256-[^']+)'/g, (source, hash: string) => (hashes.has(hash) ? source : ''))
    .replaceAll(/\s*;\s*/g, ';')
    .replace(/;$/, '')
  const [first = policyElement] = elements
  const start =
    (attributeOf(first, 'charset') === undefined
      ? first.sourceCodeLocation?.startOffset
      : first.sourceCodeLocation?.endOffset) ?? location.startOffset
  return [
    html.slice(0, start),
    serializeOuter(policyElement),
    html.slice(start, location.startOffset),
    html.slice(location.endOffset),
  ].join('')
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

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** Astro integration that tightens the policy of every page after the build. */
export function contentSecurityPolicies(): AstroIntegration {
  return {
    name: 'assay-content-security',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir)
        for (const name of filesIn(site).filter((each) => each.endsWith('.html'))) {
          const file = join(site, name)
          writeFileSync(file, tightenPolicy(readFileSync(file, 'utf8')))
        }
      },
    },
  }
}
