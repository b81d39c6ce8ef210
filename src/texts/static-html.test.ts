/** Static HTML in the code changes nothing: each text renders to the same tree as without it. */

import * as mdxRenderer from '@astrojs/mdx/server.js'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { jsx } from 'astro/jsx-runtime'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import { expect, test } from 'vitest'

import type { CslItem } from '../references/csl.ts'

import { components as vocabulary } from '../markdown/vocabulary.ts'
import { blankFrontMatter } from '../reading/front-matter.ts'
import { siteOf, siteSchema } from '../site.ts'
import { compileText, replacedElements } from './compile.ts'
import { textComponent } from './component.ts'

const project = join(import.meta.dirname, '../..')
const url = 'https://example.org/'
const site = siteOf(siteSchema.parse({ name: 'Test', url }))

/** Every key is a source, so that the texts of all publications compile. */
class AnyItem extends Map<string, CslItem> {
  override has = () => true
  override get = (id: string): CslItem => ({
    id,
    type: 'book',
    title: `On ${id}`,
    author: [{ family: id }],
  })
}
const evidence = [
  { reference: 'study2020', finding: 'supports' as const, summary: 'It *does* [@other2021].' },
]
const records = {
  items: new AnyItem(),
  isKey: (word: string) => /\d{4}/.test(word),
  library: () => ['study2020'],
  styles: new Map<string, string>(),
  claims: { get: () => ({ evidence }) },
  references: { get: () => ({ health: { kind: 'retracted' as const } }) },
}

/** Components that show which props and slots they get, as Astro passes them on. */
const components = Object.fromEntries(
  [...Object.keys(vocabulary), ...replacedElements].map((name) => [
    name,
    (props: Record<string, unknown>) =>
      jsx('x-component', {
        name,
        children: Object.entries(props).map(([prop, children]) =>
          jsx('x-prop', { prop, children }),
        ),
      }),
  ]),
)
const container = await AstroContainer.create({
  renderers: [{ name: 'astro:jsx', clientEntrypoint: '', ssr: mdxRenderer.default }],
})

async function render(body: string, optimize: boolean): Promise<unknown> {
  const text = { file: '/content/articles/text.mdx', body, frontMatter: {} }
  const { code } = await compileText(text, records, site, { optimize })
  const html = await container.renderToString(textComponent(code), { props: { components } })
  return treeOf(parseFragment(html))
}

type Node = DefaultTreeAdapterMap['node']

function treeOf(node: Node): unknown {
  if ('value' in node) return node.value
  const children = 'childNodes' in node ? node.childNodes.map(treeOf) : []
  return 'attrs' in node ? [node.tagName, node.attrs, children] : [node.nodeName, children]
}

const compiling: string[] = []

test.each(globSync('{content,tests/fixtures,tests/pandoc}/**/*.{mdx,md}', { cwd: project }))(
  '%s',
  async (file) => {
    const body = blankFrontMatter(readFileSync(join(project, file), 'utf8'))
    const plain = await render(body, false).catch(() => undefined)
    // Fixtures that are wrong on purpose do not compile.
    if (plain === undefined) return
    compiling.push(file)
    expect(await render(body, true)).toEqual(plain)
  },
)

test('content in slots reaches its component', async () => {
  const tree = JSON.stringify(await render('<Evidence claim="x" />\n', true))
  expect(tree).toContain('{"name":"prop","value":"summary-0Study2020"}')
})

test('most texts compile', () => {
  expect(compiling.length).toBeGreaterThan(60)
})

test('the elements with a component are those that components replace', () => {
  const source = readFileSync(join(project, 'src/components/mdx/index.ts'), 'utf8')
  const replaced = [...source.matchAll(/^ {2}([a-z]\w*): /gm)].map(([, name]) => name)
  expect(new Set(['img', ...replaced])).toEqual(new Set(replacedElements))
})
