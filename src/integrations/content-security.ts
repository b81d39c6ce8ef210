/** The Content-Security-Policy of every page: what Astro is told of it, and what is left of what Astro writes. */

import type { AstroIntegration, AstroUserConfig } from 'astro'

import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { schemeScriptHash } from '../components/site/scheme-script.ts'

/**
 * What Astro is told (CSP 3). It knows the style elements of its own, and puts the policy into a `<meta>` of each page.
 *
 * `default-src` says the same of images, fonts, requests, frames and workers. Scripts and styles are files of the site or
 * known by their digest; a style attribute or an event handler never takes effect.
 */
export const contentSecurity = {
  directives: ["default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"],
  scriptDirective: { hashes: [schemeScriptHash] },
} satisfies NonNullable<AstroUserConfig['security']>['csp']

const policyElement = /<meta http-equiv="content-security-policy" content="([^"]*)">/
const startOfHead = /<head>(?:<meta charset="[^"]*">)?/
const inlineElement = /<(script|style)(?:\s[^>]*)?>(.*?)<\/\1>/gs

/**
 * Makes the policy of a page strict and short.
 *
 * Astro lists the scripts of its islands on every page, which are on none of ours, and puts the policy at the end of
 * `<head>`, where it does not hold for what stands before it (CSP 3, section 3.3). Here the policy comes first, and of
 * the digests that Astro knows only those stay whose script or style the page has. None is added.
 *
 * @param html a page as Astro writes it
 * @returns the page; unchanged if it has no policy
 */
export function settlePolicy(html: string): string {
  const end = html.indexOf('</head>')
  const head = html.slice(0, end)
  const [element, content = ''] = policyElement.exec(head) ?? []
  if (element === undefined) return html

  const present = new Set([...head.matchAll(inlineElement)].map(([, , text = '']) => digest(text)))
  const policy = content
    .replaceAll('&#39;', "'")
    .replaceAll(/ '(sha256-[^']+)'/g, (source, hash: string) => (present.has(hash) ? source : ''))
    .replaceAll(/\s*;\s*/g, ';')
    .replace(/;$/, '')
  const rest = head.replace(element, '')
  const settled = `<meta http-equiv="content-security-policy" content="${policy}">`
  return rest.replace(startOfHead, (start) => start + settled) + html.slice(end)
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** Astro integration that settles the policy of every page once they are all there. */
export function contentSecurityPolicies(): AstroIntegration {
  return {
    name: 'assay-content-security',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir)
        const found = globSync('**/*.html', { cwd: site, withFileTypes: true })
        // The page of a source with the key `faq.html` is a folder of that name.
        for (const { parentPath, name } of found.filter((entry) => entry.isFile())) {
          const file = join(parentPath, name)
          writeFileSync(file, settlePolicy(readFileSync(file, 'utf8')))
        }
      },
    },
  }
}
