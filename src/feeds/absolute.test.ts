import { expect, test } from 'vitest'

import { standalone } from './absolute.ts'

const page = 'https://example.org/checks/articles/cells/'
const alone = (html: string) => standalone(html, page)

test.each([
  ['<a href="/checks/about/">a</a>', '<a href="https://example.org/checks/about/">a</a>'],
  ['<a href="#ref-1">1</a>', '<a href="https://example.org/checks/articles/cells/#ref-1">1</a>'],
  ['<a href="">a</a>', '<a href="https://example.org/checks/articles/cells/">a</a>'],
  ['<a href="mailto:a@b.c">a</a>', '<a href="mailto:a@b.c">a</a>'],
  ['<a href="//example.com/a">a</a>', '<a href="https://example.com/a">a</a>'],
  ['<a href="http://[">a</a>', '<a href="http://[">a</a>'],
  [
    '<img src="a.png" alt="A &amp; B">',
    '<img src="https://example.org/checks/articles/cells/a.png" alt="A &#x26; B">',
  ],
  ['<img src="/a.png" srcset="/b.png 2x" alt="">', '<img src="https://example.org/a.png" alt="">'],
  ['<q cite="/a">a</q>', '<q cite="https://example.org/a">a</q>'],
])('%s', (html, absolute) => {
  expect(alone(html)).toBe(absolute)
})

test.each([
  ['<p>a</p><script>alert(1)</script><p>b</p>', '<p>a</p><p>b</p>'],
  ['<script>a</script><style>b</style><link rel="x"><template><p>c</p></template><!-- d -->e', 'e'],
  ['<ul><!-- a --><li>b</li><script></script><li>c</li></ul>', '<ul><li>b</li><li>c</li></ul>'],
  ['<p data-page-only>The area of a mark</p><p>a</p>', '<p>a</p>'],
  ['<p data-pagefind-ignore data-pagefind-meta="x" id="y">a</p>', '<p id="y">a</p>'],
  ['', ''],
])('without what needs the page: %s', (html, left) => {
  expect(alone(html)).toBe(left)
})

const circle = '<svg viewBox="0 0 1 1"><style>a{}</style><text>3</text></svg>'

test.each([
  [
    `<figure><div role="img" aria-label="A &amp; B">\n${circle}${circle}</div><p>c</p></figure>`,
    '<figure><p>A &#x26; B</p><p>c</p></figure>',
  ],
  [`<div role="group" aria-label="a">${circle}</div><p>b</p>`, '<p>b</p>'],
  [`<p>a ${circle} b</p>`, '<p>a  b</p>'],
  [`<div role="img" aria-label="a">${circle} b</div>`, '<div role="img" aria-label="a"> b</div>'],
])('drawings in words: %s', (html, left) => {
  expect(alone(html)).toBe(left)
})
