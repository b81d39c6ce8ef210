import { describe, expect, test } from 'vitest'

import { oldPaths, plainPath, sortOldPaths } from './old-addresses.ts'
import type { OldFacts } from './old-fields.ts'
import type { BlogKind, BlogSettings, OldPost } from './old-post.ts'

function paths(
  kind: BlogKind,
  file: string,
  facts: Partial<OldFacts> = {},
  settings: Partial<BlogSettings> = {},
  fields: OldPost['fields'] = {},
) {
  const name = file.replace(/^.*\/(?:\d{4}-\d\d-\d\d-)?/, '').replace(/\.\w+$/, '')
  const post = { file, name, fields, text: '', form: 'markdown' as const, isDraft: false }
  const all = { authors: [], topics: [], formerAddresses: [], wasDraft: false, rest: {}, notes: [] }
  return oldPaths(
    post,
    { ...all, published: '2019-03-01', ...facts },
    { kind, settings: { permalinks: {}, authors: {}, ...settings } },
  )
}

const post = '_posts/2019-03-01-made-up.md'

describe('the old addresses of a text', () => {
  test('of Jekyll', () => {
    expect(paths('jekyll', post)).toEqual(['/2019/03/01/made-up.html'])
    expect(paths('jekyll', post, {}, { permalinks: { '': 'pretty' } })).toEqual([
      '/2019/03/01/made-up/',
    ])
    expect(paths('jekyll', post, {}, { permalinks: { '': '/:year/:y_day/:title' } })).toEqual([
      '/2019/060/made-up',
    ])
    expect(paths('jekyll', post, { address: '/x/:title/', formerAddresses: ['/y'] })).toEqual([
      '/x/made-up/',
      '/y',
    ])
  })

  test.each([
    [post, { tags: ['a'] }, '/2019/03/01/made-up.html'],
    [
      post,
      { categories: ['Health Care', 'C#', 'health care'] },
      '/health care/c%23/2019/03/01/made-up.html',
    ],
    [post, { categories: 'a B', category: 'One two' }, '/a/b/one two/2019/03/01/made-up.html'],
    [`Politik/x/${post}`, { category: 'a' }, '/politik/x/a/2019/03/01/made-up.html'],
    ['_posts/x/2019-03-01-made-up.md', {}, '/2019/03/01/made-up.html'],
  ])('of Jekyll have categories, but no tags: %j, %j', (file, fields, path) => {
    expect(paths('jekyll', file, {}, {}, fields)).toEqual([path])
  })

  test('contain the path of a blog that has no host of its own', () => {
    const settings = { origin: 'https://old.example', base: '/blog' }
    const formerAddresses = ['/old/', 'https://old.example/older/']
    const facts = { formerAddresses, slug: 'raz' }
    expect(paths('hugo', 'content/posts/a.md', facts, settings)).toEqual([
      '/blog/posts/raz/',
      '/blog/old/',
      '/older/',
    ])
    expect(paths('hugo', 'content/posts/a.md', { formerAddresses: ['b'] }, settings)).toEqual([
      '/blog/posts/a/',
      '/blog/posts/b/',
    ])
    expect(paths('jekyll', post, facts, settings)).toEqual([
      '/blog/2019/03/01/raz.html',
      '/blog/old/',
      '/older/',
    ])
  })

  test('of Jekyll, with categories as words', () => {
    const permalinks = { '': '/:slugified_categories/:title' }
    const fields = { categories: ['A & b', 'c'] }
    expect(paths('jekyll', post, {}, { permalinks }, fields)).toEqual(['/a-b/c/made-up'])
  })

  test('of Jekyll that are not known get a note, except for drafts', () => {
    const notes: OldFacts['notes'] = []
    const settings = { permalinks: { '': '/:long_month/:title' } }
    expect(paths('jekyll', post, { notes }, settings)).toEqual([])
    expect(paths('jekyll', post, { notes, wasDraft: true }, settings)).toEqual([])
    expect(notes).toEqual([
      {
        message:
          'Its old address is not known: it follows the pattern `/:long_month/:title`. Add the address to `aliases`.',
      },
    ])
  })

  test('of Hugo', () => {
    expect(paths('hugo', 'content/posts/made-up.md')).toEqual(['/posts/made-up/'])
    expect(paths('hugo', 'content/articles/made-up.md', { slug: 'b' })).toEqual(['/articles/b/'])
    expect(
      paths(
        'hugo',
        'content/posts/made-up.md',
        {},
        { permalinks: { posts: '/:year/:month/:slug/' } },
      ),
    ).toEqual(['/2019/03/made-up/'])
  })

  test('of Hugo have no spaces, punctuation and capital letters', () => {
    const file = 'content/Posts/Über  uns, - C#!.md'
    expect(paths('hugo', file)).toEqual(['/posts/über-uns-c%23/'])
    expect(paths('hugo', file, {}, { keepsCase: true })).toEqual(['/Posts/Über-uns-C%23/'])
  })

  test('of Hugo have the title in patterns', () => {
    const permalinks = { posts: '/:section/:slug/', notes: '/:title/:contentbasename/' }
    const facts = { title: 'A Title, or 2' }
    const of = (file: string, more = {}) =>
      paths('hugo', file, { ...facts, ...more }, { permalinks })
    expect(of('content/posts/a.md')).toEqual(['/posts/a-title-or-2/'])
    expect(of('content/posts/a.md', { slug: 'b' })).toEqual(['/posts/b/'])
    expect(of('content/notes/a.md', { slug: 'b' })).toEqual(['/a-title-or-2/a/'])
  })

  test('of Hugo, with aliases next to the page', () => {
    const formerAddresses = [
      'old-post',
      '../a/old',
      'old.html',
      '/root/',
      'https://hugo.example/b/',
    ]
    const all = { formerAddresses }
    expect(paths('hugo', 'content/posts/new-post.md', all)).toEqual([
      '/posts/new-post/',
      '/posts/old-post/',
      '/a/old/',
      '/posts/old.html',
      '/root/',
      '/b/',
    ])
    expect(paths('hugo', 'content/new-post.md', { formerAddresses: ['old'] })).toEqual([
      '/new-post/',
      '/old/',
    ])
    const permalinks = { posts: '/:year/:month/:slug/' }
    expect(
      paths('hugo', 'content/posts/new.md', { formerAddresses: ['old'] }, { permalinks }),
    ).toEqual(['/2019/03/new/', '/2019/03/old/'])
  })

  test('of Hugo, with an alias next to a page whose address is not known', () => {
    const notes: OldFacts['notes'] = []
    const facts = { formerAddresses: ['old', '/root/'], notes }
    const permalinks = { posts: '/:sections[1]/:slug/' }
    expect(paths('hugo', 'content/posts/new.md', facts, { permalinks })).toEqual(['/root/'])
    expect(notes).toEqual([
      {
        message:
          'Its old address is not known: it follows the pattern `/:sections[1]/:slug/`. Add the address to `aliases`.',
      },
      {
        message:
          'The alias `old` was left out: it is relative to the old address of this text, which is not known.',
      },
    ])
  })

  test('of Jekyll and Hugo, without the slash at their start', () => {
    expect(paths('jekyll', post, { address: 'x', formerAddresses: ['y'] })).toEqual(['/x', '/y'])
    expect(paths('hugo', 'content/posts/new.md', { address: 'x' })).toEqual(['/x'])
    expect(paths('other', 'new.md', { formerAddresses: ['slug'] })).toEqual(['slug'])
  })

  test('of WordPress, but not of another site', () => {
    const settings = { origin: 'https://www.wp.example' }
    expect(paths('wordpress', 'x', { address: 'https://wp.example/a/' }, settings)).toEqual(['/a/'])
    expect(paths('wordpress', 'x', { address: 'https://other.example/a/' }, settings)).toEqual([])
  })
})

test('an address below /articles/ becomes an old slug, and others stay whole', () => {
  expect(
    sortOldPaths(
      [
        '/articles/new/',
        '/articles/old/',
        '/articles/a/b.html',
        'slug',
        '/2019/x/',
        '/articles/a b/',
        '/?p=7',
        '/2019/x',
        '/a/../b/',
        '/',
      ],
      'new',
      '/',
    ),
  ).toEqual({
    aliases: ['old', 'a/b', 'slug', '/2019/x/', '/articles/a b/', '/?p=7'],
    others: ['/2019/x', '/a/../b/', '/'],
  })
})

test('paths are compared without their variants', () => {
  for (const path of ['/a/b', '/a/b/', '/a/b.html', '/a/b/index.html', '/a/b/?x=1#y', '/a/%62']) {
    expect(plainPath(path)).toBe('/a/b')
  }
})

test('below the path of a publication, only an address of its own articles becomes an old slug', () => {
  const paths = ['/articles/old/', '/checks/articles/old/', '/checks/articles/new/', 'old', 'older']
  expect(sortOldPaths(paths, 'new', '/checks/')).toEqual({
    aliases: ['/articles/old/', 'old', 'older'],
    others: ['old'],
  })
})
