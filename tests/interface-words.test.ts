/**
 * No page has words of its own: all come from the messages. In a publication that is written in Arabic, each message is put in
 * brackets (a pseudo-language, as translators use them), so Latin letters outside of brackets were written in the code.
 */

import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'

import { en } from '../src/messages/en.ts'
import type { Message } from '../src/messages/message.ts'
import { textsOf } from './page-texts.ts'
import { freshFolder, layOut, run } from './publish.ts'

/** Unicode's own tag for English in a pseudo-language (UTS 35, "Pseudo-locales"). */
const language = 'en-XA'

/** What a page shows in Latin letters that nobody translates. */
const notTranslated = [
  // The HTML that shows a verdict on other sites.
  /<\/?[a-z][^>]*>/g,
  // The sources of the fixture, and bibliography entries, whose words are those of CSL.
  /\b(?:Jones|Smith)\b.*|A page about nothing|A study of something|Ann|Bo|Journal of Tests|@?(?:jones2021|smith2020)/g,
  /\[Internet\]\.|Available from:|doi:\S+/g,
  /https?:\/\/\S+|\b[\w.-]+\.example\b/g,
  /\b(?:Atom|BibTeX|CSL-JSON|CSV|Data Package|JSON Feed|JSON-LD|JSON|RIS|RSS|schema\.org|ZIP)\b/g,
  // Dates are those of `Intl`.
  /\b(?:April|March|May)\b/g,
]

let site: string
beforeAll(async () => {
  const folder = layOut('rtl', freshFolder())
  const content = join(folder, 'content')
  const settings = readFileSync(join(content, 'site.yaml'), 'utf8')
  writeFileSync(
    join(content, 'site.yaml'),
    settings.replace('language: ar', `language: ${language}`),
  )
  mkdirSync(join(content, 'messages'))
  writeFileSync(join(content, `messages/${language}.yaml`), stringify(bracketed()))
  const built = await run('build', folder)
  expect(built.code, built.output).toBe(0)
  site = built.outDir
})

function bracketed() {
  const inBrackets = (message: Message) =>
    typeof message === 'string'
      ? `⟦${message}⟧`
      : Object.fromEntries(Object.entries(message).map(([name, form]) => [name, `⟦${form}⟧`]))
  return Object.fromEntries(
    Object.entries(en).map(([group, messages]) => [
      group,
      Object.fromEntries(
        Object.entries<Message>(messages).map(([name, message]) => [name, inBrackets(message)]),
      ),
    ]),
  )
}

/** Returns the names of the columns of all tables of open data. */
function columnsOf(folder: string): Set<string> {
  const { resources } = JSON.parse(readFileSync(join(folder, 'data/datapackage.json'), 'utf8')) as {
    resources: { schema?: { fields: { name: string }[] } }[]
  }
  return new Set(resources.flatMap(({ schema }) => schema?.fields.map(({ name }) => name) ?? []))
}

/** Returns the words in Latin letters outside of brackets. */
function unbracketed(text: string): string {
  let depth = 0
  let outside = ''
  for (const character of text) {
    if (character === '⟦') depth += 1
    else if (character === '⟧') depth -= 1
    else if (depth === 0) outside += character
  }
  return notTranslated
    .reduce((rest, pattern) => rest.replace(pattern, ''), outside)
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
}

describe('every word of the interface comes from the messages', () => {
  test('on pages', () => {
    const pages = globSync('**/*.html', { cwd: site, exclude: ['pagefind/**'] })
    expect(pages.length).toBeGreaterThan(15)
    const columns = columnsOf(site)
    for (const name of pages) {
      // The page of the data lists the names of columns, which programs read.
      const texts = textsOf(readFileSync(join(site, name), 'utf8')).filter(
        (text) => name !== 'data/index.html' || !columns.has(text.trim()),
      )
      expect(
        texts.map(unbracketed).filter((words) => words !== ''),
        name,
      ).toEqual([])
    }
  })

  test('in the titles, summaries and texts of feeds', () => {
    for (const name of ['feed.json', 'corrections/feed.json', 'topics/testing/feed.json']) {
      const feed = JSON.parse(readFileSync(join(site, name), 'utf8')) as {
        title: string
        description: string
        items: Record<'title' | 'summary' | 'content_html', string | undefined>[]
      }
      const texts = feed.items.flatMap(({ title, summary, content_html: html = '' }) => [
        title,
        summary,
        ...textsOf(html),
      ])
      const words = [feed.title, feed.description, ...texts].map((text) => unbracketed(text ?? ''))
      expect(
        words.filter((each) => each !== ''),
        name,
      ).toEqual([])
    }
  })

  test('in the description for language models', () => {
    expect(unbracketed(readFileSync(join(site, 'llms.txt'), 'utf8'))).toBe('')
  })
})
