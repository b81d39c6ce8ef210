import { expect, test } from 'vitest'

import { completeIndex } from './complete-index.ts'
import { countWords, openVocabulary, vocabularyFiles } from './vocabulary.ts'

const { index: files, texts } = vocabularyFiles(
  countWords([{ forms: ['pain', 'knee', 'CO₂'], isSource: false }]),
  (text) => text,
)
const vocabulary = openVocabulary(files, (name) => Promise.resolve(texts.get(name) ?? ''))

/** An index that has only the word “knee”. */
const partial = {
  pagesWith: (phrase: string) => Promise.resolve(new Set(phrase === 'knee' ? ['page'] : [])),
}

test('a word of the site that no page has is an error if a file could not be loaded', async () => {
  const index = completeIndex(partial, vocabulary, () => true)
  await expect(index.pagesWith('pain')).rejects.toThrow('The index lacks “pain”')
  await expect(index.pagesWith('knee pain')).rejects.toThrow('“pain”')
  expect((await index.pagesWith('knee')).size).toBe(1)
  expect((await index.pagesWith('zebra')).size).toBe(0)
})

test('if all files were loaded, it is only a part of other words', async () => {
  const index = completeIndex(partial, vocabulary, () => false)
  expect((await index.pagesWith('pain')).size).toBe(0)
})
