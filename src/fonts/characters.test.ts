import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { charactersOf, subsetsOf, unicodeRange } from './characters.ts'

const always = charactersOf([])

describe('the characters of a publication', () => {
  test('include ASCII and the characters of the interface', () => {
    for (const character of ' ~AZaz09“”’–…→\u00a0') expect(always).toContain(character)
    expect(charactersOf(['Plain words, and “quoted” ones'])).toEqual(always)
  })

  test('include each letter in both cases', () => {
    const characters = charactersOf(['é Ж'])
    for (const letter of 'éÉжЖ') expect(characters).toContain(letter)
  })

  test('include composed letters and their combining marks', () => {
    const characters = charactersOf(['Cafe\u0301'])
    for (const letter of 'éÉ\u0301') expect(characters).toContain(letter)
  })

  test('do not include unprintable characters', () => {
    expect(charactersOf(['\t\n\u0085\ue000\ud800'])).toEqual(always)
  })
})

describe('the files of a typeface', () => {
  const subsets = (text: string) => subsetsOf(charactersOf([text]))

  test('are one, unless there are letters of another script', () => {
    expect([...subsets('naïve café, 5 µg').keys()]).toEqual(['latin'])
  })

  test('include one for each other script, with the letters that are used', () => {
    const files = subsets('Łódź, TGF-β, Москва, Việt')
    expect([...files.keys()]).toEqual(['latin', 'latin-extended', 'greek', 'cyrillic'])
    expect(files.get('latin-extended')).toBe('ŁłŹźỆệ')
    expect(files.get('greek')).toBe('Ββ')
    expect(files.get('cyrillic')).toBe('АВКМОСавкмос')
  })

  test('contain every character once', () => {
    const characters = charactersOf(['Łódź, TGF-β, Москва, 干细胞 💊'])
    const held = [...subsetsOf(characters).values()].join('')
    expect(Array.from(held).sort()).toEqual([...characters].sort())
  })

  test('have the range of their characters, except the first, which is for all others', () => {
    expect(unicodeRange('latin')).toBeUndefined()
    expect(unicodeRange('greek')).toEqual(['U+370-3ff', 'U+1f00-1fff'])
  })
})

test('every character of the interface is in the list', () => {
  const folders =
    '{articles,citations,claims,components,figures,layouts,markdown,pages,references,responses,shared}'
  const sources = globSync(`${folders}/**/*.{ts,astro}`, { cwd: join(import.meta.dirname, '..') })
  expect(sources.length).toBeGreaterThan(100)
  const missing = sources
    .filter((file) => !/\.test\.ts$|\/cases\//.test(file))
    .flatMap((file) => {
      const source = readFileSync(join(import.meta.dirname, '..', file), 'utf8')
      const code = source.replace(/\/\*.*?\*\/|<!--.*?-->|(?<!:)\/\/[^\n]*/gs, '')
      return [...code.matchAll(/[^\0-\x7f]/gu)]
        .filter(([character]) => !always.has(character))
        .map(([character]) => `${character} in ${file}`)
    })
  expect(missing).toEqual([])
})
