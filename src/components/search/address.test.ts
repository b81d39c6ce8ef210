import { expect, test } from 'vitest'

import { readAsked, writeAsked } from './address.ts'

test('an address has the words and the chosen values, several of one facet', () => {
  const query = '?q=stem+cells&verdict=False&verdict=Unproven&year=2026'
  const asked = readAsked(query)
  expect(asked.text).toBe('stem cells')
  expect(asked.chosen).toEqual(
    new Map([
      ['verdict', new Set(['False', 'Unproven'])],
      ['year', new Set(['2026'])],
    ]),
  )
  expect(writeAsked(asked)).toBe(query)
})

test('an address says that words are searched for as they are typed', () => {
  expect(writeAsked({ text: 'exosmes', chosen: new Map(), isLiteral: true, isByDate: false })).toBe(
    '?q=exosmes&literal=1',
  )
  expect(readAsked('?q=exosmes&literal=1').isLiteral).toBe(true)
  expect(readAsked('?q=exosmes').isLiteral).toBe(false)
})

test('unknown fields and empty values are left out', () => {
  expect(writeAsked(readAsked('?utm=x&q=+&verdict='))).toBe('')
})

test('an address says that the newest results come first', () => {
  const query = '?q=exosomes&verdict=False&sort=date'
  expect(readAsked(query).isByDate).toBe(true)
  expect(writeAsked(readAsked(query))).toBe(query)
  expect(readAsked('?q=exosomes&sort=title').isByDate).toBe(false)
})

test('an address has the language of the pages to search in', () => {
  const query = '?q=Arthrose&lang=de'
  expect(readAsked(query).language).toBe('de')
  expect(writeAsked(readAsked(query))).toBe(query)
  expect(readAsked('?q=Arthrose').language).toBeUndefined()
})

test('a query has a limit', () => {
  expect(readAsked(`?q=${'word+'.repeat(1000)}`).text).toHaveLength(300)
})
