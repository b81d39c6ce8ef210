import type { Nodes } from 'mdast'

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'

import { remarkGfmAsWritten } from './gfm.ts'

const parser = unified().use(remarkParse).use(remarkGfmAsWritten).freeze()

/** The paragraphs of a text, each link written as `<address|words>`. */
function written(markdown: string): string {
  const write = (node: Nodes): string => {
    const inner = 'children' in node ? node.children.map(write).join('') : ''
    if (node.type === 'link') return `<${node.url}|${inner}>`
    return 'value' in node ? node.value : inner
  }
  return write(parser.parse(markdown))
}

describe('handles on servers', () => {
  test.each([
    '@someone@example.social',
    'As @someone@example.social says, and @other.name@social.example.org too.',
    '(@a@b.example)',
    '*@a@b.example*',
  ])('%s is text', (text) => {
    expect(written(text)).toBe(text.replaceAll('*', ''))
    expect(written(`- ${text}`)).toBe(text.replaceAll('*', ''))
  })

  test('their words keep their place in the source', () => {
    const text = 'Ask @someone@example.social now.'
    const [paragraph] = parser.parse(text).children
    expect(paragraph).toMatchObject({
      children: [
        { type: 'text', value: text, position: { start: { offset: 0 }, end: { offset: 32 } } },
      ],
    })
  })
})

test.each([
  ['a@b.example', '<mailto:a@b.example|a@b.example>'],
  ['Write to a@b.example.', 'Write to <mailto:a@b.example|a@b.example>.'],
  ['@<a@b.example>', '@<mailto:a@b.example|a@b.example>'],
  ['@[a@b.example](mailto:a@b.example)', '@<mailto:a@b.example|a@b.example>'],
])('%s stays a link', (markdown, links) => {
  expect(written(markdown)).toBe(links)
})

test('single tildes are text', () => {
  expect(parser.parse('5~10 and ~a~ but ~~b~~')).toMatchObject({
    children: [{ children: [{ value: '5~10 and ~a~ but ' }, { type: 'delete' }] }],
  })
})
