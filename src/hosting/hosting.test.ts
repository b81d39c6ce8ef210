import { describe, expect, test } from 'vitest'

import { isText, mediaTypes, namedTypes, typesByEnding } from '../shared/media-types.ts'
import { caddyConfig } from './caddy.ts'
import { headersFile, redirectsFile } from './host-files.ts'
import { nginxConfig } from './nginx.ts'
import { literalSource, patternSource } from './path-pattern.ts'
import { redirectPage } from './redirect-page.ts'
import { type Redirect, redirectFile, redirectTable, redirectTarget } from './redirects.ts'
import { headerRules, headersOf, matches, mediaTypeOf } from './rules.ts'

const moved: Redirect[] = [
  { path: '/2019/x/', to: '/checks/articles/x/', title: 'X' },
  { path: '/', query: 'p=1&q=2', to: '/checks/articles/x/', title: 'X' },
  { path: '/a"b\'$c{d}*[e]:f;#/', to: '/checks/articles/y/', title: 'Y' },
  { path: '/\u00fcber.html', to: '/checks/articles/y/', title: 'Y' },
]

describe('headers', () => {
  test('say the type of every file, with the encoding of texts', () => {
    const types = {
      '/': 'text/html; charset=utf-8',
      '/articles/x/': 'text/html; charset=utf-8',
      '/topics/a/archive/1/atom.xml': 'application/atom+xml; charset=utf-8',
      '/corrections/feed.json': 'application/feed+json; charset=utf-8',
      '/references/10.1000/x.json': 'application/vnd.citationstyles.csl+json; charset=utf-8',
      '/references/x.ris': 'application/x-research-info-systems; charset=utf-8',
      '/articles/x/data.JSON': 'application/json; charset=utf-8',
      '/articles/x/paper.pdf': 'application/pdf',
      '/pagefind/wasm.en.pagefind': 'application/octet-stream',
    }
    for (const [path, type] of Object.entries(types))
      expect([path, headersOf(path)['Content-Type']]).toEqual([path, type])
  })

  test('allow other sites to read data and nothing else', () => {
    const read = (path: string) => headersOf(path)['Access-Control-Allow-Origin']
    expect(['/data/claims.json', '/rss.xml', '/references/x.bib'].map(read)).toEqual([
      '*',
      '*',
      '*',
    ])
    expect(['/', '/data/', '/favicon.svg'].map(read)).toEqual([undefined, undefined, undefined])
  })

  test('let other sites show cards in frames, and nothing else', () => {
    const [card, page] = ['/claims/a/b/card/', '/claims/a/'].map(headersOf)
    expect(card?.['Content-Security-Policy']).toBe('frame-ancestors *')
    expect(card).not.toHaveProperty('X-Frame-Options')
    expect(headersOf('/claims/a/card/index.html')).toEqual(card)
    for (const path of ['/claims/a/', '/claims/card/', '/articles/a/card/', '/claims/a/card.svg'])
      expect(headersOf(path)).toMatchObject({
        'X-Frame-Options': 'DENY',
        'Content-Security-Policy': expect.stringContaining("frame-ancestors 'none'") as string,
      })
    expect({ ...card, ...page }).toEqual(page)
  })

  test('of one name come from one rule only, also for names that look like others', () => {
    const names = ['x', 'feed', 'references/feed', 'topics/x/feed', 'articles/x/cite', 'a/rss']
    const paths = names.flatMap((name) =>
      [...Object.keys(typesByEnding), 'pf_meta'].map((ending) => `/${name}.${ending}`),
    )
    const all = [...paths, ...paths.map((path) => `/references${path}`), '/_astro/x.svg']
    for (const path of all) {
      const found = headerRules.flatMap(({ paths, headers }) =>
        paths.filter((pattern) => matches(pattern, path)).flatMap(() => Object.keys(headers)),
      )
      expect([path, found.length]).toEqual([path, new Set(found).size])
    }
  })

  test('are written for hosts below the base path', () => {
    expect(headersFile('/checks/')).toContain('\n/checks/*.svg\n  Content-Security-Policy: default')
    expect(headersFile('/checks/')).toContain(
      '\n/checks/claims/*/card/\n  ! X-Frame-Options\n  Content-Security-Policy: frame-ancestors *\n',
    )
  })
})

test('no type is listed twice, and texts are those of which hosts have to be told the encoding', () => {
  expect(new Set(Object.values(mediaTypes)).size).toBe(Object.keys(mediaTypes).length)
  expect(Object.values(mediaTypes).filter((type) => !isText(type))).toEqual(
    'avif bytes gif icon jpeg ods pdf png wasm webp woff2 xlsx zip'
      .split(' ')
      .map((name) => mediaTypes[name as keyof typeof mediaTypes]),
  )
  for (const path of Object.keys(namedTypes))
    expect(mediaTypeOf(path.replace('*', 'x/'))).toBe(namedTypes[path])
})

describe('patterns', () => {
  test('match whole paths', () => {
    expect(patternSource('/*.svg', '/a.b/')).toBe('^/a[.]b/.*[.]svg$')
    expect(matches('/data/*.json', '/data/a/b.json')).toBe(true)
    expect(matches('/data/*.json', '/x/data/a.json')).toBe(false)
  })

  test('of one path match only that', () => {
    for (const { path } of moved) expect(new RegExp(literalSource(path)).test(path)).toBe(true)
    expect(new RegExp(literalSource('/a*b.c/')).test('/axb.c/')).toBe(false)
  })
})

