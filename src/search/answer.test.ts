import { describe, expect, test } from 'vitest'

import { answer } from './answer.ts'
import type { LookUpOptions } from './look-up.ts'
import { searchLanguage } from './languages/languages.ts'
import { parseQuery } from './query.ts'
import { countWords, openVocabulary, vocabularyFiles } from './vocabulary.ts'
import { fold, wordsIn } from './words.ts'

const language = searchLanguage('en')

/** Pages as “Kind: title. Text.”, by id. */
const pages: Record<string, string> = {
  tourism: 'Article: Is stem cell tourism safe? Clinics at home and abroad sell stem cells.',
  knee: 'Article: Does PRP help the knee? An injection of steroid or platelet-rich plasma into a knee.',
  exosomes: 'Article: Are exosomes lawful? Exosomes are particles. No exosome product is approved.',
  claim: 'Claim: PRP helps the knee. Knee pain is relieved.',
  source: 'Reference: Steroid injection for the knee. Smith. doi:10.1000/abc. Aspirate of marrow.',
}

/** An index in which a word and its plural are one, as a stemmer makes them, and which finds beginnings of words too. */
function indexOf(texts: Record<string, string>): LookUpOptions['index'] {
  const stem = (word: string) => fold(word).replace(/s$/, '')
  const stems = new Map(
    Object.entries(texts).map(([id, text]) => [
      id,
      [...text.matchAll(/\S+/g)].flatMap(([token]) => {
        const joined = token.replace(/[^\p{L}\p{N}]/gu, '')
        return [[joined, ...wordsIn(token)].map(stem)]
      }),
    ]),
  )
  const has = (id: string, phrase: string) => {
    const wanted = phrase.split(' ').map((word) => stem(word.replace(/[^\p{L}\p{N}]/gu, '')))
    return (stems.get(id) ?? []).some((_, at, all) =>
      wanted.every((word, offset) => all[at + offset]?.includes(word)),
    )
  }
  return {
    pagesWith: (phrase) =>
      Promise.resolve(new Set(Object.keys(texts).filter((id) => has(id, phrase)))),
    matches: (phrase) =>
      Promise.resolve(
        new Map(
          Object.entries(texts)
            .filter(([, text]) => text.toLowerCase().includes(phrase.toLowerCase().slice(0, 4)))
            .map(([id, text]) => [
              id,
              {
                score: 1,
                inTitle: new RegExp(phrase, 'i').test(text.split(/[.?]/)[0] ?? ''),
                inDescription: false,
                isSubject: new RegExp(phrase, 'i').test(text.split(/[.?]/)[0] ?? ''),
                isAuthor: false,
                places: [],
              },
            ]),
        ),
      ),
    kindOf: (id) => texts[id]?.split(':')[0] ?? '',
  }
}

const { index: files, texts } = vocabularyFiles(
  countWords(Object.values(pages).map((text) => ({ forms: wordsIn(text), isSource: false }))),
  (text) => text,
)
const options: LookUpOptions = {
  index: indexOf(pages),
  vocabulary: openVocabulary(files, (name) => Promise.resolve(texts.get(name) ?? '')),
  language,
  isWord: (word) => Promise.resolve(['homeopathy', 'aspiring'].includes(word)),
}
const synonyms = new Map([['blood spinning', ['platelet-rich plasma']]])

async function ask(text: string, more: Partial<LookUpOptions> = {}) {
  const { pages: found, ...rest } = await answer(parseQuery(text, language, synonyms), {
    ...options,
    ...more,
  })
  return { found: found.map(({ id }) => id), ...rest }
}

describe('never a false answer', () => {
  test.for([
    'homeopathy',
    'does homeopathy help the knee',
    'ivermectin',
    'aspirin',
    'home remedies',
  ])('“%s” finds nothing', async (text) => {
    const { found, missing } = await ask(text)
    expect(found).toEqual([])
    expect(missing.length).toBeGreaterThan(0)
  })

  test('a word of the language is not taken for a mistyped one', async () => {
    expect(await ask('aspiring')).toMatchObject({ found: [], missing: ['aspiring'] })
  })

  test('two words that no page has together find nothing, although each has pages', async () => {
    expect(await ask('exosomes knee')).toMatchObject({ found: [], missing: [] })
  })

  test('an identifier that no source has finds nothing', async () => {
    expect(await ask('10.1000/other')).toMatchObject({ found: [], missing: ['10.1000/other'] })
  })
})

test('the fact-check is first, then the claim, then sources', async () => {
  expect((await ask('knee')).found).toEqual(['knee', 'claim', 'source'])
})

test('an identifier finds its source', async () => {
  expect((await ask('https://doi.org/10.1000/abc')).found).toEqual(['source'])
})

test('what a question asks may be missing, and is said to be left out', async () => {
  expect(await ask('can exosomes cure')).toMatchObject({ found: ['exosomes'], leftOut: ['cure'] })
  expect(await ask('are exosomes approved')).toMatchObject({ found: ['exosomes'], leftOut: [] })
})

