/** Search in languages whose words have endings, prefixes and other capitals: with the real index, as a reader's browser opens it. */

import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Search } from '../src/search/open.ts'
import { freshFolder, layOut, run } from './publish.ts'
import { openSiteSearch } from './search/relevance.ts'

// The search reads the files of its site with `fetch`; other files of tests run in the same process.
const { fetch } = globalThis
afterAll(() => {
  globalThis.fetch = fetch
})

/** By language, an article and the queries that find it, or must not. */
const texts: Record<string, { title: string; body: string; found: string[]; missing: string[] }> = {
  el: {
    title: 'Τα εμβόλια προκαλούν στειρότητα;',
    body: 'Ο ΚΑΡΚΙΝΟΣ και η θερμότητα. Ο διαβήτης.',
    found: ['εμβόλια', 'καρκίνος', 'καρκινος', 'ΘΕΡΜΟΤΗΤΑ', 'ΔΙΑΒΗΤΗΣ', 'στειρότητα'],
    missing: ['χοληστερόλη'],
  },
  ko: {
    title: '백신에 마이크로칩이 들어 있을까?',
    body: '백신을 맞은 사람에게서 칩은 발견되지 않았다. 백신은 안전하다. 줄기세포치료를 암에 비교했다.',
    found: [
      ...['백신', '백신 칩', '백신이', '백신은 안전한가요?', '백신에 칩이 있나요?', '백신의 위험'],
      ...['마이크로칩', '사람', '안전', '암', '줄기세포', '줄기세포 치료', '치료'],
    ],
    missing: ['당뇨병', '백신 당뇨병', '의사', '백'],
  },
  de: {
    title: 'Verursacht Süßstoff Krebs?',
    body: 'GROẞE STRASSEN. Die Maße.',
    found: [
      'Süßstoff',
      'Süssstoff',

      'SÜSSSTOFF',
      'Straße',
      'STRASSE',
      'groß',
      'Masse',
    ],
    missing: ['Diabetes'],
  },
  lt: {
    title: 'Ar vakcinos sukelia nevaisingumą?',
    body: 'VAIKŲ skiepai. ĮTAKA sveikatai.',
    found: ['vakcina', 'vaikų', 'įtaka', 'nevaisingumas', 'sveikata'],
    missing: ['diabetas'],
  },
  az: {
    title: 'Soğan suyu xərçəngi sağaldırmı?',
    body: 'QIZDIRMA və İRSİ xəstəlik.',
    found: ['qızdırma', 'qizdirma', 'irsi', 'İRSİ', 'xərçəngi'],
    missing: ['şəkər'],
  },
  pl: {
    title: 'Czy szczepionki powodują niepłodność?',
    body: 'Leczenie raka cebulą nie działa.',
    found: ['szczepionka', 'szczepionką', 'niepłodność', 'nieplodnosc', 'NIEPŁODNOŚĆ', 'cebula'],
    missing: ['cukrzyca'],
  },
  cs: {
    title: 'Způsobují vakcíny neplodnost?',
    body: 'Ve vakcínách nejsou čipy. Léčba rakoviny cibulí nefunguje.',
    found: [
      'vakcína',
      'VAKCÍNA',
      'vakcina',
      'neplodnost',
      'čip',
      'rakovina',
      'cibule',
      'vakcína čip',
    ],
    missing: ['cukrovka', 'vakcína cukrovka', 'va'],
  },
  uk: {
    title: 'Чи спричиняють вакцини безпліддя?',
    body: 'Лікування раку цибулею не працює. У них немає чипів.',
    found: ['вакцина', 'безпліддя', 'чип', 'рак', 'цибуля'],
    missing: ['діабет'],
  },
  he: {
    title: 'האם החיסונים גורמים לעקרות?',
    body: 'בחיסון אין שבב. והמחקר הראה שהוא בטוח לילדים.',
    found: ['חיסון', 'חיסונים', 'החיסון', 'עקרות', 'שבב', 'מחקר', 'ילדים', 'חיסון עקרות'],
    missing: ['סרטן', 'חיסון סרטן'],
  },
  ar: {
    title: 'هل اللقاحات تسبب العقم؟',
    body: 'والأطفال بخير. الدراسات كثيرة، ولا توجد شريحة.',
    found: ['لقاح', 'لقاحات', 'اللقاح', 'عقم', 'أطفال', 'اطفال', 'دراسة', 'دراسات', 'شريحة'],
    missing: ['سرطان'],
  },
  fa: {
    title: 'آیا واکسن‌ها باعث ناباروری می‌شوند؟',
    body: 'پژوهشگران کودکان را بررسی کردند.',
    found: ['واکسن', 'ناباروری', 'کودک', 'كودكان', 'پژوهشگر'],
    missing: ['سرطان'],
  },
  tr: {
    title: 'Soğan suyu (sogan suyu) kanseri iyileştirir mi?',
    body: 'Kontrollü deney yok. ISINMA ve İLAÇ. Isırgan otu. Kan ısınması. Işıkların etkisi.',
    found: [
      ...['soğan suyu', 'mucize', 'soğan kürü', 'soğan'],
      ...[
        'ısınma',
        'ISINMA',
        'isinma',
        'ilaç',
        'İLAÇ',
        'ılac',
        'ısırgan',
        'ISIRGAN',
        'ısınması',
        'ışık',
      ],
    ],
    missing: ['alzheimer', 'deney sarımsak'],
  },
}

const synonyms = { mucize: ['soğan suyu'], 'soğan kürü': ['soğan suyu'] }

const folder = layOutTexts()
let search: Search

beforeAll(async () => {
  const { code, output } = await run('build', folder)
  expect(code, output).toBe(0)
})

describe.each(Object.entries(texts))('in %s', (language, { found, missing }) => {
  beforeAll(async () => {
    search = await openSiteSearch(join(folder, 'dist'), language)
  })

  const ask = async (query: string) => {
    const { pages } = await search.ask(query)
    return Promise.all(pages.map(async ({ id }) => (await search.page(id)).url))
  }

  test.each(found)('“%s” finds the article', async (query) => {
    expect(await ask(query)).toEqual([`/articles/${language}/`])
  })

  test.each(missing)('“%s” finds nothing', async (query) => {
    expect(await ask(query)).toEqual([])
  })
})

test('a page whose title has another form is about the word', async () => {
  const own = await openSiteSearch(join(folder, 'dist'), 'he')
  expect((await own.ask('חיסון')).pages).toMatchObject([{ isAbout: true }])
})

test('a word that is only found in other forms is reported', async () => {
  const own = await openSiteSearch(join(folder, 'dist'), 'cs')
  expect((await own.ask('vakcína neplodnost')).inflected).toEqual(['vakcína'])
})

/** Writes a publication with these texts, and returns its folder. */
function layOutTexts(): string {
  const into = layOut('minimal', freshFolder())
  appendFileSync(join(into, 'content/site.yaml'), `synonyms: ${JSON.stringify(synonyms)}\n`)
  for (const [language, { title, body }] of Object.entries(texts))
    writeFileSync(
      join(into, `content/articles/${language}.mdx`),
      `---\ntitle: "${title}"\ndescription: "${`${title} `.repeat(4)}"\nlanguage: ${language}\npublished: 2024-05-06\nauthors: [desk]\ntopics: [testing]\n---\n\n${body} [@smith2020].\n`,
    )
  return into
}
