import { describe, expect, test } from 'vitest'

import { readExport } from './export.ts'

/** An export with one item; `parts` replace or add elements of it. */
function read(parts: Readonly<Record<string, string>>) {
  const all = {
    title: 'A',
    link: 'https://wp.example/checks/a/',
    'content:encoded': '&lt;p&gt;Text.&lt;/p&gt;',
    'wp:post_name': 'a',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...parts,
  }
  const item = Object.entries(all)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('')
  const source = `<rss><channel><wp:base_blog_url>https://wp.example</wp:base_blog_url><item>${item}</item></channel></rss>`
  return readExport(source, 'x.xml')
}

describe('types of texts', () => {
  test('a type of a plugin with a text and an address is read, with a note', () => {
    const { posts, leftOut } = read({ 'wp:post_type': 'faktencheck' })
    expect(posts).toMatchObject([
      {
        name: 'a',
        notes: [
          { message: 'In WordPress, its type is `faktencheck`. Delete it if it is no article.' },
        ],
      },
    ])
    expect(leftOut).toEqual([])
  })

  test.each([
    [
      { link: 'https://wp.example/?post_type=feedback&amp;p=7' },
      'its type is `feedback`, and it has no address of its own',
    ],
    [{ link: 'https://wp.example/' }, 'its type is `feedback`, and it has no address of its own'],
    [{ 'content:encoded': '' }, 'its type is `feedback`, and it has no text'],
  ])('a type of a plugin is left out: %j', (parts, reason) => {
    const { posts, leftOut } = read({ 'wp:post_type': 'feedback', ...parts })
    expect(posts).toEqual([])
    expect(leftOut).toEqual([{ file: 'x.xml: “A”', reason }])
  })

  test.each(['attachment', 'nav_menu_item', 'wp_template', 'revision'])(
    'the internal type %s is left out silently',
    (type) => {
      expect(read({ 'wp:post_type': type })).toMatchObject({ posts: [], leftOut: [] })
    },
  )
})

test('a text with a password gets a note', () => {
  expect(read({ 'wp:post_password': 'x' }).posts).toMatchObject([
    {
      notes: [
        {
          message:
            'It was protected by a password. Before you publish it, make sure that everyone may read it.',
        },
      ],
    },
  ])
})

test('languages and translations of Polylang are read', () => {
  const category = (domain: string, name: string) =>
    `<category domain="${domain}" nicename="${name}">x</category>`
  const { posts } = read({
    title: `A</title>${category('language', 'fr')}${category('post_translations', 'pll_1')}<title>`,
  })
  expect(posts).toMatchObject([{ language: 'fr', translationGroup: 'pll_1' }])
  expect(posts[0]?.fields['tags']).toEqual([])
})

describe('footnotes', () => {
  const mark = (id: string, number: number) =>
    `&lt;sup data-fn="${id}" class="fn">&lt;a href="#${id}">${number}&lt;/a>&lt;/sup>`
  const meta = (value: string) => ({
    'wp:postmeta': `<wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value>`,
  })

  test('are put into the text', () => {
    const { posts } = read({
      'content:encoded': `A${mark('x-1', 1)} b${mark('y-2', 2)} c${mark('x-1', 1)} d${mark('z', 3)}`,
      ...meta(
        '[{"content":"Not used","id":"n"},{"content":"Two","id":"y-2"},{"content":"One <em>x<\\/em>","id":"x-1"}]',
      ),
    })
    const of = (id: number) => `<old-footnote-reference id="${id}"></old-footnote-reference>`
    expect(posts[0]?.text).toBe(
      `A${of(1)} b${of(2)} c${of(1)} d<sup data-fn="z" class="fn"><a href="#z">3</a></sup>\n<old-footnote-definition id="1">One <em>x</em></old-footnote-definition>\n<old-footnote-definition id="2">Two</old-footnote-definition>`,
    )
    expect(posts[0]?.notes).toEqual([
      { message: 'The footnote `Not used` was left out: the text does not refer to it.' },
    ])
  })

  test.each(['{', '{}'])('that cannot be read get a note: %s', (value) => {
    expect(read(meta(value)).posts).toMatchObject([
      { notes: [{ message: 'Its footnotes cannot be read. Copy them from the old blog.' }] },
    ])
  })
})

describe('authors of Co-Authors Plus', () => {
  const user = (login: string, name: string) =>
    `<wp:author><wp:author_login>${login}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>`
  const meta = (key: string, value: string) =>
    `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`
  const guest = `<item><title>Gül Öztürk</title><wp:post_type>guest-author</wp:post_type><wp:post_name>cap-gul-ozturk</wp:post_name>${meta('cap-display_name', 'Gül Öztürk')}${meta('cap-user_login', 'gul')}${meta('cap-description', 'A journalist.')}${meta('cap-website', 'https://gul.example')}</item>`
  const author = (nicename: string, name: string) =>
    `<category domain="author" nicename="${nicename}">${name}</category>`
  const readBy = (...categories: string[]) =>
    readExport(
      `<rss><channel>${user('typist', 'Tim Typist')}${user('joao.davila', 'João D’Ávila')}${guest}<item><title>A</title><wp:post_type>post</wp:post_type><dc:creator>typist</dc:creator>${categories.join('')}</item></channel></rss>`,
      'x.xml',
    )

  test.each([
    ['a login', [author('cap-typist', 'typist')], ['typist']],
    [
      'several, of whom one is only named as in addresses',
      [author('cap-gul-ozturk', 'gul'), author('cap-joao-d-avila', 'joao-d-avila')],
      ['gul', 'joao.davila'],
    ],
    ['the name in an address', [author('cap-gul-ozturk', 'x')], ['cap-gul-ozturk']],
    ['the name that readers see', [author('cap-x', 'João D’Ávila')], ['joao.davila']],
    ['none', [], ['typist']],
  ])('%s', (_, categories, authors) => {
    const { posts, leftOut } = readBy(...categories)
    expect(posts).toMatchObject([{ fields: { author: authors }, notes: [] }])
    expect(leftOut).toEqual([])
  })

  test('a guest author is known with a biography', () => {
    expect(readBy().settings.authors).toMatchObject({
      gul: { name: 'Gül Öztürk', bio: 'A journalist.', url: 'https://gul.example' },
    })
  })

  test('an author who is not in the export is reported', () => {
    expect(readBy(author('cap-who', 'who')).posts).toMatchObject([
      {
        fields: { author: ['who'] },
        notes: [
          {
            message:
              'The export does not contain the author `who`. Correct the name of the new person.',
          },
        ],
      },
    ])
  })
})
