import { describe, expect, test } from 'vitest'

import { encodePath } from './percent-encoding.ts'
import { createUrls, sameForm, unescapedPath, type Target } from './urls.ts'

const targets: [Target, string][] = [
  [{ to: 'home' }, ''],
  [{ to: 'articles' }, 'articles/'],
  [{ to: 'claims' }, 'claims/'],
  [{ to: 'references' }, 'references/'],
  [{ to: 'search' }, 'search/'],
  [{ to: 'feeds' }, 'feeds/'],
  [{ to: 'corrections' }, 'corrections/'],
  [{ to: 'data' }, 'data/'],
  [{ to: 'digests' }, 'digest/'],
  [{ to: 'digest', month: '2026-11', format: 'html' }, 'digest/2026-11/'],
  [{ to: 'digest', month: 'latest', format: 'txt' }, 'digest/latest.txt'],
  [{ to: 'article', id: 'prp' }, 'articles/prp/'],
  [{ to: 'claim', id: 'prp-works' }, 'claims/prp-works/'],
  [{ to: 'reference', id: 'smith2020' }, 'references/smith2020/'],
  [{ to: 'reference', id: 'DBLP:conf/x/A 1' }, 'references/DBLP%3Aconf/x/A%201/'],
  [{ to: 'reference', id: 'a?b#c%d' }, 'references/a%3Fb%23c%25d/'],
  [{ to: 'reference', id: 'müller' }, 'references/m%C3%BCller/'],
  [{ to: 'topic', id: 'pain' }, 'topics/pain/'],
  [{ to: 'person', id: 'ada' }, 'people/ada/'],
  [{ to: 'rating', id: 'false' }, 'ratings/false/'],
  [{ to: 'page', id: 'about' }, 'about/'],
  [{ to: 'reference-file', id: 'x:y/A 1', ending: 'bib' }, 'references/x%3Ay/A%201.bib'],
  [{ to: 'article-file', id: 'prp', ending: 'ris' }, 'articles/prp/cite.ris'],
  [{ to: 'article-sources-file', id: 'prp', ending: 'json' }, 'articles/prp/references.json'],
  [{ to: 'chart-data', id: 'knees/prp/pain change.yaml' }, 'articles/knees/prp/pain%20change.csv'],
  [{ to: 'evidence-data', id: 'prp' }, 'claims/prp/evidence.csv'],
  [{ to: 'claim-card', id: 'prp' }, 'claims/prp/card/'],
  [{ to: 'claim-oembed', id: 'a/b?' }, 'claims/a/b%3F/oembed.json'],
  [{ to: 'article-picture', id: 'knees/prp' }, 'articles/knees/prp/social.png'],
  [{ to: 'feed', of: { to: 'home' }, file: 'rss.xml' }, 'rss.xml'],
  [{ to: 'feed', of: { to: 'corrections' }, file: 'atom.xml' }, 'corrections/atom.xml'],
  [{ to: 'feed', of: { to: 'topic', id: 'a b' }, file: 'feed.json' }, 'topics/a%20b/feed.json'],
  [{ to: 'file', path: 'rss.xml' }, 'rss.xml'],
  [{ to: 'file', path: '/rss.xml' }, 'rss.xml'],
]

describe.each([
  ['https://example.org', '/'],
  ['https://example.org/', '/'],
  ['https://example.org/checks', '/checks/'],
  ['https://example.org/checks/', '/checks/'],
  ['http://localhost:4321/a/b/?x#y', '/a/b/'],
])('at %s', (site, base) => {
  const urls = createUrls(site)
  const { origin } = new URL(site)

  test('the base path has a slash at both ends', () => {
    expect(urls.base).toBe(base)
    expect(urls.origin).toBe(origin)
  })

  test.each(targets)('%j', (target, path) => {
    expect(urls.path(target)).toBe(base + path)
    expect(urls.absolute(target)).toBe(origin + base + path)
    expect(new URL(urls.absolute(target)).pathname).toBe(base + path)
  })

  test('fragments are encoded', () => {
    expect(urls.path({ to: 'article', id: 'a' }, 'ref 1#é')).toBe(
      `${base}articles/a/#ref%201%23%C3%A9`,
    )
  })

  test('authored addresses get the base path if they start at the root of the site', () => {
    expect(urls.authored('/about/')).toBe(`${base}about/`)
    expect(urls.authored('/')).toBe(base)
    for (const other of [
      '//example.com/',
      'about/',
      './a',
      '#a',
      '?q',
      '',
      'https://a.b/',
      'mailto:a@b.c',
      ' javascript:a',
      'java\nscript:a',
      '/\t/example.com/',
    ]) {
      expect(urls.authored(other)).toBe(other)
    }
  })
})

test('a key with slashes becomes segments', () => {
  expect(encodePath('10.1000/a b')).toBe('10.1000/a%20b')
})

test.each([
  ['/references/ash%3A2020.bib', '/references/ash:2020.bib'],
  ['/references/a%26b%24c%2Bd%2ce%3Bf%3dg%40h/', '/references/a&b$c+d,e;f=g@h/'],
  ['/references/a%2Fb%3Fc%23d%25e%3Cf/', '/references/a%2Fb%3Fc%23d%25e%3Cf/'],
  ['/references/m%C3%BCller/', '/references/m%C3%BCller/'],
])('a request for %s is one for %s', (path, plain) => {
  expect(unescapedPath(path)).toBe(plain)
})

test('an address that somebody else wrote gets the form of ours', () => {
  const urls = createUrls('https://example.org/checks/')
  const address = urls.absolute({ to: 'reference', id: 'DBLP:conf/x/a+b<c' })
  expect(sameForm('https://example.org/checks/references/DBLP:conf/x/a+b%3Cc/')).toBe(address)
  expect(sameForm(address)).toBe(address)
})

test.each([
  ['/references/schro\u0308der/', '/checks/references/schr%C3%B6der/'],
  ['/references/schro%CC%88der/?a=%2F#x', '/checks/references/schr%C3%B6der/?a=%2F#x'],
  ['../schro\u0308der/', '../schr%C3%B6der/'],
  ['/references/schr\u00F6der/', '/checks/references/schr%C3%B6der/'],
  ['https://example.com/schro\u0308der/', 'https://example.com/schro\u0308der/'],
  ['/100%/', '/checks/100%/'],
  [
    '/references/DBLP:conf/x/a+b%3C/?q=a:b#c:d',
    '/checks/references/DBLP%3Aconf/x/a%2Bb%3C/?q=a:b#c:d',
  ],
  ['./a,b (1).csv', './a%2Cb%20(1).csv'],
])('the address %s leads to the record of that name', (written, address) => {
  expect(createUrls('https://example.org/checks/').authored(written)).toBe(address)
})
