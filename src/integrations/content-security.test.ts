import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import { tightenPolicy } from './content-security.ts'

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const [script, style, island, stranger] = ['run()', 'p{color:red}', 'island()', 'steal()']

/** A page as Astro writes it: the policy is at the end of the head and has the hashes of other pages too. */
function page(head: string, body = ''): string {
  const sources = [script, style, island].map(digest).join(' ').replaceAll("'", '&#39;')
  const policy = `default-src &#39;self&#39;; object-src &#39;none&#39;; script-src &#39;self&#39; ${sources};`
  return `<!DOCTYPE html><html><head>${head}<meta http-equiv="content-security-policy" content="${policy}"><link rel="stylesheet" href="/a.css"></head><body>${body}</body></html>`
}

test('the policy comes first and names only what is on the page', () => {
  const html = tightenPolicy(
    page(`<meta charset="utf-8"><style>${style}</style><script data-a="b">${script}</script>`),
  )
  expect(html).toBe(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'self';object-src 'none';script-src 'self' ${digest(script)} ${digest(style)}"><style>${style}</style><script data-a="b">${script}</script><link rel="stylesheet" href="/a.css"></head><body></body></html>`,
  )
})

test('a hash that Astro does not know is not added, wherever the script is', () => {
  const html = tightenPolicy(
    page(`<script>${stranger}</script>`, `<script>${stranger}</script><script>${script}</script>`),
  )
  expect(html).toContain(`content="default-src 'self';object-src 'none';script-src 'self'"`)
  expect(html).not.toContain('sha256-')
  expect(html.startsWith('<!DOCTYPE html><html><head><meta http-equiv=')).toBe(true)
})

test('a page without a policy is unchanged', () => {
  const html = '<!doctype html><title>A</title><meta http-equiv="refresh" content="0;url=/">'
  expect(tightenPolicy(html)).toBe(html)
})

test('a policy that is already strict is unchanged', () => {
  const html = tightenPolicy(page(''))
  expect(tightenPolicy(html)).toBe(html)
})
