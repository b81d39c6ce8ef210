import { expect, test } from 'vitest'

import { readHugoLanguages, splitLanguage } from './hugo-languages.ts'

const listed = readHugoLanguages({
  DefaultContentLanguage: 'de',
  languages: { de: {}, fr: {}, 'pt-BR': {} },
})

test.each([
  ['index.fr', { stem: 'index', language: 'fr', prefix: '/fr' }],
  ['index.de', { stem: 'index', language: 'de', prefix: '' }],
  ['index', { stem: 'index', language: 'de', prefix: '' }],
  ['a.pt-br', { stem: 'a', language: 'pt-BR', prefix: '/pt-br' }],
  ['a.es', { stem: 'a.es', language: 'de', prefix: '' }],
])('with a list of languages: %s', (name, split) => {
  expect(splitLanguage(name, listed)).toEqual(split)
})

test.each([
  ['index.fr', { stem: 'index', language: 'fr', prefix: '/fr' }],
  ['index.en', { stem: 'index', language: 'en', prefix: '' }],
  ['node.js', { stem: 'node.js', prefix: '' }],
  ['about.net', { stem: 'about.net', prefix: '' }],
  ['a', { stem: 'a', prefix: '' }],
])('without settings: %s', (name, split) => {
  expect(splitLanguage(name, readHugoLanguages({}))).toEqual(split)
})

test('the default language can be in addresses too', () => {
  const languages = readHugoLanguages({
    defaultContentLanguage: 'de',
    defaultContentLanguageInSubdir: true,
  })
  expect(splitLanguage('a', languages)).toEqual({ stem: 'a', language: 'de', prefix: '/de' })
})
