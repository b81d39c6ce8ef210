import { describe, expect, test } from 'vitest'

import { linkTargets } from './link-targets.ts'

const settings = { origin: 'https://old.example', base: '/blog' }
const texts = [
  { post: { name: 'raz', shortAddress: 'https://old.example/blog/?p=7' }, paths: [], slug: 'one' },
  { post: { name: 'two', day: '2020-01-02' }, slug: 'two', paths: ['/blog/posts/two.html'] },
  { post: { name: 'three' }, slug: 'three', paths: ['/index.php?id=3', '/index.php?id=4'] },
]

describe('a blog below a path of its host', () => {
  test.each([
    ['/blog/posts/two.html', '/articles/two/'],
    ['https://old.example/blog/posts/two/#a', '/articles/two/#a'],
    // A template can add the path.
    ['/posts/two', '/articles/two/'],
    ['https://old.example/blog?p=7', '/articles/one/'],
    ['old-post:2020-01-02-two', '/articles/two/'],
    ['/index.php?id=4', '/articles/three/'],
    ['https://old.example/blog/', undefined],
    ['https://old.example/', undefined],
    ['/blog/', undefined],
    ['/', undefined],
    ['#a', undefined],
    ['/index.php?id=5', undefined],
    ['/index.php', undefined],
    ['https://other.example/blog/posts/two.html', undefined],
  ])('%s leads to %s', (address, target) => {
    expect(linkTargets(texts, settings)(address)).toBe(target)
  })
})
