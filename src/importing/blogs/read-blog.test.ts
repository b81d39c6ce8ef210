import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { readBlog } from './read-blog.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-blog-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(file: string, text: string, encoding: BufferEncoding = 'utf8') {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text, encoding)
}

const post = '---\ntitle: Caf\xE9\ndate: 2020-01-01\n---\nA caf\xE9.\n'
const notUnicode = 'This file is not UTF-8 text. Save it again in UTF-8.'

describe('encodings of texts', () => {
  test('a post in Latin-1 is a problem, because its letters would be lost', () => {
    write('old.md', post, 'latin1')
    write('new.md', post)
    const { posts, problems } = readBlog(folder)
    expect(posts.map(({ file }) => file)).toEqual(['new.md'])
    expect(problems).toEqual([{ file: 'old.md', line: 2, column: 11, message: notUnicode }])
  })

  test('a page in Latin-1 is left out as any other', () => {
    write('about.md', post.replace(/date.*/, 'layout: page'), 'latin1')
    const { leftOut, problems } = readBlog(folder)
    expect(leftOut).toEqual([{ file: 'about.md', reason: 'it is a page, not a post with a date' }])
    expect(problems).toEqual([])
  })

  test('a post in UTF-16 with a byte order mark is read', () => {
    write('old.md', `\uFEFF${post}`, 'utf16le')
    const { posts, problems } = readBlog(folder)
    expect(problems).toEqual([])
    expect(posts).toMatchObject([{ fields: { title: 'Caf\xE9' }, text: 'A caf\xE9.\n' }])
  })

  test('an unfinished merge is a problem, because one of the versions would be lost', () => {
    write('old.md', `${post}<<<<<<< a\nOne.\n=======\nTwo.\n>>>>>>> b\n`)
    expect(readBlog(folder).problems).toMatchObject([{ file: 'old.md', line: 6 }])
  })

  test('settings and names of authors in Latin-1 are problems', () => {
    write('_config.yml', 'author: Ren\xE9\n', 'latin1')
    write('_data/authors.yml', 'rene:\n  name: Ren\xE9\n', 'latin1')
    expect(readBlog(folder).problems).toEqual(
      ['_config.yml', '_data/authors.yml'].map((file) => ({
        file,
        line: 1,
        column: 1,
        message: notUnicode,
      })),
    )
  })

  test('an export of WordPress in Latin-1 is a problem, and one in UTF-16 is read', () => {
    const xml = '<rss><channel><title>Caf\xE9</title></channel></rss>'
    write('latin.xml', xml, 'latin1')
    write('utf16.xml', `\uFEFF${xml}`, 'utf16le')
    expect(readBlog(join(folder, 'latin.xml')).problems).toMatchObject([{ message: notUnicode }])
    expect(readBlog(join(folder, 'utf16.xml')).problems).toEqual([])
  })
})

describe('a blog of Hugo', () => {
  test('names of folders that contain no texts count only at the top', () => {
    write('hugo.toml', '')
    write('content/resources/a.md', post)
    write('content/posts/static/b.md', post)
    write('themes/x/content/c.md', post)
    write('content/node_modules/d.md', post)
    expect(readBlog(folder).posts.map(({ file }) => file)).toEqual([
      'content/posts/static/b.md',
      'content/resources/a.md',
    ])
  })

  test('the language is in the names of files, and translations follow', () => {
    write('config/_default/hugo.toml', 'defaultContentLanguage = "de"')
    write('config/_default/languages.toml', '[de]\n[fr]\n')
    write('content/posts/foo/index.fr.md', post)
    write('content/posts/foo/index.md', post)
    write('content/posts/_index.fr.md', post)
    write('content/posts/two.fr.md', post)
    const translationGroup = 'content/posts/foo/index'
    expect(readBlog(folder)).toMatchObject({
      posts: [
        { name: 'foo', language: 'de', addressPrefix: '', translationGroup },
        { name: 'foo', language: 'fr', addressPrefix: '/fr', translationGroup },
        { name: 'two', language: 'fr', addressPrefix: '/fr' },
      ],
      leftOut: [{ file: 'content/posts/_index.fr.md' }],
    })
  })
})

describe('the address of a blog', () => {
  test.each([
    ['hugo.toml', 'baseURL = "https://old.example/blog/"', 'https://old.example', '/blog'],
    ['hugo.yaml', 'baseurl: https://old.example/', 'https://old.example', ''],
    ['hugo.toml', 'baseURL = "/"', undefined, ''],
    ['_config.yml', 'url: https://old.example\nbaseurl: /blog', 'https://old.example', '/blog'],
    ['_config.yml', 'url: https://old.example/a/\nbaseurl: b', 'https://old.example', '/a/b'],
    ['_config.yml', 'baseurl: https://old.example/blog', 'https://old.example', '/blog'],
    ['_config.yml', 'baseurl: /blog/', undefined, '/blog'],
  ])('in %s, from %s', (file, text, origin, base) => {
    write(file, text)
    const { settings } = readBlog(folder)
    expect([settings.origin, settings.base]).toEqual([origin, base])
  })
})

describe('the language of a blog', () => {
  test.each([
    ['hugo.toml', 'languageCode = "pl"', 'pl'],
    ['hugo.toml', 'languageCode = "pt-br"\ndefaultContentLanguage = "de"', 'de'],
    // Hugo writes this into the settings of every new blog.
    ['hugo.toml', 'languageCode = "en-us"', undefined],
    ['_config.yml', 'lang: tr', 'tr'],
    ['_config.yml', 'lang: Turkish', undefined],
  ])('in %s, from %s', (file, text, language) => {
    write(file, text)
    expect(readBlog(folder).settings.language).toBe(language)
  })

  test('in an export of WordPress', () => {
    write('a.xml', '<rss><channel><language>pt-BR</language></channel></rss>')
    expect(readBlog(join(folder, 'a.xml')).settings.language).toBe('pt-BR')
  })
})

test('the settings of Jekyll name authors, and give fields to posts', () => {
  const name = { name: 'Ay\u015Fe Y\u0131ld\u0131z' }
  write(
    '_config.yml',
    `authors:\n  ayse: ${JSON.stringify(name)}\ndefaults:\n  - scope: {path: "", type: posts}\n    values: {author: ayse, layout: post}\n`,
  )
  write('_posts/2020-01-01-a.md', post)
  const { posts, settings } = readBlog(folder)
  expect(settings.authors).toEqual({ ayse: name })
  expect(posts[0]?.fields).toMatchObject({ author: 'ayse' })
  expect(posts[0]?.fields).not.toHaveProperty('layout')
})
