import { expect, test } from 'vitest'

import { walkTree } from './tree.ts'

interface Node {
  type: string
  children?: Node[]
}

const leaf = (type: string): Node => ({ type })

test('parents come before their children, and what is passed over is not seen', () => {
  const tree = {
    type: 'root',
    children: [
      { type: 'a', children: [leaf('b')] },
      { type: 'skip', children: [leaf('c')] },
    ],
  }
  const seen: string[] = []
  walkTree<Node>(tree, ({ type }) => {
    seen.push(type)
    return type === 'skip' ? false : undefined
  })
  expect(seen).toEqual(['root', 'a', 'b', 'skip'])
})

test('children that a node is given are gone through', () => {
  const seen: string[] = []
  walkTree<Node>({ type: 'root', children: [leaf('old')] }, (node) => {
    seen.push(node.type)
    if (node.type === 'root') node.children = [leaf('new')]
    return undefined
  })
  expect(seen).toEqual(['root', 'new'])
})
