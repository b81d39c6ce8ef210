import { describe, expect, test } from 'vitest'

import { en } from './en.ts'
import { finishPage, mark, unmark } from './marks.ts'
import { type Message, formatMessage, formsOf, placesIn } from './message.ts'
import { messagesSchema } from './schema.ts'
import { translations, untranslatedMessages, wordsIn } from './words.ts'

/** All messages of a table by their names. */
function messagesOf(table: Readonly<Record<string, Readonly<Record<string, Message>>>>) {
  return new Map(
    Object.entries(table).flatMap(([group, messages]) =>
      Object.entries(messages).map(([name, message]) => [`${group}.${name}`, message] as const),
    ),
  )
}

const english = messagesOf(en)

describe.each(Object.entries(translations))('the words in %s', (language, table) => {
  const messages = messagesOf(table)

  test('are complete', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('have the same places for values as in English', () => {
    for (const [id, message] of messages) {
      const expected = placesIn(formsOf(english.get(id) ?? '').join(' '))
      const other = typeof message === 'string' ? message : message.other
      expect(placesIn(other), id).toEqual(expected)
      for (const form of formsOf(message)) {
        expect([...expected, 'count'], id).toEqual(expect.arrayContaining([...placesIn(form)]))
      }
    }
  })

  test('have the plural forms of the language, and no empty ones', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [id, message] of messages) {
      for (const form of formsOf(message)) expect(form.trim(), id).not.toBe('')
      if (typeof message === 'string') continue
      for (const name of Object.keys(message)) expect(categories, id).toContain(name)
      // French and Spanish have a form of their own for millions, which is that for other numbers here.
      for (const name of categories.filter((each) => each !== 'many'))
        expect(message, id).toHaveProperty(name)
    }
  })

  test('have plural forms if a number is next to a word', () => {
    for (const [id, message] of messages) {
      if (typeof message === 'string')
        expect(message, id).not.toMatch(/\{count\}[\s\u00a0-]*\p{L}|\p{L}[\s\u00a0]*\{count\}/u)
    }
  })

  test('have a singular that differs from the plural', () => {
    for (const [id, message] of messages) {
      if (typeof message === 'string' || !message.other.includes('{count}')) continue
      if (!invariable.has(`${language} ${id}`))
        expect(message.one, `${language} ${id}`).not.toBe(message.other)
    }
  })
})

/** Messages whose nouns are the same in the singular and the plural. */
const invariable = new Set([
  // A 9-minute read: the noun is part of an adjective.
  'en articles.readingTime',
  'de references.searchTitle',
  'de references.runWithRecords',
  // Fewer than one would be none, so the number is never 1.
  'de figures.smallestMark',
])

describe('a message', () => {
  test('has its values, and numbers as the language writes them', () => {
    expect(formatMessage('Page {page} of {pages}', 'de', { page: 2, pages: 1200 })).toBe(
      'Page 2 of 1.200',
    )
  })

  test('has the plural form of its number', () => {
    const message = { one: '{count} study', other: '{count} studies' }
    expect(formatMessage(message, 'en', { count: 1 })).toBe('1 study')
    expect(formatMessage(message, 'en', { count: 0 })).toBe('0 studies')
  })

  test('takes a value as it is, even one that looks like a place', () => {
    expect(formatMessage('{title}, page', 'en', { title: '{page}' })).toBe('{page}, page')
  })

  test('refuses to be written without a value', () => {
    expect(() => formatMessage('Page {page}', 'en', {})).toThrow('{page}')
  })
})

describe('the words of a page', () => {
  test('are those of its language, with the publication’s own first', () => {
    const own = { de: { site: { previousPage: 'Zurückblättern' } } }
    const words = wordsIn('de-AT', own)
    expect(words.say('site.previousPage')).toBe('Zurückblättern')
    expect(words.say('site.nextPage')).toBe('Nächste Seite')
    expect(words.date('2022-01-06')).toBe('6. Jänner 2022')
    expect(words.partialDate({ 'date-parts': [[2024, 21]] })).toBe('Frühling 2024')
  })

  test('keep places for elements', () => {
    expect(wordsIn('en').parts('site.pageOf', { page: 1 })).toEqual([
      'Page ',
      '1',
      ' of ',
      { place: 'pages' },
    ])
  })

  test('are English in a language without words, and marked', () => {
    expect(wordsIn('it', {}, { marks: true }).say('site.pages')).toBe(mark('Pages'))
    expect(wordsIn('it').say('site.pages')).toBe('Pages')
    expect(wordsIn('en-GB', {}, { marks: true }).say('site.pages')).toBe('Pages')
  })
})