test('of three telling words that no page has together, the most common one that is no subject is left out', async () => {
  expect(await ask('steroid injection tourism')).toMatchObject({
    found: [],
    leftOut: ['steroid'],
  })
  expect(await ask('steroid particles exosomes')).toMatchObject({
    found: ['exosomes'],
    leftOut: ['steroid'],
  })
})

test('a page that only mentions what is asked for is no answer', async () => {
  const about = async (text: string) => {
    const { pages: found } = await answer(parseQuery(text, language), options)
    return found.map(({ id, isAbout }) => [id, isAbout])
  }
  expect(await about('tourism')).toEqual([['tourism', true]])
  expect(await about('abroad')).toEqual([['tourism', false]])
  expect(await about('stem cell abroad')).toEqual([['tourism', false]])
})

test('two words that are written as one are found', async () => {
  expect((await ask('stemcells')).found).toEqual(['tourism'])
})

test('an unfinished word is not corrected', async () => {
  expect((await ask('exosmes', { isTyping: true })).found).toEqual([])
})

test('a mistyped word is corrected, unless it is to be searched for as it is', async () => {
  expect(await ask('exosmes')).toMatchObject({
    found: ['exosomes'],
    corrections: [{ from: 'exosmes', to: 'exosomes' }],
  })
  expect(await ask('exosmes', { isLiteral: true })).toMatchObject({
    found: [],
    missing: ['exosmes'],
  })
})

test('the last word is completed only while a reader is typing', async () => {
  expect((await ask('exoso', { isTyping: true })).found).toEqual(['exosomes'])
  expect((await ask('exoso')).found).toEqual([])
  expect((await ask('knee exoso', { isTyping: true })).found).toEqual([])
  expect((await ask('ex', { isTyping: true })).found).toEqual([])
})

test('the editor’s list is searched for as well', async () => {
  expect(await ask('blood spinning')).toMatchObject({
    found: ['knee'],
    words: ['platelet-rich plasma'],
  })
})

test('words with hyphens are found as one, else each', async () => {
  expect((await ask('platelet-rich')).found).toEqual(['knee'])
  expect((await ask('steroid-injection')).found).toEqual(['source'])
  expect((await ask('injection-steroid')).found).toEqual(['knee', 'source'])
})

test('a query without words finds nothing', async () => {
  expect((await ask('?!')).found).toEqual([])
})

describe('in a language without spaces', () => {
  /** Pages whose words Pagefind has divided with zero-width spaces. */
  const divided: Record<string, string> = {
    vaccine:
      'Article: ワクチン\u200Bは\u200B不妊\u200Bの\u200B原因\u200Bか. 予防\u200B接種\u200Bを\u200B受け\u200Bた.',
    cancer: 'Article: がん\u200Bと\u200B紅茶. 紅茶\u200Bは\u200B安全.',
  }
  const plain = (text: string) => text.replaceAll('\u200B', '')
  const has = (phrase: string) => (id: string) => plain(divided[id] ?? '').includes(phrase)
  const index: LookUpOptions['index'] = {
    pagesWith: (phrase) => Promise.resolve(new Set(Object.keys(divided).filter(has(phrase)))),
    matches: (phrase) =>
      Promise.resolve(
        new Map(
          Object.keys(divided)
            .filter(has(phrase))
            .map((id) => [
              id,
              {
                ...{ score: 1, inTitle: true, inDescription: false, isSubject: true },
                ...{ isAuthor: false, places: [] },
              },
            ]),
        ),
      ),
    kindOf: () => 'Article',
  }
  const ask = async (text: string, isTyping = false) => {
    const own = searchLanguage('ja-JP')
    const words = Object.values(divided).map((each) => ({ forms: wordsIn(each), isSource: false }))
    const { index: files, texts } = vocabularyFiles(countWords(words), (each) => each)
    const vocabulary = openVocabulary(files, (name) => Promise.resolve(texts.get(name) ?? ''))
    const isWord = () => Promise.resolve(false)
    const options = { index, vocabulary, language: own, isWord, isTyping }
    const found = await answer(parseQuery(text, own), options)
    return [found.pages.map(({ id }) => id).join(), found.words.join(), found.missing.join()]
  }

  test.each([
    ['ワクチン', 'vaccine', 'ワクチン', ''],
    ['予防接種', 'vaccine', '予防接種', ''],
    ['ワクチン 不妊', 'vaccine', 'ワクチン,不妊', ''],
    ['不妊とワクチン', 'vaccine', '不妊,ワクチン', ''],
    ['ワクチンは安全ですか', 'vaccine', 'ワクチン,安全', ''],
    ['紅茶は安全ですか', 'cancer', '紅茶,安全', ''],
    ['緑茶', '', '', '緑茶'],
    // No other word is taken for it.
    ['予防接触', '', '', '接触'],
  ])('“%s” finds %s', async (text, ...expected) => {
    expect(await ask(text)).toEqual(expected)
  })

  test('the words of the site are divided', () => {
    expect(wordsIn(divided['cancer'] ?? '').slice(1)).toEqual([
      'がん',
      'と',
      '紅茶',
      '紅茶',
      'は',
      '安全',
    ])
  })
})
