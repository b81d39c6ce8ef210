import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { expect, test } from 'vitest'

import { paragraph, writeMarkdown } from './nodes.ts'

const library = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-', listItemIndent: 'one', tightDefinitions: true })

test.each([
  ['# a', '+ a', '- a', '1. a', '1) a', '> a', '===', '---', '```', '~~~', '    a', '\ta'],
  ['a_b_c', '_a_', '*a*', '**a**', '~a~', '~~a~~', '`a`', 'a\\*b', 'a\\', '![a]', '[a]', '[a](b)'],
  ['<b>', '&amp;', '&', 'a & b', 'www.example.org', 'https://example.org', 'a@example.org', '[^1]'],
  ['a | b', ' a', 'a ', 'a\nb', 'a\n# b', 'a  \nb', '(a)', '"a"', 'a!', 'x:y', '{a}', 'a\r\nb'],
])('texts such as %j are written as by the library', (...texts) => {
  for (const text of texts)
    for (const content of [paragraph(text), paragraph('b', text, 'c'), paragraph(text, text)])
      expect(writeMarkdown([content])).toBe(
        library.stringify({ type: 'root', children: [content] }),
      )
})