describe('redirects', () => {
  test('are files where a host serves them as pages', () => {
    const file = (path: string, query?: string) => redirectFile({ path, query }, '/checks/')
    expect(file('/checks/2019/x/')).toBe('2019/x/index.html')
    expect(file('/checks/2019/x')).toBe('2019/x/index.html')
    expect(file('/checks/2019/v1.5 of x/')).toBe('2019/v1.5 of x/index.html')
    expect(file('/checks/x.html')).toBe('x.html')
    for (const path of ['/2019/x/', '/checks/', '/checks/x.php', '/checks/x.xml'])
      expect(file(path)).toBeUndefined()
    expect(file('/checks/x/', 'p=1')).toBeUndefined()
    expect(file(`/checks/${'x'.repeat(256)}/`)).toBeUndefined()
  })

  test('are found by the decoded path, with or without the last slash, and by the query', () => {
    const table = redirectTable(moved)
    const find = (address: string) => redirectTarget(address, table)
    const [x, y] = ['/checks/articles/x/', '/checks/articles/y/']
    expect(['/2019/x', '/2019/x/', '/?p=1&q=2', '/%C3%BCber.html'].map(find)).toEqual([x, x, x, y])
    expect(['/', '/?p=1', '/2019/', '/%', '/\u00fcber.html/'].map(find)).toEqual(
      Array(5).fill(undefined),
    )
  })

  test('with one parameter are found beside other parameters', () => {
    const table = redirectTable([
      { path: '/', query: 'p=12', to: '/articles/x/', title: 'X' },
      { path: '/', query: 'p=12&lang=de', to: '/articles/y/', title: 'Y' },
      { path: '/a.php', query: 'id=A.b', to: '/articles/z/', title: 'Z' },
    ])
    const find = (address: string) => redirectTarget(address, table)
    expect(['/?p=12', '/?p=12&fbclid=1', '/?a=b&p=12'].map(find)).toEqual(
      Array(3).fill('/articles/x/'),
    )
    expect(find('/?p=12&lang=de')).toBe('/articles/y/')
    expect(find('/a.php?id=A.b&x=1')).toBe('/articles/z/')
    expect(['/?p=1', '/?p=123', '/?p', '/?q=12', '/a.php?id=a.b', '/a.php'].map(find)).toEqual(
      Array(6).fill(undefined),
    )
  })

  test('keep a query that is not part of the old address', () => {
    const table = redirectTable(moved)
    expect(redirectTarget('/2019/x?utm=1&a=%20', table)).toBe('/checks/articles/x/?utm=1&a=%20')
    expect(redirectTarget('/2019/x?', table)).toBe('/checks/articles/x/')
  })

  test('from one address are only the first', () => {
    const twice = [...moved, { path: '/2019/x', to: '/checks/articles/z/', title: 'Z' }]
    expect(redirectTable(twice)).toEqual(redirectTable(moved))
  })

  test('are written for hosts as they are requested', () => {
    expect(redirectsFile(moved).split('\n').slice(1, -1)).toEqual([
      '/2019/x/ /checks/articles/x/ 301',
      '/ p=1 q=2 /checks/articles/x/ 301!',
      "/a%22b'$c%7Bd%7D%2A%5Be%5D%3Af;%23/ /checks/articles/y/ 301",
      '/%C3%BCber.html /checks/articles/y/ 301',
    ])
  })

  test('are escaped in configurations', () => {
    const options = { base: '/checks/', root: '/srv/www', host: 'example.org', redirects: moved }
    expect(nginxConfig(options)).toContain(`  "/a\\"b'$c{d}*[e]:f;#/" "/checks/articles/y/";\n`)
    expect(nginxConfig(options)).toContain('  "~^/[?]p=1&q=2$" "/checks/articles/x/";\n')
    expect(caddyConfig(options)).toContain(
      `"~^/a\\"b'[$]c[{]d[}][*][[]e]:f;#/$" "/checks/articles/y/"`,
    )
  })

  test('are compared with letter case where only that differs', () => {
    const redirects = [
      { path: '/story/', query: 'id=A.b', to: '/articles/x/', title: 'X' },
      { path: '/story/', query: 'id=a.B', to: '/articles/y/', title: 'Y' },
      { path: '/X/card/', to: '/articles/x/', title: 'X' },
      { path: '/x/card/', to: '/articles/y/', title: 'Y' },
      { path: '/Z/', to: '/articles/y/', title: 'Y' },
    ]
    const options = { base: '/', root: '/srv/www', host: 'example.org', redirects }
    const lines = nginxConfig(options).split('\n')
    const keys = lines.flatMap((line) => /^ {2}"(.*)" "\/articles\//.exec(line)?.[1] ?? [])
    expect(keys).toEqual([
      '~^/story/[?]id=A[.]b$',
      '~^/story[?]id=A[.]b$',
      '~^/story/[?]id=a[.]B$',
      '~^/story[?]id=a[.]B$',
      ...['~^/X/card/$', '~^/X/card$', '~^/x/card/$', '~^/x/card$', '/Z/', '/Z'],
    ])
  })

  test('have a page that loads nothing and escapes the title', () => {
    const to = '/articles/x/'
    const page = redirectPage({ to, title: 'Is 1 < 2 & "x"?' }, 'https://example.org', {
      language: 'ar',
      direction: 'rtl',
      sentence: ['Moved: ', '.'],
    })
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(page).toContain('<title>Is 1 &#x3C; 2 &#x26; "x"?</title>')
    expect(page).toContain('<link rel="canonical" href="https://example.org/articles/x/">')
    expect(page).toContain('<meta http-equiv="refresh" content="0; url=/articles/x/">')
    expect(page).toContain('Moved: <a href="/articles/x/">Is 1 &#x3C; 2 &#x26; "x"?</a>.')
  })
})
