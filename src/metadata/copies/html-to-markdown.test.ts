/** Reads the Markdown with a parser, so that a text that is not escaped shows as something else. */

import type { Nodes, Root } from 'mdast'

import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'

import { markdownOf } from './html-to-markdown.ts'
import { heading, labelled, link, list, paragraph, quotation, writeMarkdown } from './nodes.ts'
import { wordsIn } from '../../messages/words.ts'

const page = 'https://example.org/checks/articles/cells/'

function written(html: string): string {
  return writeMarkdown(
    markdownOf(html, page, (key) =>
      key.startsWith('no') ? undefined : `https://example.org/checks/references/${key}/`,
    ),
  )
}

function read(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown)
}

function typesIn(markdown: string): Set<string> {
  const types = new Set<string>()
  visit(read(markdown), (node: Nodes) => {
    // GFM makes a link of an address in a text.
    if (node.type === 'link' && node.url.endsWith(toString(node))) return
    types.add(node.type)
  })
  return types
}

test('citations become references to links, with their addresses at the end', () => {
  const html = `<p>It fell <span class="citation">(<a role="doc-biblioref" href="#ref-lee2020" id="cite-1">1</a>,<a
role="doc-biblioref" href="#ref-b%C3%BChl2021">2</a>)</span>.</p><p>Again <a role="doc-biblioref" href="#ref-lee2020">1</a>.</p>`
  expect(written(html)).toBe(`It fell ([1][lee2020],[2][bühl2021]).

Again [1][lee2020].

[bühl2021]: https://example.org/checks/references/bühl2021/
[lee2020]: https://example.org/checks/references/lee2020/
`)
  expect(written('<p><a role="doc-biblioref" href="#ref-none">1</a></p>')).toBe(
    `[1](${page}#ref-none)\n`,
  )
})

test('the address of a source that two parts cite is written once', () => {
  const part = () =>
    markdownOf(
      '<p><a role="doc-biblioref" href="#ref-lee2020">1</a></p>',
      page,
      () => 'https://example.org/lee/',
    )
  expect(writeMarkdown([...part(), ...part()])).toBe(
    '[1][lee2020]\n\n[1][lee2020]\n\n[lee2020]: https://example.org/lee/\n',
  )
})

test('footnotes keep their numbers and are at the end', () => {
  const html = `<p>One.<sup><a href="#user-content-fn-x" id="user-content-fnref-x" data-footnote-ref aria-describedby="footnote-label">1</a></sup></p>
<section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol>
<li id="user-content-fn-x"><p>A note. <a href="#user-content-fnref-x" data-footnote-backref aria-label="Back" class="data-footnote-backref">↩</a></p></li></ol></section>
<p>Two.</p>`
  expect(written(html)).toBe('One.[^1]\n\nTwo.\n\n[^1]: A note.\n')
})

test('drawings become words, and the table of a picture has no second title', () => {
  const html = `<figure class="picture"><figcaption><p class="picture-title">Pain fell</p></figcaption>
<div class="picture-drawings" role="img" aria-label="Bars: 2 and 1."><svg><path/></svg><svg></svg></div>
<div class="picture-notes"><p data-page-only>How to read it.</p><p>In 288 people.</p></div>
<details><summary>Show</summary><section class="picture-table"><table><caption>Pain fell</caption>
<thead><tr><td></td><th data-align="right">Points</th></tr></thead><tbody><tr><th>a | b</th><td data-align="right">2</td></tr></tbody></table></section></details></figure>`
  expect(written(html)).toBe(`**Pain fell**

Bars: 2 and 1.

In 288 people.

| | Points |
| - | -: |
| a \\| b | 2 |
`)
})

test('the cells of a table are one line each', () => {
  const html = `<table><caption>Both studies</caption><thead><tr><th>Study</th><th>Finding</th></tr></thead><tbody><tr>
<th><span class="study-name">Lee</span><span class="study-design">A trial</span></th>
<td><strong>Mixed</strong><div class="cell-text"><p>One.</p><ul><li>Two</li></ul></div></td></tr></tbody></table>`
  expect(written(html)).toBe(`**Both studies**

| Study | Finding |
| - | - |
| Lee · A trial | **Mixed** · One. Two |
`)
})

