/**
 * A publication in each language of the interface, as `npm run new publication` makes it: it has no problems, and none of its
 * pages, feeds and data has an English message.
 */

import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { en } from '../src/messages/en.ts'
import { formsOf, type Message } from '../src/messages/message.ts'
import { translations } from '../src/messages/words.ts'
import { metadataOf, stringsIn, textsOf } from './page-texts.ts'
import { freshFolder, project, run } from './publish.ts'
import { runIn } from './situation.ts'

type Table = Readonly<Record<string, Readonly<Record<string, Message>>>>

/** Returns the words between the places of a message. */
function partsOf(message: Message): string[] {
  return formsOf(message)
    .flatMap((form) => form.split(/\{[A-Za-z]+\}/))
    .map((part) => part.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter((part) => part.replace(/[^\p{L}]/gu, '').length > 3)
}

/** Matches words that are not part of longer ones. */
function whole(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`(?<![\\p{L}\\p{N}/-])${escaped}(?![\\p{L}\\p{N}/-])`, 'iu')
}

/** Returns the English words that a language says in another way, by message. */
function englishWords(language: string): { id: string; words: string; pattern: RegExp }[] {
  const table = translations[language] as unknown as Table
  const own = Object.values(table).flatMap((group) => Object.values(group).flatMap(formsOf))
  const all = own.join('\n')
  return Object.entries(en as Table).flatMap(([group, messages]) =>
    Object.entries(messages).flatMap(([name, message]) =>
      partsOf(message)
        .map((words) => ({ id: `${group}.${name}`, words, pattern: whole(words) }))
        .filter(({ pattern }) => !pattern.test(all)),
    ),
  )
}

/** The words of the sources, which are English in every publication. */
function wordsOfSources(contentDir: string): string[] {
  const files = globSync('references/*.yaml', { cwd: contentDir })
  return files
    .flatMap((file) => stringsIn(parse(readFileSync(join(contentDir, file), 'utf8'))))
    .filter((text) => text.length > 3)
    .toSorted((one, other) => other.length - one.length)
}

/** Returns the texts of every file that readers and their programs get, by name. */
function textsIn(site: string): Map<string, string[]> {
  const read = (name: string) => readFileSync(join(site, name), 'utf8')
  const named = (pattern: string) => globSync(pattern, { cwd: site, exclude: ['pagefind/**'] })
  return new Map([
    ...named('**/*.html').map((name): [string, string[]] => {
      const texts = [...textsOf(read(name)), ...metadataOf(read(name))]
      // The page of the data lists the names of columns and of fields in JSON, which programs read.
      const named = texts.filter((text) => !/^[a-z_]+$/.test(text.trim()))
      return [name, named.map((text) => text.replaceAll(/\b\w+(?:\.\w+)+/g, ''))]
    }),
    ...named('**/*.xml').map((name): [string, string[]] => [
      name,
      [read(name).replace(/<[^>]*>|&(?:lt|#x3C);.*?(?:&gt;|>)/g, '\n')],
    ]),
    ...named('**/feed.json').map((name): [string, string[]] => [
      name,
      stringsIn(JSON.parse(read(name))).flatMap((text) => textsOf(text)),
    ]),
    ...['llms.txt', 'llms-full.txt'].map((name): [string, string[]] => [name, [read(name)]]),
    ...named('**/*.md').map((name): [string, string[]] => [name, [read(name)]]),
  ])
}

test('there are three languages besides English', () => {
  expect(Object.keys(translations)).toEqual(['en', 'de', 'es', 'fr'])
  expect(readdirSync(join(project, 'src/starter')).sort()).toEqual(['de', 'en', 'es', 'fr'])
})

describe.each(['de', 'es', 'fr'])('a publication in %s', (language) => {
  let contentDir: string
  let site: string

  beforeAll(async () => {
    const folder = freshFolder()
    contentDir = join(folder, 'content')
    const answers = ['--name', 'Xyz', '--url', 'https://xyz.example/', '--email', 'a@xyz.example']
    const args = ['publication', contentDir, ...answers, '--language', language]
    const made = await runIn(folder, 'new', args)
    expect(made.code, made.stderr).toBe(0)
    const built = await run('build', folder)
    expect(built.code, built.output).toBe(0)
    expect(built.report).toBe('')
    site = built.outDir
  })

  test('has no English message', () => {
    const english = englishWords(language)
    expect(english.length).toBeGreaterThan(300)
    const sources = wordsOfSources(contentDir)
    const files = textsIn(site)
    expect(files.size).toBeGreaterThan(30)
    const found = new Set<string>()
    for (const [name, texts] of files) {
      const text = sources.reduce((rest, words) => rest.replaceAll(words, ''), texts.join('\n'))
      for (const { id, words, pattern } of english)
        if (pattern.test(text)) found.add(`${name}: \u201c${words}\u201d (${id})`)
    }
    expect([...found]).toEqual([])
  })
})
