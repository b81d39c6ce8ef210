/** Full builds with readers' responses: shown in threads, and harmless. */

import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'

import { schemeScript } from '../src/components/site/scheme-script.ts'
import { filesOf, layOut, publish, run, shared, type Outcome } from './publish.ts'

let built: Outcome
beforeAll(async () => {
  built = await publish('responses')
})

const page = (path: string) =>
  parseHTML(readFileSync(join(built.outDir, path, 'index.html'), 'utf8')).document
const responsesOf = (path: string) => page(path).querySelector('.responses')

test('a publication with responses builds', () => {
  expect(built.output).toContain('no problems')
  expect(built.code).toBe(0)
})

describe('under an article', () => {
  test('its responses are shown in threads, oldest first, with their count', () => {
    const responses = responsesOf('articles/short')
    expect(responses?.querySelector('h2')?.textContent.trim()).toBe('Responses (4)')
    const shown = [...(responses?.querySelectorAll('.response') ?? [])].map((response) => [
      response.querySelector('.response-name')?.tagName,
      response.id,
      response.querySelector('time')?.getAttribute('datetime'),
    ])
    expect(shown).toEqual([
      ['H3', 'response-2024-05-07-hostile', '2024-05-07'],
      ['H3', 'response-2024-05-08-jo-doe', '2024-05-08'],
      ['H4', 'response-2024-05-09-soon', '2024-05-09'],
      ['H4', 'response-2024-05-10-late', '2024-05-10'],
    ])
    const [, jo] = responses?.querySelectorAll('.section-body > .response-list > li') ?? []
    expect(jo?.querySelector('ol.response-list')?.querySelectorAll('.response')).toHaveLength(2)
  })

  test('a response has its name, affiliation, text and the editors’ reply', () => {
    const response = page('articles/short').getElementById('response-2024-05-08-jo-doe')
    expect(response?.querySelector('.response-head')?.textContent).toMatch(
      /Jo Doe\s*A clinic, "the best",\s*May 8, 2024/,
    )
    expect(response?.querySelector('.response-text')?.innerHTML).toBe(
      '<p>The first to write, with a <a href="https://reader.example/a" rel="ugc nofollow">link</a> and a\n' +
        'citation that is none: [@smith2020, p. 3].</p>\n' +
        '<blockquote>\n<p>It is short.</p>\n</blockquote>\n' +
        '<ol>\n<li>It is <strong>not</strong>.</li>\n<li>It <em>is</em>.</li>\n</ol>',
    )
    const reply = response?.querySelector('.response-reply')
    expect(reply?.textContent).toMatch(
      /^The editors reply: Ada Li, May 9, 2024\s*Thank you\. We said so in the list, too\.\s*<b>Nobody<\/b> else does\.$/,
    )
    expect(
      [...(reply?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href')),
    ).toEqual(['/checks/people/ada-li/', '/checks/articles/'])
  })

  test('the direction of names and texts does not affect the text around them', () => {
    const [response] = responsesOf('articles/pain/cells')?.querySelectorAll('.response') ?? []
    expect(response?.id).toBe('response-2024-05-07-with-space')
    expect(response?.querySelector('bdi')?.textContent).toBe('קורא')
    expect(response?.querySelector('.response-text')?.getAttribute('dir')).toBe('auto')
  })

  test('without responses, there is an invitation', () => {
    const responses = responsesOf('articles/silent')
    expect(responses?.querySelector('h2')?.textContent.trim()).toBe('Responses')
    expect(responses?.querySelectorAll('.response')).toHaveLength(0)
    const link = new URL(responses?.querySelector('a')?.getAttribute('href') ?? '')
    expect(link.protocol + link.pathname).toBe('mailto:desk@responses.example')
    expect(link.searchParams.get('subject')).toBe('Response to “Does nobody respond?”')
    expect(link.searchParams.get('body')).toMatch(
      /^About: https:\/\/responses\.example\/checks\/articles\/silent\/\r\n/,
    )
  })
})

test('a hostile response is shown as text', () => {
  const { body } = page('articles/short')
  const response = body.querySelector('#response-2024-05-07-hostile')
  const tags = new Set([...(response?.querySelectorAll('*') ?? [])].map(({ tagName }) => tagName))
  expect([...tags].sort()).toEqual(
    ['A', 'BDI', 'CODE', 'DIV', 'H3', 'HEADER', 'P', 'PRE', 'TIME'].sort(),
  )
  const attributes = new Set(
    [...(response?.querySelectorAll('*') ?? [])].flatMap((element) => element.getAttributeNames()),
  )
  expect([...attributes].sort()).toEqual(
    ['class', 'data-verbatim', 'datetime', 'dir', 'href', 'id', 'rel'].sort(),
  )
  const links = [...(response?.querySelectorAll('.response-text a') ?? [])]
  expect(new Set(links.map((link) => new URL(link.getAttribute('href') ?? '').host))).toEqual(
    new Set(['evil.example']),
  )
  expect(links.every((link) => link.getAttribute('rel') === 'ugc nofollow')).toBe(true)
  expect(response?.textContent).toContain('<script>alert("script")</script>')
  // End tags in the response do not close our elements: the page continues after it.
  expect(body.querySelector('main .responses .response-invitation')).not.toBeNull()
  expect(body.querySelectorAll('#main')).toHaveLength(1)
  // Every script of the page is a file of the site, the script for the colour scheme, or data.
  for (const script of body.ownerDocument.querySelectorAll('script')) {
    const isOurs =
      script.getAttribute('type') === 'application/ld+json' || script.textContent === schemeScript
    if (!isOurs) expect(script.getAttribute('src')).toMatch(/^\/checks\/_astro\//)
  }
})

test('responses are in no feed, index or data, and responses to a draft appear nowhere', () => {
  for (const [name, content] of filesOf(built.outDir)) {
    if (name !== 'articles/short/index.html') expect(content, name).not.toContain('evil.example')
    expect(content, name).not.toMatch(/Seen in confidence|An early reader/)
  }
  const indexed = globSync('pagefind/fragment/*', { cwd: built.outDir }).map((name) =>
    gunzipSync(readFileSync(join(built.outDir, name))).toString(),
  )
  expect(indexed.some((text) => text.includes('Something was studied'))).toBe(true)
  expect(indexed.filter((text) => /The first to write|We said so|Jo Doe/.test(text))).toEqual([])
})

test('without the setting, articles do not invite responses', async () => {
  const other = await shared('minimal')
  expect(readFileSync(join(other.outDir, 'articles/short/index.html'), 'utf8')).not.toMatch(
    /Leave a response|class="responses"/,
  )
})

test('responses to no article are reported, and nothing is built', async () => {
  const folder = layOut('responses')
  const file = join(folder, 'content/responses/short/2024-05-11-lost.md')
  writeFileSync(
    file,
    '---\nname: Lost\ndate: 2024-05-11\nreplyTo: 2024-05-10-late\n---\n\nWhere?\n',
  )
  const { code, report } = await run('check', folder)
  expect(report).toContain('`2024-05-10-late` is itself a reply')
  expect(code).toBe(1)
})
