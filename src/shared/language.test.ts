import { expect, test } from 'vitest'

import { faultOfTag, hasLongWords, inUsualCase, textDirection } from './language.ts'

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['az-Arab', 'rtl'],
  ['az', undefined],
  ['en-GB', undefined],
  ['ar-Latn', undefined],
])('the direction of %s is %s', (language, direction) => {
  expect(textDirection(language)).toBe(direction)
})

test.each([
  ['de', true],
  ['de-CH', true],
  ['nb-NO', true],
  ['en-GB', false],
  ['fr', false],
])('%s has long words: %s', (language, isLong) => {
  expect(hasLongWords(language)).toBe(isLong)
})

test.each([
  ['DE', 'de'],
  ['de-at', 'de-AT'],
  ['ZH-HANT-hk', 'zh-Hant-HK'],
  // Another tag is proposed, not used.
  ['iw', 'iw'],
  ['not a tag', 'not a tag'],
])('the usual form of %s is %s', (tag, usual) => {
  expect(inUsualCase(tag)).toBe(usual)
})

test.each(['en', 'EN-us', 'pt-BR', 'zh-Hant-HK', 'de-1996', 'no', 'tlh', 'aqp', 'es-419'])(
  '%s is a tag of a known language',
  (tag) => {
    expect(faultOfTag(tag)).toBeUndefined()
  },
)

test.each([
  // Names in English and in the language itself, with slips.
  ['german', 'de'],
  ['Deutsch', 'de'],
  ['deutsh', 'de'],
  ['français', 'fr'],
  ['français canadien', 'fr-CA'],
  ['British English', 'en-GB'],
  ['Brazilian Portuguese', 'pt-BR'],
  ['English (UK)', 'en-GB'],
  ['german-austria', 'de'],
  ['日本語', 'ja'],
  // Other notations.
  ['en_US', 'en-US'],
  ['de_AT.UTF-8', 'de-AT'],
  ['pt br', 'pt-BR'],
  ['es-ES-', 'es-ES'],
  // Codes of countries.
  ['jp', 'ja'],
  ['cn', 'zh'],
  ['gb', 'en-GB'],
  // Older and longer codes.
  ['eng', 'en'],
  ['ger', 'de'],
  ['iw', 'he'],
  ['en-UK', 'en-GB'],
  // Parts that name nothing.
  ['en-EN', 'en'],
  ['zh-Hanz', 'zh'],
  ['xx', undefined],
  ['zz', undefined],
  ['und', undefined],
  ['und-Latn', undefined],
  ['???', undefined],
  ['', undefined],
])('%s is not, and the intended tag is %s', (tag, suggestion) => {
  const fault = faultOfTag(tag)
  expect(fault).toBeDefined()
  expect(fault?.suggestion).toBe(suggestion)
  if (suggestion !== undefined) expect(faultOfTag(suggestion)).toBeUndefined()
})
