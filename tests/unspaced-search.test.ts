/** Search in Japanese and Chinese, which are written without spaces: with the real index, as a reader's browser opens it. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { bestPassage } from '../src/search/passage.ts'
import type { Search } from '../src/search/open.ts'
import { freshFolder, layOut, run } from './publish.ts'
import { openSiteSearch } from './search/relevance.ts'

// The search reads the files of its site with `fetch`; other files of tests run in the same process.
const { fetch } = globalThis
afterAll(() => {
  globalThis.fetch = fetch
})

const texts = {
  ja: {
    title: 'ワクチンは不妊の原因になるのか',
    body: '東京都の調査では、予防接種を受けた人の割合は八割を超えた [@smith2020]。\n\n厚生労働省は関係を否定している。ガイドブックを参照。',
    found: [
      'ワクチン',
      '不妊',
      '予防接種',
      '東京',
      '厚生労働省',
      'ガイドブック',
      'ワクチン 不妊',
      '不妊とワクチン',
      'ワクチンは安全ですか',
    ],
    missing: ['がん', '緑茶', 'ワクチンとがん'],
    passage: ['予防接種', '[予防接種]を受けた人の割合は八割を超えた'],
  },
  'zh-Hans': {
    title: '疫苗会导致不孕吗',
    body: '北京大学的研究没有发现疫苗与不孕之间的关系 [@smith2020]。\n\n副作用很少见，请参考指南。',
    found: ['疫苗', '不孕', '北京大学', '副作用', '疫苗会导致不孕吗', '疫苗 不孕', '疫苗安全吗'],
    missing: ['癌症', '疫苗与癌症'],
    passage: ['北京大学', '[北京大学]的研究没有发现疫苗与不孕之间的关系'],
  },
} as const

describe.each(Object.entries(texts))(
  'in %s',
  (language, { title, body, found, missing, passage }) => {
    let search: Search

    beforeAll(async () => {
      const folder = layOut('minimal', freshFolder())
      const write = (name: string, text: string) => {
        const file = join(folder, 'content', name)
        mkdirSync(join(file, '..'), { recursive: true })
        writeFileSync(file, text)
      }
      write('site.yaml', `name: A\nurl: https://minimal.example\nlanguage: ${language}\n`)
      write(
        'articles/vaccines.mdx',
        `---\ntitle: ${title}\ndescription: ${title.repeat(4)}\npublished: 2024-05-06\nauthors: [desk]\ntopics: [testing]\n---\n\n${body}\n`,
      )
      const { code, output } = await run('build', folder)
      expect(code, output).toBe(0)
      search = await openSiteSearch(join(folder, 'dist'), language)
    })

    const ask = async (query: string) => {
      const { pages } = await search.ask(query)
      return Promise.all(pages.map(async ({ id }) => (await search.page(id)).url))
    }

    test.each(found)('“%s” finds the article', async (query) => {
      expect(await ask(query)).toEqual(['/articles/vaccines/'])
    })

    test.each(missing)('“%s” finds nothing', async (query) => {
      expect(await ask(query)).toEqual([])
    })

    test('the passage has no spaces between words, and marks all that were typed', async () => {
      const [query, words] = passage
      const { pages, words: asked } = await search.ask(query)
      const [first] = pages
      const page = await search.page(first?.id ?? '')
      const pieces = bestPassage(page, first?.places ?? [], asked)
      const written = pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')
      expect(written).toContain(words)
    })
  },
)
