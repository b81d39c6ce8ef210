import type { Root } from 'mdast'

import { expect, test } from 'vitest'

import { parseMdx } from '../reading/mdx.ts'
import { chartsIn } from './charts.ts'

const treeOf = (mdx: string): Root => {
  const parsed = parseMdx(mdx, '/a.mdx')
  if (!('tree' in parsed)) throw new Error(parsed.problem.message)
  return parsed.tree
}

test('all charts of a text are found, and nothing else', () => {
  const mdx = `
<Chart src="./a.yaml">

Words

</Chart>

<Note>

<Chart alt="b" src={'../shared/b.yaml'} />

</Note>

<Figure src="./c.png" alt="c" />

\`<Chart src="./d.yaml" />\`
`
  expect(chartsIn(treeOf(mdx))).toEqual(['./a.yaml', '../shared/b.yaml'])
  expect(chartsIn(treeOf('Text'))).toEqual([])
})
