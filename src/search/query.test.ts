import { describe, expect, test } from 'vitest'

import type { SearchLanguage } from './languages/language.ts'
import { searchLanguage } from './languages/languages.ts'
import { parseQuery } from './query.ts'

const english = searchLanguage('en-GB')

const wordsOf = (text: string) => wordsIn(text, english)

function wordsIn(text: string, language: SearchLanguage) {
  const { terms } = parseQuery(text, language)
  return terms.map(({ word, weight }) => (weight === 'telling' ? word : `(${word})`)).join(' ')
}

test.for([
  ['can stem cells cure neuropathy?', 'stem cells (cure) neuropathy'],
  ['Is it true that PRP works', 'prp (works)'],
  ['are exosomes legal in the US', 'exosomes (legal)'],
  ['how much do exosome treatments cost', 'exosome (treatments) (cost)'],
  ['stem cells vs. steroid injection', 'stem cells steroid injection'],
  ['Pain pain PAIN', 'pain'],
  ['osteo\u00ADarthritis', 'osteoarthritis'],
  ['\uFB01bre', 'fibre'],
  ['CO\u2082', 'co2'],
  ['Behçet’s na\u00EFve', 'behcets naive'],
  ['0.03', '0.03'],
  ['P.R.P. in Mexico', 'prp mexico'],
  [`${'a '.repeat(400)}pain`, 'a'],
] as const)('“%s” asks for %s', ([text, words]) => {
  expect(wordsOf(text)).toBe(words)
})

test.for([
  [
    'Les cellules souches soignent-elles l\u2019arthrose\u00a0?',
    'cellules souches (soignent) arthrose',
  ],
  ["Qu'est-ce que l'arthrose", 'arthrose'],
  ['le PRP est-il efficace contre le mal d\u2019os', 'prp (efficace) mal os'],
  ['combien coûtent les exosomes', '(coutent) exosomes'],
] as const)('in French, “%s” asks for %s', ([text, words]) => {
  expect(wordsIn(text, searchLanguage('fr'))).toBe(words)
})

test.for([
  ['Hilft eine Stammzelltherapie bei Arthrose?', '(hilft) stammzelltherapie arthrose'],
  ["D'Angelo", 'dangelo'],
] as const)('in German, “%s” asks for %s', ([text, words]) => {
  expect(wordsIn(text, searchLanguage('de'))).toBe(words)
})

test.for([
  ['백신은 안전한가요?', '백신은 (안전한가요)'],
  ['백신에 정말 효과가 있나요', '백신에 (효과가)'],
] as const)('in Korean, “%s” asks for %s', ([text, words]) => {
  expect(wordsIn(text, searchLanguage('ko'))).toBe(words)
})

test('a query of words that carry nothing asks for these', () => {
  expect(wordsOf('who are you')).toBe('who are you')
  expect(wordsOf('does it work')).toBe('work')
})

test('white space and punctuation alone ask for nothing', () => {
  expect(wordsOf(' … ?! ')).toBe('')
})

test('the longest phrase of the editor’s list counts', () => {
  const synonyms = { 'wear and tear': ['osteoarthritis'], wear: ['use'] }
  const { terms } = parseQuery('Wear and tear pain', english, new Map(Object.entries(synonyms)))
  expect(terms.map(({ word, synonyms }) => [word, synonyms])).toEqual([
    ['wear and tear', ['osteoarthritis']],
    ['pain', []],
  ])
})

describe('identifiers', () => {
  test.for([
    ['10.1001/jama.2021.19415', 'doi:10.1001/jama.2021.19415'],
    ['https://doi.org/10.1001/jama.2021.19415', 'doi:10.1001/jama.2021.19415'],
    ['doi:10.1001/jama.2021.19415.', 'doi:10.1001/jama.2021.19415'],
    ['https://doi.org/10.1000%2Fabc', 'doi:10.1000/abc'],
    ['https://doi.org/10.1000/abc?x=1#y', 'doi:10.1000/abc'],
    ['PMID: 34812863', 'pmid 34812863'],
    ['pubmed 34812863', 'pmid 34812863'],
    ['https://pubmed.ncbi.nlm.nih.gov/34812863/', 'pmid 34812863'],
    ['PMC8611484', 'pmc8611484'],
    ['NCT 02412735', 'nct02412735'],
    ['https://clinicaltrials.gov/study/NCT02412735', 'nct02412735'],
    ['ISBN 978-0-306-40615-7', '978-0-306-40615-7'],
    ['0306406152', '0306406152'],
  ] as const)('%s', ([text, identifier]) => {
    expect(parseQuery(text, english).identifier).toBe(identifier)
  })

  test.for(['785 trials', '2021', 'pain', '10.5 mg', 'nct'])('are not in “%s”', (text) => {
    expect(parseQuery(text, english).identifier).toBeUndefined()
  })
})
