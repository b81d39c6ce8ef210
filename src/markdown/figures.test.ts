import type { Image, Root } from 'mdast'

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'

import { imageSlots } from './figures.ts'

function imageOf(attributes: Record<string, string>): Pick<Image, 'url' | 'alt'>[] {
  const [slot] = imageSlots('Figure', attributes)
  const tree: Root = unified()
    .use(remarkParse)
    .parse(slot?.markdown ?? '')
  const images: Pick<Image, 'url' | 'alt'>[] = []
  visit(tree, 'image', ({ url, alt = '' }) => {
    images.push({ url, alt })
  })
  return images
}

test.each([
  ['./knee.png', 'A knee'],
  ['./a picture (1).png', 'Said [@smith2020] *so*, <b> & `x` ] ! _y_ \\'],
  ['./<odd>.png', ''],
])('%s is an image with its words', (src, alt) => {
  expect(imageOf({ src, alt })).toEqual([{ url: src, alt }])
})

test('nothing else brings a picture', () => {
  expect(imageSlots('Chart', { src: './a.yaml' })).toEqual([])
  expect(imageSlots('Figure', {})).toEqual([])
})
