import { describe, expect, test } from 'vitest'

import { readExport } from './export.ts'

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`

const picture = `<item><wp:post_id>201</wp:post_id><wp:post_type>attachment</wp:post_type><excerpt:encoded>Leaves</excerpt:encoded><wp:attachment_url>https://wp.example/a.jpg</wp:attachment_url>${meta('_wp_attachment_image_alt', 'Green')}</item>`

const block = (number: number, text: string) =>
  `<item><wp:post_id>${number}</wp:post_id><wp:post_type>wp_block</wp:post_type><content:encoded><![CDATA[${text}]]></content:encoded></item>`

/** Reads one post, with further elements of it, and further items. */
function readPost(elements: string, items: readonly string[] = []) {
  const post = `<item><title>A</title><link>https://wp.example/2024/new/</link><wp:post_name>new</wp:post_name><wp:post_type>post</wp:post_type>${elements}</item>`
  const source = `<rss><channel><wp:base_blog_url>https://wp.example</wp:base_blog_url>${items.join('')}${post}</channel></rss>`
  const [first] = readExport(source, 'x.xml').posts
  if (!first) throw new Error('There is no post.')
  return first
}

describe('the description for search engines', () => {
  test.each(['_yoast_wpseo_metadesc', 'rank_math_description'])('of %s is read', (key) => {
    expect(readPost(meta(key, 'It does &amp; did not.')).fields).toMatchObject({
      description: 'It does & did not.',
    })
  })

  test.each(['%%excerpt%% on %%sitename%%', '%excerpt%'])(
    'with the variables %s stays under its name',
    (text) => {
      const { fields } = readPost(meta('rank_math_description', text))
      expect(fields).toMatchObject({ rank_math_description: text })
      expect(fields).not.toHaveProperty('description')
    },
  )

  test('can contain percentages', () => {
    expect(readPost(meta('_yoast_wpseo_metadesc', '5% and 6%, 100%')).fields).toMatchObject({
      description: '5% and 6%, 100%',
    })
  })
})

test('entities in titles, tags and excerpts are read', () => {
  const encoded =
    '<category domain="post_tag" nicename="x"><![CDATA[C/C++ &amp; more]]></category><excerpt:encoded><![CDATA[P &lt; 5 <b>bold</b>]]></excerpt:encoded>'
  const { fields } = readPost(encoded)
  expect(fields).toMatchObject({ tags: ['C/C++ & more'], excerpt: 'P < 5 bold' })
  const title =
    '<item><title><![CDATA[Dengue &amp; Zika]]></title><wp:post_type>post</wp:post_type>'
  const { posts } = readExport(`<rss><channel>${title}</item></channel></rss>`, 'x.xml')
  expect(posts).toMatchObject([
    { file: 'x.xml: “Dengue & Zika”', fields: { title: 'Dengue & Zika' } },
  ])
})

test('names that a post had before are old addresses', () => {
  expect(
    readPost(meta('_wp_old_slug', 'old') + meta('_wp_old_slug', 'older')).fields,
  ).toMatchObject({
    aliases: ['https://wp.example/2024/old/', 'https://wp.example/2024/older/'],
  })
  const isByNumber = '<link>https://wp.example/archives/9</link><wp:post_name>a</wp:post_name>'
  const source = `<rss><channel><item>${isByNumber}<wp:post_type>post</wp:post_type>${meta('_wp_old_slug', 'old')}</item></channel></rss>`
  expect(readExport(source, 'x.xml').posts).toMatchObject([{ fields: { aliases: [] } }])
})

describe('the featured image', () => {
  test('stays as a comment, and is reported', () => {
    expect(readPost(meta('_thumbnail_id', '201'), [picture])).toMatchObject({
      fields: { cover: { src: 'https://wp.example/a.jpg', alt: 'Green', caption: 'Leaves' } },
      notes: [
        {
          message:
            'Its featured image is `https://wp.example/a.jpg`. To show it, put the file into the folder of the article and add `cover`.',
        },
      ],
    })
  })

  test('that is not in the export is reported', () => {
    expect(readPost(meta('_thumbnail_id', '202'), [picture]).notes).toEqual([
      {
        message:
          'Its featured image has the number 202, which is not in the export. To show it, add `cover`.',
      },
    ])
  })
})

test.each([
  [
    'private',
    ['In WordPress, it was private. Before you publish it, make sure that everyone may read it.'],
  ],
  ['pending', ['In WordPress, it was waiting for a review.']],
  ['draft', []],
  ['publish', []],
])('a post with the state %s', (state, messages) => {
  expect(readPost(`<wp:status>${state}</wp:status>`).notes).toEqual(
    messages.map((message) => ({ message })),
  )
})

describe('reusable blocks', () => {
  const mark = (number: number) => `<!-- wp:block {"ref":${number}} /-->`
  const content = (text: string) => `<content:encoded><![CDATA[${text}]]></content:encoded>`

  test('are put into the text, also within each other', () => {
    const items = [block(900, `<p>One</p>${mark(901)}`), block(901, `<p>Two</p>${mark(900)}`)]
    const { text, notes } = readPost(content(`<p>A</p>${mark(900)}`), items)
    expect(text.replaceAll(/<!--.*?-->|\n/g, '')).toBe('<p>A</p><p>One</p><p>Two</p>')
    expect(notes).toEqual([])
  })

  test('that are not in the export leave a comment, and are reported', () => {
    const { text, notes } = readPost(content(`<p>A</p>${mark(9)}`))
    expect(text).toContain('<!-- Reusable block 9 of WordPress -->')
    expect(notes).toEqual([
      {
        message:
          'The reusable block 9 was left out: it is not in the export. Copy its text from the old blog.',
      },
    ])
  })
})
