import { expect, test } from 'vitest'

import { searchLanguage } from './languages/languages.ts'
import { variantsOf } from './variants.ts'

test.for([
  ['en', 'tumour', 'tumor'],
  ['en', 'tumor', 'tumour'],
  ['en', 'tumors', 'tumours'],
  ['en', 'anaesthetic', 'anesthetic'],
  ['en', 'edema', 'oedema'],
  ['en', 'hematoma', 'haematoma'],
  ['en', 'randomised', 'randomized'],
  ['en', 'randomization', 'randomisation'],
  ['en', 'analyse', 'analyze'],
  ['en', 'labelled', 'labeled'],
  ['en', 'centre', 'center'],
  ['en', 'leucocyte', 'leukocyte'],
  ['en', 'orthopaedic', 'orthopedic'],
  ['en', 'prps', 'prp'],
  ['en', 'msc', 'mscs'],
  ['en', 'therapies', 'therapy'],
  ['en', 'diagnoses', 'diagnosis'],
  ['en', 'women', 'woman'],
  ['en', 'child', 'children'],
  ['en', 'bacteria', 'bacterium'],
  ['en', 'nuclei', 'nucleus'],
  ['en', 'judgement', 'judgment'],
  ['en', 'practised', 'practiced'],
  ['de', 'mueller', 'muller'],
  ['de', 'fuss', 'fu\u00df'],
  ['de', 'studie', 'studien'],
  ['fr', 'oedeme', '\u0153deme'],
  ['fr', 'nefron', 'nephron'],
  ['fr', 'genoux', 'genou'],
  ['fr', 'hopital', 'hopitaux'],
  ['es', 'rodillas', 'rodilla'],
  ['es', 'veces', 'vez'],
  ['ko', '백신', '백신을'],
  ['ko', '백신은', '백신'],
  ['ko', '백신은', '백신에서'],
  ['ko', '고양이를', '고양이'],
  ['ko', '안전한가요', '안전하다'],
  ['ko', '암', '암에'],
] as const)('in %s, %s may be written %s', ([language, word, other]) => {
  expect(variantsOf(word, searchLanguage(language))).toContain(other)
})

test('no variant of a short word is another word', () => {
  expect(variantsOf('als', searchLanguage('en'))).not.toContain('al')
  expect(variantsOf('아이', searchLanguage('ko'))).not.toContain('아')
})

test('numbers and words of other languages have no variants', () => {
  expect(variantsOf('2020', searchLanguage('en'))).toEqual([])
  expect(variantsOf('tumor', searchLanguage('pl'))).toEqual([])
})
