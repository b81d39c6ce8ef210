import * as mdxRenderer from '@astrojs/mdx/server.js'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { expect, test } from 'vitest'

import type { CslItem } from '../references/csl.ts'

import { mark } from '../messages/marks.ts'
import { siteOf, siteSchema } from '../site.ts'
import type { TextFrontMatter, TextRecords } from './transforms.ts'

import { compileText } from './compile.ts'
import { textComponent } from './component.ts'

const url = 'https://example.org/checks/'
const site = siteOf(siteSchema.parse({ name: 'Test', url }))
const smith: CslItem = {
  id: 'smith2020',
  type: 'article-journal',
  title: 'Growth of trees',
  author: [{ family: 'Smith', given: 'Ann' }],
  issued: { 'date-parts': [[2020]] },
}
const records: TextRecords = {
  items: new Map([['smith2020', smith]]),
  isKey: (word) => word === 'smith2020',
  library: () => ['smith2020'],
  styles: new Map(),
  claims: new Map(),
  references: new Map(),
}

const compile = (body: string, frontMatter: TextFrontMatter = {}) =>
  compileText({ file: '/content/articles/trees/index.mdx', body, frontMatter }, records, site)

async function render(body: string, frontMatter?: TextFrontMatter): Promise<string> {
  const container = await AstroContainer.create({
    renderers: [{ name: 'astro:jsx', clientEntrypoint: '', ssr: mdxRenderer.default }],
  })
  const { code } = await compile(body, frontMatter)
  return container.renderToString(textComponent(code))
}

test('a compiled text renders as the page shows it', async () => {
  const html = await render('## Trees\n\n"Trees" grow [@smith2020]. See [more](/about/).\n')
  expect(html).toMatchInlineSnapshot(`
    "<h2 id="trees">Trees</h2>
    <p>“Trees” grow <span class="citation">(<a role="doc-biblioref" href="#ref-smith2020" id="cite-smith2020-1">1</a>)</span>. See <a href="/checks/about/">more</a>.</p><section role="doc-bibliography" class="bibliography" aria-labelledby="references"><h2 id="references">References</h2><ol class="numbered"><li id="ref-smith2020">Smith A. Growth of trees. 2020; <span class="source-links"><a href="/checks/references/smith2020/">about this source</a></span> <span class="backlinks"><a role="doc-backlink" href="#cite-smith2020-1" aria-label="Back to where this is cited">↩</a></span></li></ol></section>"
  `)
})

test('a text in another language has the words of that language around it', async () => {
  const body = 'B\u00e4ume wachsen[^1] [@smith2020]. Noch einmal[^1].\n\n[^1]: Langsam.\n'
  const html = await render(body, { language: 'de' })
  expect(html).toContain('<h2 id="references">Quellen</h2>')
  expect(html).toContain('über diese Quelle')
  expect(html).toMatch(/<h2[^>]*id="footnote-label"[^>]*>Fußnoten<\/h2>/)
  expect(html).toContain('aria-label="Zurück zur Fußnote 1 im Text"')
  expect(html).toContain('aria-label="Zurück zur Fußnote 1-2 im Text"')
  expect(await render('Text[^1].\n\n[^1]: Note.\n', { language: 'it' })).toContain(
    mark('Footnotes'),
  )
})

test('the facts are beside the code, not in it', async () => {
  const { code, facts } = await compile('## Trees\n\nTrees grow [@smith2020].\n')
  expect(facts.mentions).toEqual([
    { key: 'smith2020', id: 'cite-smith2020-1', sentence: 'Trees grow.' },
  ])
  expect(facts.listed).toEqual(['smith2020'])
  expect(facts.headings.map(({ text }) => text)).toEqual(['Trees', 'References'])
  expect(code).not.toContain('mentions')
  expect(code).not.toMatch(/^\s*(?:import|export)\b/m)
})

test('images are left to the component `img`, with their paths', async () => {
  const { code, pictures } = await compile(
    '![Two](./b%20c.png) and ![one](./a.png)\n\n![Two again](./b%20c.png)\n\n<Figure src="./d.png" alt="Three" />\n',
  )
  expect(pictures).toEqual(['./b c.png', './a.png', './d.png'])
  expect(code).toContain('_jsx(_components.img, {\n        src: "./b c.png"')
  expect(code).not.toMatch(/^import/m)
})

test.each([
  ['an import', 'import x from "y"\n\nText.\n', 'Articles cannot import or export anything.'],
  ['an export', 'export const x = 1\n\nText.\n', 'Articles cannot import or export anything.'],
  ['an expression', 'Text {process.exit()}.\n', 'Articles cannot contain code'],
  [
    'code in an attribute',
    '<Dated as={process.exit()}>x</Dated>\n',
    'Articles cannot contain code',
  ],
  ['spread attributes', '<Note {...process}>Text.</Note>\n', 'Articles cannot contain code'],
])('a text with %s does not compile', async (_, body, message) => {
  await expect(compile(body)).rejects.toThrow(message)
})

test('a citation of an unknown source does not compile, with its place', async () => {
  await expect(compile('Trees grow [@nobody2020].\n')).rejects.toMatchObject({
    line: 1,
    column: 13,
    reason: 'There is no reference or search with the key `nobody2020`.',
  })
})
