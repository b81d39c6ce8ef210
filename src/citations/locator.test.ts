import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { localeNames } from '../reading/csl-locales.ts'
import { localeTerms } from './locales.ts'
import { splitSuffix } from './locator.ts'

type Expected = [label: string, locator: string, suffix?: string] | null

const file = join(import.meta.dirname, 'locator.cases.yaml')
const cases = parse(readFileSync(file, 'utf8')) as Record<string, Record<string, Expected>>

describe.each(Object.entries(cases))('in %s', (language, texts) => {
  test.each(Object.entries(texts))('%s', (text, expected) => {
    for (const before of [', ', ' ', '، ', '，']) {
      const { label, locator, suffix } = splitSuffix(`${before}${text}`, language)
      if (expected === null) expect({ locator, suffix }).toEqual({ suffix: `${before}${text}` })
      else expect([label, locator, suffix]).toEqual([...expected, undefined].slice(0, 3))
    }
  })
})

test('the locator as written keeps its label and has dashes in its ranges', () => {
  expect(splitSuffix(', pp. 3--4 and more', 'en')).toEqual({
    label: 'page',
    locator: '3-4',
    writtenLocator: 'pp. 3–4',
    suffix: ' and more',
  })
  expect(splitSuffix('，第3-5页', 'zh').writtenLocator).toBe('第3–5页')
  expect(splitSuffix(', 3. oldal', 'hu').writtenLocator).toBe('3. oldal')
})

test.each(localeNames)('%s reads its own words for pages, chapters and volumes', (locale) => {
  const terms = localeTerms(locale)
  for (const label of ['page', 'chapter', 'volume']) {
    for (const { form, text } of terms.get(label) ?? []) {
      if (form === 'symbol') continue
      // Where one word has several meanings, another of them may come first.
      const { locator } = splitSuffix(`, ${text} 12`, locale)
      expect([text, locator]).toEqual([text, '12'])
    }
  }
  expect(splitSuffix(', pp. 3-4', locale).locator).toBe('3-4')
})