test('the reasons in a cell are separate, and a note on a source is apart from its entry', () => {
  const cell =
    '<table><tbody><tr><td><div>Low<ul><li>imprecision</li><li>few people</li></ul></div></td><td><div class="cell-line">1 of 9</div><div class="cell-line">(0 to 3)</div></td></tr></tbody></table>'
  expect(written(cell)).toContain('| Low · imprecision · few people | 1 of 9 · (0 to 3) |')
  const entry =
    '<ol><li>Lee. 2020. <span class="source-evidence">A trial. Mixed.</span> <span class="source-links"><a href="/a">about this source</a></span></li></ol>'
  expect(written(entry)).toBe(
    '1. Lee. 2020. · A trial. Mixed. · [about this source](https://example.org/a)\n',
  )
})

test('no separator is left where links back to the text were', () => {
  const entry =
    '<ol><li>Lee. 2020. <span class="source-links"><a href="/a">about this source</a></span> <span class="backlinks"><a href="#cite-1">↩</a></span></li></ol>'
  expect(written(entry)).toBe('1. Lee. 2020. · [about this source](https://example.org/a)\n')
})

test.each([
  ['10<sup>6</sup> cells', '10⁶ cells'],
  ['10<sup>\u22123</sup>', '10⁻³'],
  ['CO<sub>2</sub>', 'CO₂'],
  ['I<sup>2</sup> = 40%', 'I² = 40%'],
  ['x<sup>ab</sup>', 'x^ab'],
  ['x<sub>i, j</sub>', 'x\\_(i, j)'],
])('%s becomes %s', (html, markdown) => {
  expect(written(`<p>${html}</p>`)).toBe(`${markdown}\n`)
})

test('addresses are absolute, and notes are quotations', () => {
  const html = `<aside class="note"><p>See <a href="/checks/claims/x/">this</a> and <a href="#harms">that</a>.</p></aside>
<p><img src="/checks/_astro/a.webp" srcset="/b 2x" alt="A [knee]"></p>`
  expect(written(html))
    .toBe(`> See [this](https://example.org/checks/claims/x/) and [that](${page}#harms).

![A \\[knee\\]](https://example.org/checks/_astro/a.webp)
`)
})

describe('what authors write stays text', () => {
  const texts = [
    '<script>alert(1)</script>',
    '[a](javascript:b) ![c](d) [e][f]',
    '# no heading',
    '- no list',
    '1. no list',
    '```',
    '| a | b |',
    '*a* _b_ ~~c~~ `d` <e@example.org>',
    '[^1]: no note',
    '[key]: https://example.org/',
    '&lt;b&gt; &amp;',
    'a\\*b',
    '"quoted" \u2018text\u2019 ]]> \u2028 \u202Ertl\u202C',
    '---',
  ]

  test.each(texts)('%j', (text) => {
    const html = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
    const markdown = written(`<p>${html}</p>`)
    expect(toString(read(markdown))).toBe(text)
    expect(typesIn(markdown)).toEqual(new Set(['root', 'paragraph', 'text']))
  })

  test.each(texts)('%j in what a record says', (text) => {
    const words = wordsIn('en')
    const line = labelled('Licence', link(text, 'https://example.org/a)b(c'), words)
    const markdown = writeMarkdown([
      heading(1, `A ${text}`),
      paragraph(text),
      quotation(text),
      list([[text], line]),
    ])
    const tree = read(markdown)
    expect(tree.children.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'blockquote',
      'list',
    ])
    expect(typesIn(markdown)).not.toContain('html')
    const [title, body] = tree.children
    expect(title && toString(title)).toBe(`A ${text}`.replace(/\s+/g, ' '))
    expect(body && toString(body)).toBe(text)
  })

  test('a heading with a line break is one heading', () => {
    expect(writeMarkdown([heading(1, 'a\n\n# b')])).toBe('# a # b\n')
  })
})

test('formulas are TeX between dollars, and each on a line of its own is a paragraph', () => {
  const math = (tex: string, display = '') => `<math ${display} alttext="${tex}"><mi>a</mi></math>`
  const frame = (tex: string) => `<span class="formula">${math(tex, 'display="block"')}</span>`
  expect(
    written(
      `<p>If ${math('a_1*b*')}.</p>${frame('x')}${frame('y')}<ul><li>a ${math('z')}, b</li></ul>`,
    ),
  ).toBe('If $a_1*b*$.\n\n$$x$$\n\n$$y$$\n\n- a $z$, b\n')
  expect(written(`<table><tr><th>${math('|x| \\\\| \\vert')}</th></tr></table>`)).toContain(
    '| $\\vert x\\vert  \\\\| \\vert$ |',
  )
})
