import { expect, test } from 'vitest'

import { countWords, openVocabulary, vocabularyFiles } from './vocabulary.ts'

/** Opens a vocabulary of pages with these words, in files of two words each, and lists the files that it loads. */
/** Pages with these words, which are no pages of sources. */
function pagesWith(pages: readonly string[][]) {
  return pages.map((forms) => ({ forms, isSource: false }))
}

function open(...pages: string[]) {
  const { index, texts } = vocabularyFiles(
    countWords(pagesWith(pages.map((page) => page.split(' ')))),
    (text) => text,
    2,
  )
  const loaded: string[] = []
  const vocabulary = openVocabulary(index, (name) => {
    loaded.push(name)
    return Promise.resolve(texts.get(name) ?? '')
  })
  return { vocabulary, loaded }
}

test('words are counted once a page, folded, without numbers', () => {
  expect(countWords(pagesWith([['Pain', 'pain', 'Café', '785', 'a'], ['cafe']]))).toEqual([
    { word: 'cafe', pages: 2, forms: [] },
    { word: 'pain', pages: 1, forms: [] },
  ])
})

test('a word that only sources have is counted on no page', () => {
  expect(countWords([{ forms: ['Smith'], isSource: true }])).toEqual([
    { word: 'smith', pages: 0, forms: [] },
  ])
})

test('forms with compatibility characters are kept, since the index has them', () => {
  expect(countWords(pagesWith([['CO₂', 'ﬁbre', 'fibre']]))).toEqual([
    { word: 'co2', pages: 1, forms: ['co₂'] },
    { word: 'fibre', pages: 1, forms: ['ﬁbre'] },
  ])
})

test('a word is found with one file', async () => {
  const { vocabulary, loaded } = open('ache bone cell eye gene knee')
  expect(await vocabulary.get('eye')).toEqual({ word: 'eye', pages: 1, forms: [] })
  expect(loaded).toEqual(['cell 1\neye 1'])
  expect(await vocabulary.get('zebra')).toBeUndefined()
  expect(await vocabulary.get('aardvark')).toBeUndefined()
})

test('near words begin with the same letter, or with the next one if two are swapped', async () => {
  const { vocabulary } = open('ache bone cell eye gene knee knees nerve')
  const near = async (word: string) => (await vocabulary.near(word)).map((each) => each.word)
  expect(await near('kne')).toEqual(['knee', 'knees', 'nerve'])
  expect(await near('zzz')).toEqual([])
})

test('a file that could not be loaded is loaded again', async () => {
  const { index, texts } = vocabularyFiles(countWords(pagesWith([['pain']])), () => 'p')
  let fails = true
  const vocabulary = openVocabulary(index, (name) => {
    if (fails) return Promise.reject(new Error('offline'))
    return Promise.resolve(texts.get(name) ?? '')
  })
  await expect(vocabulary.get('pain')).rejects.toThrow('offline')
  fails = false
  expect(await vocabulary.get('pain')).toBeDefined()
})
