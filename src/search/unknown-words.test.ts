import { expect, test } from 'vitest'

import { otherForms } from './unknown-words.ts'
import { countWords, openVocabulary, vocabularyFiles } from './vocabulary.ts'
import { fold } from './words.ts'

const words = [
  ...'코로나바이러스백신과 줄기세포치료를 주머니 고양이를'.split(' '),
  ...'בחיסון שהחיסון החיסונים ריאות'.split(' '),
  ...'vakcíny vakcínách rakoviny raku raketa rakovinotvorný wraku čipy'.split(' '),
]
const { index, texts } = vocabularyFiles(
  countWords([{ forms: words, isSource: false }]),
  (text) => text,
)
const vocabulary = openVocabulary(index, (name) => Promise.resolve(texts.get(name) ?? ''))

test.each([
  ['백신', '코로나바이러스백신과'],
  ['치료', '줄기세포치료를'],
  ['줄기세포', '줄기세포치료를'],
  // One syllable is in too many words.
  ['양', ''],
  ['חיסון', 'בחיסון החיסונים שהחיסון'],
  ['vakcína', 'vakcinach vakciny'],
  ['rak', 'raku'],
  ['čip', 'cipy'],
  // Not “rakovinotvorný”, whose end is longer than endings are.
  ['rakovina', 'rakoviny'],
  ['va', ''],
])('“%s” may be in other forms: %s', async (word, forms) => {
  const found = await otherForms(fold(word), vocabulary)
  expect(
    found
      .map((each) => each.word)
      .sort()
      .join(' '),
  ).toBe(forms.split(' ').map(fold).join(' '))
})
