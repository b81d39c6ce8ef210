import { describe, expect, test } from 'vitest'

import { comparedPath, readOldPath, writeOldPath } from './old-path.ts'

describe('an old address', () => {
  test('is a path with or without escapes, and a query as it is sent', () => {
    for (const written of ['/\u00fcber/a b/', '/u\u0308ber/a%20b/', '/%C3%BCber/a%20b/'])
      expect(readOldPath(written)).toEqual({ path: '/\u00fcber/a b/' })
    expect(readOldPath('/?p=123')).toEqual({ path: '/', query: 'p=123' })
    expect(readOldPath('/a.php?x=%20&y')).toEqual({ path: '/a.php', query: 'x=%20&y' })
  })

  test('is written as links are', () => {
    expect(writeOldPath({ path: '/\u00fcber/a b/', query: 'p=1' })).toBe('/%C3%BCber/a%20b/?p=1')
  })

  test('suggests only what is an address', () => {
    expect(readOldPath('../x')).toMatchObject({ suggestion: '/x' })
    expect(readOldPath('a//b')).not.toHaveProperty('suggestion')
    expect(readOldPath('HTTPS://old.example/x/')).toMatchObject({ suggestion: '/x/' })
  })

  test('has no part that a server or a configuration file could read otherwise', () => {
    for (const written of ['/a\nb/', '/a%0Ab/', '/a%00/', '/a\\b/', '/a%5Cb/', '/../', '/%2e%2e/x'])
      expect(readOldPath(written)).toHaveProperty('fault')
    for (const query of ['a b', 'a"b', 'a\\b', 'a{b}', '$a', 'a<b', 'a\u00fc', 'a\nb'])
      expect(readOldPath(`/?${query}`)).toHaveProperty('fault')
  })
})

test('paths are compared without what some hosts ignore', () => {
  for (const path of ['/A/b', '/a/b/', '/a/B/index.html', '/%61/b/index.htm'])
    expect(comparedPath(path)).toBe('/a/b')
  expect(comparedPath('/')).toBe(comparedPath('/index.html'))
})