describe('a page with English words', () => {
  const body = (html: string) =>
    /<body>(.*)<\/body>/s.exec(finishPage(`<!doctype html><body>${html}`))?.[1]

  test('has their language on the element, or on a span', () => {
    expect(body(`<a href="/">${mark('Next')}</a>`)).toBe('<a href="/" lang="en">Next</a>')
    expect(mark(' of ')).toBe(` ${mark('of')} `)
    expect(mark(`Page ${mark('two')}`)).toBe(mark('Page two'))
    expect(body(`<p>Uno ${mark('of two')}.</p>`)).toBe('<p>Uno <span lang="en">of two</span>.</p>')
  })

  test('has no marks in attributes and in data', () => {
    expect(body(`<p title="${mark('a > b')}">x</p>`)).toBe('<p title="a &gt; b">x</p>')
    expect(body(`<script type="application/json">["${mark('a')}"]</script>`)).toBe(
      '<script type="application/json">["a"]</script>',
    )
    expect(unmark(`<title>${mark('a')}</title>`)).toBe('<title>a</title>')
  })

  test('has their language for readers without scripts', () => {
    expect(body(`<noscript><p>${mark('No')}</p></noscript>`)).toBe(
      '<noscript><p lang="en">No</p></noscript>',
    )
  })

  test('keeps the order of English words among those from right to left', () => {
    const page = finishPage(
      `<!doctype html><html lang="ar" dir="rtl"><body><p>${mark('1-minute read')}</p></body></html>`,
    )
    expect(page).toContain('<p><span lang="en" dir="ltr">1-minute read</span></p>')
  })

  test('is otherwise unchanged', () => {
    const page = '<!DOCTYPE html><html lang="it"><head></head><body><p>a &amp; b</p></body></html>'
    expect(finishPage(page)).toBe(page)
    expect(finishPage(page.replace('a &amp; b', mark('a &amp; b')))).toBe(
      page.replace('<p>', '<p lang="en">'),
    )
  })
})

describe('the words of a publication', () => {
  const fault = (message: unknown) =>
    messagesSchema.safeParse({ site: { allSources: message } }).error?.issues[0]?.message

  test.each([
    [{ few: '{\u0639\u062f\u062f} x', other: '{count} x' }, '`{\u0639\u062f\u062f}`'],
    [{ few: '{ anzahl } x', other: '{count} x' }, '`{anzahl}`'],
    [{ few: '{coun_t} x', other: '{count} x' }, '`{coun_t}`'],
    ['x', '`{count}`'],
  ])('%j has a wrong place', (message, named) => {
    expect(fault(message)).toContain(named)
  })

  test.each([{ few: '{ count } x', other: '{count} x' }, '{count}', { other: 'x {count} {}' }])(
    '%j has the right places',
    (message) => {
      expect(fault(message)).toBeUndefined()
    },
  )
})

test('words that are still in English are marked as such', () => {
  const own = { it: { site: { skipToContent: en.site.skipToContent, pages: 'Pagine' } } }
  const words = wordsIn('it', own, { marks: true })
  expect(words.languageOf(['site.skipToContent'])).toBe('en')
  expect(words.languageOf(['site.pages'])).toBe('it')
  expect(words.say('site.skipToContent')).toBe(mark(en.site.skipToContent))
  expect(untranslatedMessages('it', own)).toEqual(['site.skipToContent'])
  expect(untranslatedMessages('de', { de: own.it })).toEqual([])
  expect(untranslatedMessages('en-GB', { 'en-GB': own.it })).toEqual([])
})
