import { expect, test } from 'vitest'

import { printedLines } from './printed-lines.ts'

const address = 'https://example.org/articles/it/'

test('a printed page has its title, address and date', () => {
  expect(printedLines('Does it help?', address, '6 April 2022')).toEqual({
    'data-head': 'Does it help?',
    'data-foot': '\u2066https://example.org/articles/it/\u2069 \u00B7 6 April 2022',
  })
})

test('what is unknown is left out', () => {
  expect(printedLines('Does it help?', address, undefined)['data-foot']).toBe(
    '\u2066https://example.org/articles/it/\u2069',
  )
  expect(printedLines('Not found', undefined, undefined)['data-foot']).toBe('')
})

test('a title stays on one line', () => {
  expect(printedLines('a\n\u2028b', undefined, undefined)['data-head']).toBe('a b')
})
