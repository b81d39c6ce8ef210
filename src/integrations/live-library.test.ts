/** After every edit, `npm run dev` shows what it would show after a new start. */

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import type { FileReadings } from '../publication/readings.ts'
import type { SourceRecord } from '../reading/record.ts'

import { Memory } from '../cache/memory.ts'
import { textFiles } from '../publication/validated.ts'
import { bindSite, forgetSite } from '../site.ts'
import { type CurrentPublication, openPublication } from './current-publication.ts'
import { type LiveCaches, publishLive } from './live-library.ts'

const fixtures = join(import.meta.dirname, '../../tests/fixtures')
let folder = ''
let content = ''
let caches: LiveCaches
const readings: FileReadings = new Map()
const kept = { records: new Memory(), texts: new Memory(), readings }

const noFonts: LiveCaches['fonts'] = {
  folder: '/none',
  current: () => Promise.resolve({ folder: '/none', typefaces: [] }),
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-live-'))
  content = join(folder, 'content')
  for (const situation of ['minimal', 'live', 'responses'])
    cpSync(join(fixtures, situation, 'content'), content, { recursive: true })
  vi.stubEnv('CONTENT_DIR', content)
  caches = {
    entries: Object.assign(new Memory(), { save: () => undefined }),
    texts: { cacheDir: join(folder, 'texts'), held: new Map() },
    fonts: noFonts,
  }
})

afterAll(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  forgetSite()
  rmSync(folder, { recursive: true })
})

/** Returns everything that pages and the check show of a publication. */
async function shown(publication: CurrentPublication, kept: LiveCaches) {
  const { validated, source } = publication
  if (validated.site) bindSite(validated.site)
  const { locals } = await publishLive(publication, kept)
  const texts = [...textFiles(validated).keys()].map(async (name) => {
    const [collection, ...id] = name.split('/')
    const code = locals.code(collection as 'articles', id.join('/'))
    return [name, await code.catch((error: unknown) => String(error))] as const
  })
  return {
    library: locals.library,
    texts: await Promise.all(texts),
    issues: publication.issues(),
    unpublished: [...publication.unpublished()].map(({ file, id }) => [file, id]),
    places: recordsIn(publication).map((record) => [
      record.id,
      Object.keys(record.data ?? {}).map((field) => record.placeOf([field])),
    ]),
    digests: [...source.digests],
    sources: [...source.sources],
  }
}

function recordsIn({ source: { records, texts } }: CurrentPublication): SourceRecord[] {
  return Object.values<SourceRecord[]>({ ...records, ...texts }).flat()
}

const fresh = () =>
  shown(openPublication(content), { entries: noEntries(), texts: {}, fonts: noFonts })

function noEntries(): LiveCaches['entries'] {
  return Object.assign(new Memory(), { save: () => undefined })
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(content, file)), { recursive: true })
  writeFileSync(join(content, file), text)
}

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(join(content, file), 'utf8')
  expect(text).toContain(from)
  write(file, text.replaceAll(from, to))
}

const short = 'articles/short.mdx'
const smith = 'references/smith2020.yaml'

