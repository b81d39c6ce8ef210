import { expect, test } from 'vitest'

import { extractFromMarkdown } from '../citations/extract.ts'
import { mentionsIn, wordsIn } from './possible-citations.ts'

const text =
  'As @smith2020 [see @a:b.c, p. 3; -@WHO/2020_1], not @b-- or `@code`; x@y.org, "d2020".'

test('what a text cites is among its mentions', () => {
  const { keys } = extractFromMarkdown(text, () => true)
  expect(keys.map(({ key }) => key)).toEqual(['smith2020', 'a:b.c', 'WHO/2020_1', 'b'])
  expect(mentionsIn(text)).toEqual(['smith2020', 'a:b.c', 'WHO/2020_1', 'b', 'code', 'y.org'])
  expect(mentionsIn('nothing')).toEqual([])
})

test('keys are among the words, wherever they are', () => {
  expect(wordsIn('reference: smith2020 # "d2020", [a:b]')).toEqual([
    'reference',
    'smith2020',
    'd2020',
    'a:b',
  ])
})
