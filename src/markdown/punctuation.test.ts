import type { Paragraph, PhrasingContent, Root } from 'mdast'

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import remarkSmartypants from 'remark-smartypants'
import { expect, test, vi } from 'vitest'

import { parseMdx } from '../reading/mdx.ts'
import { blankFrontMatter } from '../reading/front-matter.ts'
import { smartenPunctuation, smartPunctuation } from './punctuation.ts'

const original = remarkSmartypants.call(undefined as never, smartPunctuation) as unknown as (
  tree: Root,
) => void

function expectEqual(tree: Root): void {
  const copy = structuredClone(tree)
  original(tree)
  smartenPunctuation(copy)
  expect(copy).toEqual(tree)
}

// The library prints a node when it joins a dash to another.
vi.spyOn(console, 'log').mockImplementation(() => undefined)

const project = join(import.meta.dirname, '../..')
const texts = globSync('{content,tests/fixtures}/**/*.mdx', { cwd: project })

test('there are texts to compare', () => {
  expect(texts.length).toBeGreaterThan(50)
})

test.each(texts)('the result is that of remark-smartypants for %s', (file) => {
  const source = blankFrontMatter(readFileSync(join(project, file), 'utf8'))
  const parsed = parseMdx(source, file)
  if ('tree' in parsed) expectEqual(parsed.tree)
})

const words = [
  ...['word', 'Word', 's', 't', 'A', '80s', '3.4', 'e.g.', 'Dr.', 'é', '日本'],
  ...[
    ' ',
    ' ',
    ' ',
    ' ',
    '\n',
    '"',
    '"',
    "'",
    "'",
    "'s",
    "''",
    '``',
    '.',
    '. ',
    '!',
    '?',
    ',',
    ';',
  ],
  ...[
    '(',
    ')',
    '-',
    '--',
    '---',
    '–',
    '...',
    '. . .',
    '…',
    '“',
    '”',
    '‘',
    '’',
    '[',
    ']',
    '/',
    '%',
    '&',
  ],
]
const run = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''))
const phrase: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 4, arbitrary: run.map((value) => ({ type: 'text' as const, value })) },
  run.map((value) => ({ type: 'inlineCode' as const, value })),
  run.map((value) => ({ type: 'emphasis' as const, children: [{ type: 'text' as const, value }] })),
)
const paragraph: fc.Arbitrary<Paragraph> = fc
  .array(phrase, { minLength: 1, maxLength: 4 })
  .map((children) => ({ type: 'paragraph', children }))
const tree: fc.Arbitrary<Root> = fc
  .array(paragraph, { minLength: 1, maxLength: 4 })
  .map((children) => ({ type: 'root', children }))

test('the result is that of remark-smartypants for any blocks', () => {
  fc.assert(
    fc.property(tree, (each) => expectEqual(each)),
    { seed: 1, numRuns: Number(process.env['FUZZ'] ?? 500) },
  )
})