const edits: [what: string, edit: () => void][] = [
  ['nothing', () => undefined],
  ['a paragraph', () => replace(short, 'Something was', 'Everything was')],
  [
    'a letter, with the same size and the time of the last change',
    () => {
      const { mtime } = statSync(join(content, short))
      replace(short, 'Everything', 'Anything..')
      utimesSync(join(content, short), mtime, mtime)
    },
  ],
  ['a cited source', () => replace(smith, 'A study of', 'Another study of')],
  ['a BibTeX collection', () => replace('references/library.bib', 'from BibTeX', 'in BibTeX')],
  ['a CSL-JSON collection', () => replace('references/library.json', 'from JSON', 'in JSON')],
  ['an unknown field of CSL-JSON', () => replace('references/library.json', '"type"', '"typ":1,"type"')], // oxfmt-ignore
  ['that field is gone', () => replace('references/library.json', '"typ":1,', '')],
  ['a handle becomes a source', () => write('references/someone.yaml', 'type: book\ntitle: One\n')],
  ['that source is gone', () => rmSync(join(content, 'references/someone.yaml'))],
  [
    'a handle in a claim',
    () => replace('claims/tea-is-wet.yaml', 'was wet', 'was wet, says @who,'),
  ],
  ['the handle becomes a source', () => write('references/who.yaml', 'type: book\ntitle: Who\n')],
  ['a claim', () => replace('claims/tea-is-wet.yaml', 'Somebody', 'Nobody')],
  ['a rating', () => replace('ratings/right.yaml', 'label: Right', 'label: True')],
  ['a person', () => replace('people/desk.yaml', 'The desk', 'Our desk')],
  ['a topic', () => replace('topics/testing.yaml', 'Testing', 'Trying')],
  ['a table', () => replace('articles/charted/rows.csv', 'Coffee', 'Cocoa')],
  ['a chart', () => replace('articles/charted/rows.yaml', 'Cups', 'Mugs')],
  ['a style of the publication', () => replace('styles/house.csl', 'prefix="{"', 'prefix="<<"'.replaceAll('<', '«'))], // oxfmt-ignore
  ['the style of the site', () => replace('site.yaml', 'name:', 'csl: apa\nname:')],
  ['a source in an author-date style', () => replace(smith, 'Another study', 'A third study')],
  ['the language', () => replace('site.yaml', 'csl: apa', 'language: de')],
  ['a file that breaks', () => write(smith, 'title: [\n')],
  ['and is fixed', () => write(smith, 'type: book\ntitle: Fixed\nauthor: [{ family: Smith }]\n')],
  ['an invalid record', () => write('topics/testing.yaml', 'nmae: Testing\n')],
  ['and is valid', () => write('topics/testing.yaml', 'name: Testing\n')],
  ['a draft', () => replace(short, 'authors:', 'draft: true\nauthors:')],
  ['a text that moves', () => renameSync(join(content, short), join(content, 'articles/brief.mdx'))], // oxfmt-ignore
  ['a text that does not compile', () => replace('pages/method.mdx', 'We read', '<Nothing> We read')], // oxfmt-ignore
  ['and does', () => replace('pages/method.mdx', '<Nothing> ', '')],
  ['a new article that cites a source of others', () => write('articles/new.mdx', readFileSync(join(content, 'articles/brief.mdx'), 'utf8'))], // oxfmt-ignore
  ['a folder that is gone', () => rmSync(join(content, 'articles/charted'), { recursive: true })],
]

describe.each([
  ['files are compared by their bytes', 0],
  ['files are known by their stamps', 60_000],
])('%s', (_, later) => {
  test('after each of a list of edits', { timeout: 300_000 }, async () => {
    rmSync(content, { recursive: true })
    for (const situation of ['minimal', 'live', 'responses'])
      cpSync(join(fixtures, situation, 'content'), content, { recursive: true })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + later })
    for (const [what, edit] of edits) {
      edit()
      const current = await shown(openPublication(content, kept), caches)
      expect(current, what).toEqual(await fresh())
    }
  })
})

test('a handle in a field is a citation from when there is a source of that name', async () => {
  replace('claims/tea-is-wet.yaml', '@who', '@whoever')
  const citers = async () =>
    (await shown(openPublication(content, kept), caches)).library.citers.get('whoever')
  expect(await citers()).toBeUndefined()
  write('references/whoever.yaml', 'type: book\ntitle: Whoever\n')
  expect(await citers()).toEqual([{ as: 'claim', id: 'tea-is-wet' }])
  rmSync(join(content, 'references/whoever.yaml'))
  expect(await citers()).toBeUndefined()
})

test('only what an edit touches is read again', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  openPublication(content, kept)
  const before = recordsIn(openPublication(content, kept))
  replace('people/desk.yaml', 'desk', 'newsroom')
  const changed = recordsIn(openPublication(content, kept)).filter(
    (record) => !before.includes(record),
  )
  expect(changed.map(({ id }) => id)).toEqual(['desk'])
})
