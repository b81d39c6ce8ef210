import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import { addPolicy } from './content-security.ts'

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const [script, style, island, stranger] = ['run()', 'p{color:red}', 'island()', 'steal()']

/** A policy as Astro sends it, which has the hashes of other pages too. */
const policy = `default-src 'self'; object-src 'none'; script-src 'self' ${[script, style, island].map(digest).join(' ')};`

/** A page as Astro renders it. */
function page(head: string, body = ''): string {
  return `<!DOCTYPE html><html><head>${head}<link rel="stylesheet" href="/a.css"></head><body>${body}</body></html>`
}

test('the policy comes first and names only what is on the page', () => {
  const html = addPolicy(
    page(`<meta charset="utf-8"><style>${style}</style><script data-a="b">${script}</script>`),
    policy,
  )
  expect(html).toBe(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'self';object-src 'none';script-src 'self' ${digest(script)} ${digest(style)}"><style>${style}</style><script data-a="b">${script}</script><link rel="stylesheet" href="/a.css"></head><body></body></html>`,
  )
})

test('a hash that Astro does not know is not added, wherever the script is', () => {
  const html = addPolicy(
    page(`<script>${stranger}</script>`, `<script>${stranger}</script><script>${script}</script>`),
    policy,
  )
  expect(html).toContain(`content="default-src 'self';object-src 'none';script-src 'self'"`)
  expect(html).not.toContain('sha256-')
  expect(html.startsWith('<!DOCTYPE html><html><head><meta http-equiv=')).toBe(true)
})

test('characters of a policy that end an attribute are escaped', () => {
  expect(addPolicy(page('<title>A</title>'), `default-src 'self' "><script>`)).toContain(
    `content="default-src 'self' &quot;&gt;&lt;script&gt;">`,
  )
})

test('a page with a policy of its own keeps that alone', () => {
  const strict = page(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>A</title>`,
  )
  expect(addPolicy(strict, policy)).toBe(strict)
})

test('a page without a head is unchanged', () => {
  expect(addPolicy('<p>A</p>', policy)).toBe('<p>A</p>')
})
