import type { Root } from 'mdast'

import fc from 'fast-check'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'

import { blankFrontMatter } from './front-matter.ts'
import { remarkGfmAsWritten } from './gfm.ts'
import { parsePlainMdx } from './plain-mdx.ts'

const micromark = unified().use(remarkParse).use(remarkMdx).use(remarkGfmAsWritten).freeze()

/** Returns a tree without what nothing reads: absent fields, the positions of attributes, and data of the parser. */
function comparable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(comparable)
  if (typeof node !== 'object' || node === null) return node
  const isAttribute = 'type' in node && node.type === 'mdxJsxAttribute'
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) =>
      value === undefined || name === 'data' || (isAttribute && name === 'position')
        ? []
        : [[name, comparable(value)]],
    ),
  )
}

function micromarkTree(body: string): Root | 'wrong' {
  try {
    return micromark.parse(body)
  } catch {
    return 'wrong'
  }
}

/** Compares the trees of a text that is plain, and returns whether it is. */
function compare(body: string): boolean {
  const tree = parsePlainMdx(body)
  if (tree) expect(comparable(tree)).toEqual(comparable(micromarkTree(body)))
  return tree !== undefined
}

const project = join(import.meta.dirname, '../..')
const files = globSync('{content,tests/fixtures}/**/*.mdx', { cwd: project })

test('the trees of our texts and the fixtures are those of micromark, and most are plain', () => {
  const plain = files.filter((file) =>
    compare(blankFrontMatter(readFileSync(join(project, file), 'utf8'))),
  )
  expect(plain.length / files.length).toBeGreaterThan(0.5)
})

const phrases = [
  ...[
    'word',
    'Word',
    'é',
    '日本',
    '5',
    '2020',
    'import',
    '[@key2020]',
    '@key2020',
    '[-@key2020, p. 5]',
  ],
  ...[
    '[link](/about/)',
    '[link](https://example.org/a_b)',
    '![alt](./a.png)',
    '[^1]',
    '[^ 1]',
    '[^',
    '^',
    '[^a b]',
    '[^2]: x',
    '[ref]',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '"',
    "'",
    '.',
    ',',
    ';',
    '!',
    ':',
    '&amp;',
    '&#64;',
    '&',
    '\\',
    '\\@',
    '%',
    '--',
    '---',
  ],
  ...['|', '<Dated as="2020-01-01">', '</Dated>', '<br />', '\u00a0', '…', ' ', ' ', ' ', ' ', ' '],
]
const phrase = fc
  .array(fc.constantFrom(...phrases), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(''))
const starts = ['', '', '', '', '# ', '### ', '- ', '* ', '1. ', '12. ', '> ', '| ', 'a ']
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...starts), phrase)
      .map(
        ([start, text]) => start + (start === '| ' ? `${text.replaceAll('|', '')} | b |` : text),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '',
      '   ',
      '---',
      '===',
      '[^1]: Note',
      '[ref]: /x',
      '| - | -: |',
      '- ',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<Note>',
      '</Note>',
      '<Verdict claim="x" />',
      '<Chart src="./a.yaml" title="A b" />',
      '<aside>',
      '</aside>',
    ),
  },
)
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n\n')), { minLength: 1, maxLength: 9 })
  .map((lines) => lines.flat().join(''))

test('the trees of random texts are those of micromark', { timeout: 600_000 }, () => {
  let plain = 0
  const numRuns = Number(process.env['FUZZ'] ?? 2000)
  fc.assert(
    fc.property(text, (body) => {
      if (compare(body)) plain += 1
    }),
    { seed: Number(process.env['SEED'] ?? 1), numRuns },
  )
  expect(plain).toBeGreaterThan(numRuns / 40)
})
