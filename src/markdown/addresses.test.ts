import type { Root } from 'hast'

import { expect, test } from 'vitest'

import { createUrls } from '../shared/urls.ts'
import { rehypeAddresses } from './addresses.ts'

const { authored } = createUrls('https://example.org/checks/')

test.each([
  ['/about/', '/checks/about/'],
  ['about', 'about'],
  ['#a', '#a'],
  ['https://a.b/', 'https://a.b/'],
  ['doi:10.1000/1', 'https://doi.org/10.1000/1'],
  ['DOI:10.1000/1', 'https://doi.org/10.1000/1'],
  ['doi: 10.1000/1', 'https://doi.org/10.1000/1'],
  ['doi:%2010.1000/1%20', 'https://doi.org/10.1000/1'],
  [' doi:10.1000/1', 'https://doi.org/10.1000/1'],
  ['doi:doi:10.1000/1', 'https://doi.org/10.1000/1'],
  ['doi:https://doi.org/10.1000/a%23b', 'https://doi.org/10.1000/a%23b'],
  ['doi:10.1000/a#b?c', 'https://doi.org/10.1000/a%23b%3Fc'],
  ['doi:10.1000/a%23b', 'https://doi.org/10.1000/a%23b'],
  ['doi:10.1000/100%', 'https://doi.org/10.1000/100%25'],
  ['doi:10.1000/(sici)1<2:3>4', 'https://doi.org/10.1000/(sici)1%3C2:3%3E4'],
])('%s leads to %s', (address, href) => {
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'element', tagName: 'a', properties: { href: address }, children: [] },
      {
        type: 'mdxJsxTextElement',
        name: 'a',
        attributes: [{ type: 'mdxJsxAttribute', name: 'href', value: address }],
        children: [],
      },
      { type: 'element', tagName: 'b', properties: { title: address }, children: [] },
    ],
  }
  rehypeAddresses({ authored })(tree)
  expect(tree.children).toMatchObject([
    { properties: { href } },
    { attributes: [{ value: href }] },
    { properties: { title: address } },
  ])
})
