import type { Root } from 'mdast'

import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'

import { markStatedDates } from './dated.ts'

function stated(source: string): boolean[] {
  const tree: Root = unified().use(remarkParse).use(remarkMdx).parse(source)
  markStatedDates(tree, 'en-GB')
  const marks: boolean[] = []
  visit(tree, 'mdxJsxTextElement', ({ attributes }) => {
    marks.push(attributes.some((each) => each.type === 'mdxJsxAttribute' && each.name === 'stated'))
  })
  return marks
}

test.each([
  ['On 6 April 2022 there were <Dated as="2022-04-06">785 trials</Dated>.', [true]],
  ['- **6 April 2022.** There were <Dated as="2022-04-06">785 trials</Dated>.', [true]],
  ['There were <Dated as="2022-04-06">785 trials on 6 April 2022</Dated>.', [true]],
  ['There were <Dated as="2022-04-06">785 trials</Dated>.', [false]],
  ['On 16 April 2022 there were <Dated as="2022-04-07">785 trials</Dated>.', [false]],
  ['On 6 April 2022.\n\nThere were <Dated as="2022-04-06">785 trials</Dated>.', [false]],
  ['There were <Dated as="2022-02-30">785 trials</Dated>.', [false]],
])('%s', (source, marks) => {
  expect(stated(source)).toEqual(marks)
})
