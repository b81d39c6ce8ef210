import { toString } from 'hast-util-to-string'
import { describe, expect, test } from 'vitest'

import type { CslItem } from '../references/csl.ts'
import type { CitedItem } from './citation.ts'

import { localeNames, primaryDialects, readLocaleFile } from '../reading/csl-locales.ts'
import { formatCitations } from './format.ts'
import { findLocale, localeFor, localeTerms, localeXml } from './locales.ts'

test.each([
  // A locale's own name, in any case.
  ['en-US', 'en-US'],
  ['en-GB', 'en-GB'],
  ['pt-br', 'pt-BR'],
  ['sr-Cyrl-RS', 'sr-Cyrl-RS'],
  // A language alone has its primary dialect.
  ['en', 'en-US'],
  ['de', 'de-DE'],
  ['es', 'es-ES'],
  ['pt', 'pt-PT'],
  ['it', 'it-IT'],
  ['zh', 'zh-CN'],
  ['sr', 'sr-Latn-RS'],
  ['eu', 'eu'],
  ['la', 'la'],
  ['cy', 'cy-GB'],
  ['pa', 'pa-PK'],
  // Other names of a language.
  ['no', 'nb-NO'],
  ['no-NO', 'nb-NO'],
  ['nb', 'nb-NO'],
  ['iw', 'he-IL'],
  ['cmn', 'zh-CN'],
  // A region without a locale.
  ['de-LU', 'de-DE'],
  ['fr-BE', 'fr-FR'],
  ['es-AR', 'es-ES'],
  ['pt-AO', 'pt-PT'],
  ['ar-EG', 'ar'],
  ['fa-AF', 'fa-IR'],
  // English that writes the day first, and English that does not.
  ['en-AU', 'en-GB'],
  ['en-IE', 'en-GB'],
  ['en-CA', 'en-US'],
  ['en-PH', 'en-US'],
  // The script decides before the region.
  ['zh-Hant', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hans', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['sr-Latn', 'sr-Latn-RS'],
  ['sr-Cyrl', 'sr-Cyrl-RS'],
  ['sr-ME', 'sr-Latn-RS'],
  // Variants and extensions change nothing.
  ['de-1996', 'de-DE'],
  ['en-GB-oxendict', 'en-GB'],
  ['de-AT-u-co-phonebk', 'de-AT'],
])('%s has the locale %s', (language, locale) => {
  expect(findLocale(language)).toBe(locale)
})

test.each(['ga', 'sw', 'eo', 'yue', 'pa-Guru', 'mn-Mong', 'german', 'en_US', ''])(
  '“%s” has no locale, and falls back to American English',
  (language) => {
    expect(findLocale(language)).toBeUndefined()
    expect(localeFor(language)).toBe('en-US')
  },
)

test('every listed locale has its file, and every primary dialect is listed', () => {
  for (const name of localeNames) expect(readLocaleFile(name)).toContain(`xml:lang="${name}"`)
  for (const [language, name] of Object.entries(primaryDialects)) {
    expect(localeNames).toContain(name)
    expect(findLocale(language)).toBe(name)
  }
})

test.each(['sr-LATN', 'sr_RS', 'pt_PT', 'zh_CN', 'en-US'])(
  'citeproc gets the locale that it calls %s',
  (name) => {
    expect(localeXml(name)).toContain(`xml:lang="${localeFor(name.replace('_', '-'))}"`)
  },
)

test.each([
  ['en-US', ' BC'],
  ['de-DE', '&#160;v.&#160;Chr.'],
  ['fr-FR', '&#160;av. J.-C.'],
  ['ru-RU', '&#160;до н. э.'],
  ['hy-AM', '&#160;Ք.ա.'],
  ['he-IL', '&#160;לפני הספירה'],
  ['ja-JP', '紀元前'],
  ['eu', '&#160;K.a.'],
  ['th-TH', '&#160;ก่อน ค.ศ.'],
  ['zh-CN', '公元前'],
])('years before Christ have the right era in %s', (name, term) => {
  expect(localeXml(name)).toContain(`<term name="bc">${term}</term>`)
})

const items = new Map<string, CslItem>(
  (
    [
      {
        id: 'edited',
        type: 'book',
        title: 'Edited',
        author: [{ literal: 'Ada' }, { literal: 'Bab' }],
        editor: [{ literal: 'Cid' }],
        edition: '2',
        page: '3',
        issued: { 'date-parts': [[2001, 6, 5]] },
      },
      {
        id: 'many',
        type: 'book',
        title: 'Many',
        author: ['Ada', 'Bab', 'Cid', 'Dee', 'Eve'].map((literal) => ({ literal })),
      },
    ] as unknown as CslItem[]
  ).map((item) => [item.id, item]),
)

/** A style that prints the words of its locale. */
function styleOf(format: string, head = ''): string {
  const words = `
    <group delimiter=" | ">
      <names variable="author"><name and="text" delimiter=", " et-al-min="4" et-al-use-first="1"/></names>
      <text term="edition"/>
      <text term="edition" form="short"/>
      <text term="page"/>
      <text term="no date" form="short"/>
      <names variable="editor"><name/><label form="short" prefix="{" suffix="}"/></names>
      <text term="month-06"/>
      <group delimiter="="><label variable="locator" form="short"/><text variable="locator"/></group>
    </group>`
  return `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="${format === 'note' ? 'note' : 'in-text'}">
    <info><title>Words</title><id>words-${format}</id><category citation-format="${format}"/></info>
    ${head}
    <citation><layout delimiter="; ">${format === 'numeric' ? '<text variable="citation-number"/>' : words}</layout></citation>
    <bibliography>${format === 'author-date' ? '<sort><key variable="author"/></sort>' : ''}<layout>${words}</layout></bibliography>
  </style>`
}

function print(
  xml: string,
  language: string,
  cited: CitedItem[] = [{ key: 'edited' }, { key: 'many' }],
): { citations: string[]; entries: string[] } {
  const { citations, bibliography } = formatCitations(
    cited.map((item) => ({ items: [item], narrative: false })),
    { items, style: 'words', styles: new Map([['words', xml]]), language },
  )
  const read = (children: { content: Parameters<typeof toString>[0][] | unknown[] }) =>
    toString({ type: 'root', children: children.content as never })
  return { citations: citations.map(read), entries: bibliography.map(read) }
}

/** What differs between a term and its print: kinds of spaces, and apostrophes. */
function comparable(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/['’‘]/g, "'")
}

describe.each(['numeric', 'author-date', 'note'])('in a style of the kind %s', (format) => {
  test.each(localeNames)('%s prints its own words', (locale) => {
    const terms = localeTerms(locale)
    const first = (name: string, form = 'long') => {
      const forms = terms.get(name) ?? []
      return (forms.find((each) => each.form === form) ?? forms[0])?.text ?? ''
    }
    const { entries } = print(styleOf(format), locale)
    const printed = comparable(entries.join('\n'))
    for (const word of [
      first('edition'),
      first('edition', 'short'),
      first('page'),
      // In Hebrew it is left out.
      locale === 'he-IL' ? '|' : first('no date', 'short'),
      first('editor', 'short'),
      first('month-06'),
      first('and'),
      first('et-al'),
    ]) {
      expect(word).not.toBe('')
      expect(printed).toContain(comparable(word))
    }
    expect(printed).not.toMatch(/undefined|CSL STYLE ERROR|NO_PRINTED_FORM/)
  })
})

test.each([
  ['pt-BR', 'Ada e Bab | edição | ed. | página | s.d. | Cid{org.} | junho | cap.=1'],
  ['it', 'Ada e Bab | edizione | ed. | pagina | s.d. | Cid{a c. di} | giugno | cap.=1'],
  ['zh-CN', 'Ada和Bab | 版本 | 版 | 页 | 不详 | Cid{编} | 六月 | 章=1'],
  ['en-GB', 'Ada and Bab | edition | edn | page | n.d. | Cid{ed.} | June | ch.=1'],
  ['hi', 'Ada व Bab | संस्करण | ed. | पृष्ठ | n.d. | Cid{ed.} | जून | chap.=1'],
  ['hy', 'Ada և Bab | հրատարակություն | հրատ. | էջ | ա. թ. | Cid{խմբ.} | հունիս | գլ.=1'],
])('%s has its own words in a citation', (language, expected) => {
  const cited = [{ key: 'edited', label: 'chapter', locator: '1' }]
  const { citations } = print(styleOf('author-date'), language, cited)
  expect(citations[0]?.replaceAll(/\s/g, ' ')).toBe(expected)
})

test.each([
  [
    'a block for the language',
    'de-AT',
    '<locale xml:lang="de"><terms><term name="page">Blattseite</term></terms></locale>',
    'Blattseite',
  ],
  [
    'a block for the dialect',
    'de-AT',
    '<locale xml:lang="de-AT"><terms><term name="page">Blattseite</term></terms></locale>',
    'Blattseite',
  ],
  [
    'a block for every language',
    'pt-BR',
    '<locale><terms><term name="page">pág.</term></terms></locale>',
    'pág.',
  ],
  [
    'a block for another language',
    'it',
    '<locale xml:lang="de"><terms><term name="page">Blattseite</term></terms></locale>',
    'pagina',
  ],
])('a style with %s', (_, language, head, expected) => {
  const { entries } = print(styleOf('author-date', head), language)
  expect(entries[0]).toContain(`| ${expected} |`)
})

test('the language of the text wins over the default locale of a style', () => {
  const xml = styleOf('author-date').replace(
    'version="1.0"',
    'version="1.0" default-locale="fr-FR"',
  )
  expect(print(xml, 'de').entries[0]).toContain('| Auflage |')
})
