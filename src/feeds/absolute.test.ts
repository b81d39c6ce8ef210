import { expect, test } from 'vitest'

import { standalone } from './absolute.ts'

const page = 'https://example.org/checks/articles/cells/'
const options = { seeDrawing: 'See it', separator: '; ', pictureOf: () => undefined }
const alone = (html: string) => standalone(html, page, options)

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
  [
    '<h2 data-pagefind-ignore data-pagefind-meta="x" id="y" class="z" tabindex="0">a</h2>',
    '<h2>a</h2>',
  ],
  [
    '<li id="ref-a">A <span class="backlinks">\u21A9 <a role="doc-backlink" href="#cite-a">a</a></span></li>',
    '<li>A </li>',
  ],
  [
    '<li>A <span class="source-links"><a href="/a">About</a></span> <span class="backlinks">\u21A9</span></li>',
    '<li>A <br><a href="https://example.org/a">About</a> </li>',
  ],
  ['<p>a <a href="#ref-1" data-footnote-backref class="b">\u21A9</a></p>', '<p>a </p>'],
  [
    '<p>a <span class="citation">(<a href="/b">1</a>)</span></p>',
    '<p>a (<a href="https://example.org/b">1</a>)</p>',
  ],
  [
    '<p lang="de" dir="ltr">a <span lang="fr">b</span></p>',
    '<p lang="de" dir="ltr">a <span lang="fr">b</span></p>',
  ],
  ['', ''],
])('without what needs the page: %s', (html, left) => {
  expect(alone(html)).toBe(left)
})

test.each([
  [
    '<img src="/p.2560.webp" srcset="/p.640.webp 640w, /p.1080.webp 1080w, /p.2560.webp 2560w" sizes="100vw" width="2560" height="1280" loading="lazy" decoding="async" alt="A">',
    '<img src="https://example.org/p.1080.webp" width="1080" height="540" alt="A">',
  ],
  [
    '<img src="/p.900.webp" srcset="/p.640.webp 640w, /p.900.webp 900w" width="900" height="300" alt="">',
    '<img src="https://example.org/p.900.webp" width="900" height="300" alt="">',
  ],
  [
    '<img src="/p.svg" width="3000" height="3" alt="">',
    '<img src="https://example.org/p.svg" width="3000" height="3" alt="">',
  ],
])('a picture in a moderate size: %s', (html, left) => {
  expect(alone(html)).toBe(left)
})

test('parts of a line that have lines of their own on the page keep them', () => {
  expect(alone('<td>41 knees<span class="cell-more">Single-blind</span></td>')).toBe(
    '<td>41 knees<br>Single-blind</td>',
  )
  expect(alone('<p><span class="study-design">Trial</span></p>')).toBe('<p>Trial</p>')
})

const circle = '<svg viewBox="0 0 1 1"><style>a{}</style><text>3</text></svg>'

test.each([
  [
    `<figure><div role="img" aria-label="A &amp; B">\n${circle}${circle}</div><p>c</p></figure>`,
    `<figure><p>A &#x26; B <a href="${page}">See it</a></p><p>c</p></figure>`,
  ],
  [
    `<h2 id="what’s">a</h2><div class="picture-drawings">${circle}</div><p>b</p>`,
    `<h2>a</h2><p><a href="${page}#what%E2%80%99s">See it</a></p><p>b</p>`,
  ],
  [`<p>a <span>${circle}</span> b</p>`, '<p>a  b</p>'],
  [
    '<details class="a"><summary>Data</summary><table></table></details>',
    '<details open><summary>Data</summary><table></table></details>',
  ],
  [`<p>a ${circle} b</p>`, '<p>a  b</p>'],
  [`<div role="img" aria-label="a">${circle} b</div>`, '<div role="img" aria-label="a"> b</div>'],
])('drawings in words: %s', (html, left) => {
  expect(alone(html)).toBe(left)
})

const map = '<svg><a aria-label="A, 3" href="/a"></a><a aria-label="B"></a></svg>'
const wide = '<svg class="wide"><a aria-label="A, 3"></a></svg>'

test.each([
  [
    `<div role="img" aria-label="A &quot;B&quot;">${circle}</div>`,
    `<p><img src="https://example.org/x.png" alt="A &#x22;B&#x22;" width="4" height="3"><br><a href="${page}">See it</a></p>`,
  ],
  [
    `<div class="picture-drawings">${map}${wide}</div>`,
    `<p><img src="https://example.org/x.png" alt="A, 3; B" width="4" height="3"><br><a href="${page}">See it</a></p>`,
  ],
  [`<p>a <span>${circle}</span> b</p>`, '<p>a  b</p>'],
])('drawings as pictures: %s', (html, left) => {
  const pictureOf = () => ({ src: '/x.png', width: 4, height: 3 })
  expect(standalone(html, page, { ...options, pictureOf })).toBe(left)
})

test('links of a drawing describe it if there is no picture', () => {
  expect(alone(`<div class="picture-drawings">${map}</div>`)).toBe(
    `<p>A, 3; B <a href="${page}">See it</a></p>`,
  )
})

test('formulas are TeX, because feed readers leave only the letters of MathML', () => {
  const math = '<math alttext="a &lt; b" data-pagefind-ignore=""><mi>a</mi></math>'
  const frame = `<span class="formula" role="group" aria-label="Formula" tabindex="0">${math}</span>`
  const code = '<code dir="ltr">a &#x3C; b</code>'
  expect(alone(`<p>If ${math}.</p>`)).toBe(`<p>If ${code}.</p>`)
  expect(alone(`${frame}<p>a ${frame} b</p>`)).toBe(`<p>${code}</p><p>a ${code} b</p>`)
})
