import { expect, test } from 'vitest'

import { isSameLanguage, tagOf, translationsBySlug } from './translations.ts'

test.each([
  ['de', 'de'],
  [' pt_BR.UTF-8', 'pt-BR'],
  ['zh-hant', 'zh-Hant'],
  ['English', undefined],
  ['x', undefined],
  ['', undefined],
])('the tag of %j is %j', (written, tag) => {
  expect(tagOf(written)).toBe(tag)
})

test('a region makes no other language, but another script does', () => {
  expect(isSameLanguage('en', 'en-GB')).toBe(true)
  expect(isSameLanguage('zh', 'zh-TW')).toBe(false)
  expect(isSameLanguage('de', 'fr')).toBe(false)
})

test('translations are listed once, if they are in different languages', () => {
  expect(
    translationsBySlug([
      { slug: 'a', group: '1', language: 'en' },
      { slug: 'b', language: 'en' },
      { slug: 'c', group: '1', language: 'de' },
      { slug: 'd', group: '2', language: 'de' },
      { slug: 'e', group: '2', language: 'de' },
      { slug: 'f', group: '3', language: 'de' },
    ]),
  ).toEqual(new Map([['a', ['c']]]))
})
