import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { parse } from 'yaml'

import { remarkGfmAsWritten } from '../reading/gfm.ts'
import { parseMdx } from '../reading/mdx.ts'
import {
  dropRefused,
  findFieldRefusals,
  findRefusals,
  remarkArticlesAsData,
} from './articles-as-data.ts'
import { components } from './vocabulary.ts'

interface Case {
  title: string
  mdx: string
  refused?: string[]
}

function treeOf(mdx: string) {
  const parsed = parseMdx(mdx, '/a.mdx')
  if ('problem' in parsed) throw new Error(parsed.problem.message)
  return parsed.tree
}

describe('articles-as-data.cases.yaml', () => {
  const file = join(import.meta.dirname, 'articles-as-data.cases.yaml')
  test.each(parse(readFileSync(file, 'utf8')) as Case[])('$title', ({ mdx, refused = [] }) => {
    const found = findRefusals(treeOf(mdx), mdx)
    expect(found.map(({ raw, message }) => `${raw} ¦ ${message}`)).toEqual(refused)
    for (const { offset, raw } of found) expect(mdx.slice(offset, offset + raw.length)).toBe(raw)
  })
})

describe('a refusal says what to do', () => {
  const exist = Object.keys(components)
    .map((name) => `\`<${name}>\``)
    .join(', ')

  test.each([
    ['<Notee />', 'Write `<Note>`.'],
    ['<Youtube />', `Use one of these: ${exist}.`],
    ['<strnog>a</strnog>', 'Write `<strong>`.'],
    ['<section>a</section>', 'Write it in Markdown. For a plain “<”, type `&lt;`.'],
    ['<age>a</age>', 'Write it in Markdown. For a plain “<”, type `&lt;`.'],
    ['<constructor />', 'Write it in Markdown. For a plain “<”, type `&lt;`.'],
    [
      '<img src="./a.png" />',
      'Write `![What it shows](./picture.png)`, with the file in the folder of the article.',
    ],
    [
      '<svg />',
      'Save the drawing in the folder of the article, and write `![What it shows](./drawing.svg)`.',
    ],
    ['<iframe />', 'Remove it, and link to the page that has it: `[its title](https://…)`.'],
    ['<video />', 'Remove it, and link to the page that has it: `[its title](https://…)`.'],
    ['<script />', 'Remove it, and link to the page that has it: `[its title](https://…)`.'],
    ['<form />', 'Remove it, and link to the page that has it: `[its title](https://…)`.'],
    ['<font>a</font>', 'Remove it: authors do not control styling. For bold, write `**bold**`.'],
    [
      '<marquee>a</marquee>',
      'Remove it: authors do not control styling. For bold, write `**bold**`.',
    ],
    [
      '<math />',
      'Write the formula in TeX between dollars, with `mathematics: true` in `site.yaml`, or in words.',
    ],
    [
      '<h1>a</h1>',
      'Write `##` before the heading. The title of the article is the only one above it.',
    ],
    ['<acronym>a</acronym>', 'Write `<abbr>`.'],
    ['<a hreff="/">a</a>', 'Write `href`.'],
    ['<b onopen="x">a</b>', 'Remove it.'],
    ['<b style="x">a</b>', 'Remove it.'],
    ['<Chart alt="x" />', 'Write it as `<Chart src="…">`.'],
    ['<Chart src="/a.yaml" alt="" />', 'Refer to it as `./file.yaml`.'],
    ['<a href={x}>a</a>', 'Write the value itself, as in `href="text"`.'],
    ['<b {...x}>a</b>', 'Write each attribute separately, as in `name="text"`.'],
    ['{x}', 'Write the text itself. For a literal brace, type `\\{` or `\\}`.'],
    [
      'export const a = 1',
      'Remove this line. Components need no import. Put data into a file in the folder of the article.',
    ],
    ['<>a</>', 'Remove `<>` and `</>`.'],
    [
      '[a](tel:1)',
      'Link to an https, mailto or doi address, or to a page of the site, as in `/about/`.',
    ],
    ['[a](//b)', 'Start it with https://, or with a single / for a page of this site.'],
    [
      '![a](/b.png)',
      'Put the file in the folder of the article and refer to it as `./picture.png`.',
    ],
  ])('%j', (mdx, hint) => {
    expect(findRefusals(treeOf(mdx), mdx).map((refusal) => refusal.hint)).toEqual([hint])
  })
})

test('the plugin stops a build at the first refusal', () => {
  const run = (mdx: string) => () => {
    remarkArticlesAsData()(treeOf(mdx), new VFile({ path: '/a.mdx', value: mdx }))
  }
  expect(run('Text')).not.toThrow()
  expect(run('{x}')).toThrow(
    'Articles cannot contain code: `{x}`. Write the text itself. For a literal brace, type `\\{` or `\\}`.',
  )
})

test.each([
  ['See [it](javascript:a) and [that](/about/).', 1],
  ['<javascript:a> <b onclick="a">b</b>', 2],
  ['![a](https://example.com/a.png) and [c][d]\n\n[d]: Data:text/html,a', 2],
  ['[*a* [b](x)](vbscript:a)', 0],
  ['P <0.05 [a](doi:10.1000/1) a@example.org', 0],
])('what is refused in the field %j is not in its tree either', (field, count) => {
  const tree = unified().use(remarkParse).use(remarkGfmAsWritten).parse(field)
  expect(findFieldRefusals(tree, field)).toHaveLength(count)
  dropRefused(tree)
  expect(findFieldRefusals(tree, field)).toEqual([])
})
