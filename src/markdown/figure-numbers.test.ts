import type { Nodes, Root } from 'mdast'

import { describe, expect, test } from 'vitest'

import { wordsIn } from '../messages/words.ts'
import { parseMdx } from '../reading/mdx.ts'
import { figureReferences, figuresIn, remarkFigureNumbers } from './figure-numbers.ts'

const treeOf = (mdx: string): Root => {
  const parsed = parseMdx(mdx, '/a.mdx')
  if (!('tree' in parsed)) throw new Error(parsed.problem.message)
  return parsed.tree
}

/** The words of a numbered text; components as their names and labels. */
function numbered(mdx: string, language = 'en'): string {
  const tree = treeOf(mdx)
  remarkFigureNumbers({ words: wordsIn(language) })(tree)
  return wordsOf(tree).replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()
}

function wordsOf(node: Nodes): string {
  const own = 'value' in node ? node.value : ''
  const labels =
    node.type === 'mdxJsxFlowElement'
      ? node.attributes.flatMap((each) =>
          each.type === 'mdxJsxAttribute' && each.name === 'label'
            ? `<${node.name ?? ''}: ${typeof each.value === 'string' ? each.value : ''}>`
            : [],
        )
      : []
  const inside = 'children' in node ? node.children.map(wordsOf).join('') : ''
  const isBlock = /paragraph|Flow|cell/i.test(node.type)
  return `${labels.join('')}${own}${inside}${isBlock ? ' ' : ''}`
}

const text = `
See [](#map), [](#scores), [](#knee) and [the drawing](#map).

<Chart src="./a.yaml" />

<EvidenceMap claim="a" id="map" />

<Figure src="./k.png" alt="A knee" id="knee">

A knee.

</Figure>

<Evidence claim="a" />

<figure id="scores">

| A |
| - |
| 1 |

<figcaption>Scores.</figcaption>

</figure>

| B |
| - |
| 2 |
`

test('figures and tables are numbered in the order of the text, each on its own', () => {
  expect(numbered(text)).toBe(
    'See Figure 2, Table 2, Figure 3 and the drawing. <Chart: Figure 1.> <EvidenceMap: Figure 2.> Figure 3. A knee. <Evidence: Table 1.> A 1 Table 2. Scores. B 2',
  )
})

test('the numbers are in the language of the text', () => {
  expect(numbered(text, 'de')).toMatch(
    /^See Abbildung 2, Tabelle 2, .*<Chart: Abbildung 1:>.*Tabelle 2: Scores\./,
  )
  expect(numbered(text, 'fr')).toMatch(
    /^See figure 2, tableau 2, .*<Chart: Figure 1\.>.*Tableau 2\. Scores\./,
  )
})

test('a text that refers to no figure has no numbers', () => {
  const without = text.replace(/\[\]/g, '[it]')
  expect(numbered(without)).not.toMatch(/Figure|Table/)
})

describe('a figure', () => {
  const kinds = (mdx: string) => figuresIn(treeOf(mdx)).map(({ kind, id }) => [kind, id])

  test('is an element with a caption', () => {
    expect(
      kinds(
        '<figure id="a">Words</figure>\n\n<table id="b"><tbody><tr><td>1</td></tr></tbody></table>',
      ),
    ).toEqual([])
    expect(kinds('<table id="c"><caption>C</caption></table>')).toEqual([['table', 'c']])
  })

  test('is one with everything that it contains', () => {
    expect(
      kinds(
        '<figure id="a">\n\n<table id="b"><caption>B</caption></table>\n\n<figcaption>A</figcaption>\n\n</figure>',
      ),
    ).toEqual([['table', 'a']])
    expect(
      kinds(
        '<figure id="a">\n\n![K](./k.png)\n\n| A |\n| - |\n\n<figcaption>A</figcaption>\n\n</figure>',
      ),
    ).toEqual([['figure', 'a']])
  })

  test('without words has its number as its caption', () => {
    expect(numbered('See [](#k).\n\n<Figure src="./k.png" alt="K" id="k" />')).toBe(
      'See Figure 1. Figure 1.',
    )
    expect(numbered('[](#k)\n\n<Figure src="./k.png" alt="K" id="k">A knee.</Figure>')).toBe(
      'Figure 1 Figure 1. A knee.',
    )
  })
})

test('only a link without a text and a title refers to a figure', () => {
  const ids = (mdx: string) => figureReferences(treeOf(mdx)).map(({ id }) => id)
  expect(ids('[](#a) [](# "b") [](#) [](/b/#c) [d](#d) [](#schmerz-%C3%A4) ![](#f)')).toEqual([
    'a',
    'schmerz-\u00e4',
  ])
})

test('a figure is named once, and the first of its name is referred to', () => {
  expect(
    numbered('[](#a)\n\n<Chart src="./a.yaml" id="a" />\n\n<Chart src="./b.yaml" id="a" />'),
  ).toMatch(/^Figure 1 /)
})
