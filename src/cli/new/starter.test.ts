/** The publications that `npm run new publication` makes. */

import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { checkPublication } from '../../integrity/check.ts'
import { translations } from '../../messages/words.ts'
import { readPublication } from '../../publication/read.ts'
import { currentSchema } from '../../shared/content-schema.ts'
import { starterFiles, starterLanguage } from './starter.ts'

const starter = join(import.meta.dirname, '../../starter')
const languages = readdirSync(starter).sort()
const answers = {
  name: 'The "Daily: Check" & <Co>',
  url: 'https://news.example/checks/',
  email: 'facts@news.example',
}

function filesIn(language: string): Map<string, string> {
  const cwd = join(starter, language)
  const paths = globSync('**/*.*', { cwd }).sort()
  const texts = new Map(paths.map((path) => [path, readFileSync(join(cwd, path), 'utf8')]))
  return starterFiles(texts, { ...answers, language }, '2030-05-06')
}

/** What the check finds in a publication that is not written. */
function issuesOf(files: ReadonlyMap<string, string>): string[] {
  const folder = join(starter, 'none')
  const unsaved = new Map([...files].map(([path, text]) => [join(folder, path), Buffer.from(text)]))
  const publication = readPublication(folder, undefined, undefined, undefined, unsaved)
  const { issues } = checkPublication(publication, { today: '2030-05-06' })
  return issues.map(({ place, message }) => `${place.file}:${place.line} ${message}`)
}

test('there are templates in every language of the interface', () => {
  expect(languages).toEqual(Object.keys(translations).sort())
})

test('the templates of a language are its own, those without its region, or English ones', () => {
  expect(['de', 'de-AT', 'pt-BR', 'en-GB'].map((tag) => starterLanguage(tag, languages))).toEqual([
    'de',
    'de',
    'en',
    'en',
  ])
})

describe.each(languages)('the publication in %s', (language) => {
  const files = filesIn(language)

  test('has no problems', () => {
    expect(issuesOf(files)).toEqual([])
  })

  test('has the answers', () => {
    expect(parse(files.get('site.yaml') ?? '')).toMatchObject({
      ...{ schema: currentSchema, name: answers.name, url: answers.url, language },
      contact: { email: answers.email },
    })
    const all = [...files.values()].join('\n')
    expect(all).not.toContain('desk@example.org')
    expect(all).toContain('(mailto:facts@news.example)')
    expect(all).toContain('published: 2030-05-06')
  })

  test('has ratings of every tone, three pages, and a sample with three sources', () => {
    const folders = [...files.keys()].map((path) => path.split('/')[0])
    expect(Object.fromEntries(Map.groupBy(folders, (name) => name))).toMatchObject({
      ...{ ratings: { length: 6 }, pages: { length: 3 }, references: { length: 3 } },
      ...{ articles: { length: 1 }, claims: { length: 1 }, people: { length: 1 } },
    })
  })
})
