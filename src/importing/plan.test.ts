import { describe, expect, test } from 'vitest'

import type { OldBlog } from './old-post.ts'
import { planImport } from './plan.ts'
import { readExport } from './wordpress/export.ts'

/** A post in an export of WordPress; `parts` replace or add elements of it. */
function item(name: string, parts: Readonly<Record<string, string>> = {}): string {
  const all = {
    title: name,
    link: `https://wp.example/2024/${name}/`,
    'dc:creator': 'amelie',
    'content:encoded': 'Text.',
    'wp:post_name': name,
    'wp:post_date': '2024-03-01 10:00:00',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...parts,
  }
  const elements = Object.entries(all).map(([tag, text]) => `<${tag}><![CDATA[${text}]]></${tag}>`)
  return `<item>${elements.join('')}</item>`
}

function plan(blog: OldBlog) {
  return planImport(blog, {
    library: {
      people: new Map(),
      topics: new Map(),
      keys: new Map(),
      base: '/',
      language: 'en',
    },
    findImage: () => undefined,
    today: '2026-11-28',
    nameOf: (text) => text.toLowerCase().replaceAll(' ', '-'),
  })
}

function planExport(items: readonly string[], home = 'https://wp.example') {
  const source = `<rss><channel><wp:base_blog_url>${home}</wp:base_blog_url>${items.join('')}</channel></rss>`
  return plan(readExport(source, 'x.xml'))
}

describe('links by the numbers of posts of WordPress', () => {
  const home = 'https://wp.example/'
  const link = (address: string) => `<p><a href="${address}">x</a></p>`
  const others = [
    item('first', { guid: `${home}?p=301`, 'wp:post_id': '301' }),
    item('second', { guid: `${home}?p=304`, 'wp:post_id': '304' }),
    item('draft', { link: `${home}?p=305`, 'wp:post_id': '305', 'wp:status': 'draft' }),
  ]

  test.each([
    [`${home}?p=304`, '[x](/articles/second/)'],
    ['/?p=304', '[x](/articles/second/)'],
    [`${home}?p=304&preview=true#a`, '[x](/articles/second/#a)'],
    [`${home}?p=305`, '[x](/articles/draft/)'],
    [`http://www.wp.example/2024/second/?utm_source=a`, '[x](/articles/second/)'],
    [`${home}?p=30`, `[x](${home}?p=30)`],
    [`${home}?page_id=7`, `[x](${home}?page_id=7)`],
    [`${home}?s=dengue`, `[x](${home}?s=dengue)`],
    [home, `[x](${home})`],
    ['https://wp.example.org/?p=304', '[x](https://wp.example.org/?p=304)'],
  ])('%s becomes %s', (address, to) => {
    const { articles } = planExport([...others, item('last', { 'content:encoded': link(address) })])
    expect(articles.at(-1)?.text.trimEnd().split('\n').at(-1)).toBe(to)
  })

  test.each(['/', '/?s=dengue'])('%s leads nowhere here, and is reported', (address) => {
    const { articles } = planExport([...others, item('last', { 'content:encoded': link(address) })])
    expect(articles.at(-1)?.notes).toContainEqual({
      message: `The link to \`${address}\` leads to no imported page, so only its text stays.`,
    })
  })
})

test('links to an identifier in another post of WordPress follow its heading', () => {
  const { articles } = planExport([
    item('first', {
      'content:encoded':
        '<p><a href="/2024/second/#end">x</a>, <a href="/2024/second/#no">y</a></p>',
    }),
    item('second', { 'content:encoded': '<h3><a name="end"></a>The conclusion</h3>' }),
  ])
  expect(articles[0]?.text).toContain(
    '[x](/articles/second/#the-conclusion), [y](/articles/second/#no)',
  )
})
