import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { SourceRecord } from '../reading/record.ts'
import type { FileReadings } from './readings.ts'
import type { SourcePublication } from './source.ts'

import { Memory } from '../cache/memory.ts'
import { readPublication } from './read.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay reading '))
})
afterEach(() => rmSync(directory, { recursive: true }))

const problems = () =>
  readPublication(directory).problems.map(
    ({ place, message, hint }) => `${relative(directory, place.file)}: ${message} → ${hint ?? ''}`,
  )

test('what is a link instead of a file is told, and not passed over', () => {
  mkdirSync(join(directory, 'people'))
  writeFileSync(join(directory, 'site.yaml'), 'name: Assay\nurl: https://example.org\n')
  symlinkSync(join(directory, 'site.yaml'), join(directory, 'people/desk.yaml'))
  symlinkSync(directory, join(directory, 'people/again'))
  symlinkSync(join(directory, 'nowhere'), join(directory, 'people/.hidden'))
  const said =
    'is a link to another place, and links are not followed. → Put the file or folder itself here, not a link to it.'
  expect(problems()).toEqual([
    `people/again: \`again\` ${said}`,
    `people/desk.yaml: \`desk.yaml\` ${said}`,
  ])
})

test('a folder in the place of a file is told, and a file in the place of a folder', () => {
  mkdirSync(join(directory, 'site.yaml'))
  writeFileSync(join(directory, 'claims'), '')
  expect(problems()).toEqual([
    'claims: `claims` cannot be used in this folder. → Make a folder of content/claims.',
    'site.yaml: This publication has no `site.yaml`. → Add one with at least `name` and `url`.',
  ])
})

test('links are refused wherever they are, and their targets are not read', () => {
  const outside = mkdtempSync(join(tmpdir(), 'assay outside '))
  try {
    mkdirSync(join(outside, 'people'))
    writeFileSync(join(outside, 'people/eve.yaml'), 'name: Eve\n')
    writeFileSync(join(outside, 'site.yaml'), 'name: Eve\nurl: https://example.org\n')
    mkdirSync(join(directory, 'articles'))
    symlinkSync(join(outside, 'people'), join(directory, 'people'))
    symlinkSync(join(outside, 'site.yaml'), join(directory, 'site.yaml'))
    symlinkSync(join(outside, 'site.yaml'), join(directory, 'articles/growth.csv'))
    symlinkSync(join(outside, 'nowhere'), join(directory, 'articles/gone.png'))
    symlinkSync(directory, join(directory, 'articles/again'))
    execFileSync('mkfifo', [join(directory, 'articles/pipe.yaml')])
    const { files, sources } = readPublication(directory)
    expect([...files, ...sources.keys()]).toEqual([])
    expect(problems().map((problem) => problem.replace(/ → .*/, ''))).toEqual([
      'articles/again: `again` is a link to another place, and links are not followed.',
      'articles/gone.png: `gone.png` is a link to another place, and links are not followed.',
      'articles/growth.csv: `growth.csv` is a link to another place, and links are not followed.',
      'articles/pipe.yaml: `pipe.yaml` is a named pipe, not a file.',
      'people: `people` is a link to another place, and links are not followed.',
      'site.yaml: `site.yaml` is a link to another place, and links are not followed.',
    ])
  } finally {
    rmSync(outside, { recursive: true })
  }
})

test('the content itself may be a link', () => {
  const link = `${directory}-link`
  writeFileSync(join(directory, 'site.yaml'), 'name: Assay\nurl: https://example.org\n')
  symlinkSync(directory, link)
  try {
    expect(readPublication(link).problems).toEqual([])
  } finally {
    rmSync(link)
  }
})

test('a folder whose name is misspelt is told once, and its records keep their names', () => {
  mkdirSync(join(directory, 'Topics'))
  writeFileSync(join(directory, 'Topics/pain.yaml'), 'nmae: Pain\n')
  writeFileSync(join(directory, 'Topics/README.md'), 'About topics')
  writeFileSync(join(directory, 'README.md'), 'About all')
  writeFileSync(join(directory, 'site.yml'), 'name: Assay\n')
  expect(problems().sort()).toEqual([
    'Topics: Nothing in the folder `Topics/` is read; did you mean `topics/`? → Rename it, or move its files into `topics/`. Capitals count.',
    'site.yml: `site.yml` is not read: at the top of content/ there are only `site.yaml` and folders. → Rename it to `site.yaml`.',
  ])
  expect([...readPublication(directory).misplaced]).toEqual(['topics/pain'])
})

test('names are in one Unicode form, regardless of the form in files and fields', () => {
  const umlaut = 'u\u0308'
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text.normalize('NFD'))
  }
  write(`references/m${umlaut}ller1983.yaml`, 'title: Über\nhealth: { notice: müller1984 }\n')
  write(
    'references/a.bib',
    '@book{jü2020, title = {Für}}\n@book{kü2020, title = {Ü}, year = 2020}\n',
  )
  write('references/b.json', '[{ "id": "lü2020", "title": "Ü", "type": "book" }]')
  write(`claims/m${umlaut}de.yaml`, 'rating: müßig\nevidence: [{ reference: müller1983 }]\n')
  write(`people/j${umlaut}n.yaml`, 'name: Jün\n')
  write(`styles/z${umlaut}rich.csl`, '<style/>')
  write('site.yaml', 'name: A\nurl: https://example.org\ncsl: zürich\n')
  write(
    `articles/m${umlaut}de/index.mdx`,
    '---\nauthors: [jün]\nnocite: ["@müller1983"]\naliases: [mü]\ntitle: Müde?\n---\n',
  )
  write(`articles/m${umlaut}de/k${umlaut}.yaml`, `rows: t${umlaut}.csv\n`)
  writeFileSync(join(directory, `articles/m${umlaut}de/t\u00FC.csv`), 'label,value\na,1\n')
  write(`responses/m${umlaut}de/j${umlaut}.md`, '---\nreplyTo: hü\nreply: { author: jün }\n---\nÜ')

  const { records, texts, styles, site, problems } = readPublication(directory)
  expect(problems).toEqual([])
  expect(records.references.map(({ id }) => id)).toEqual([
    'j\u00FC2020',
    'k\u00FC2020',
    'l\u00FC2020',
    'm\u00FCller1983',
  ])
  expect(records.references.at(-1)?.data).toEqual({
    // Only names are changed.
    title: 'U\u0308ber',
    health: { notice: 'm\u00FCller1984' },
  })
  expect(records.claims).toMatchObject([
    {
      id: 'm\u00FCde',
      data: { rating: 'm\u00FC\u00DFig', evidence: [{ reference: 'm\u00FCller1983' }] },
    },
  ])
  expect(records.people[0]?.id).toBe('j\u00FCn')
  expect(records.charts).toMatchObject([
    { id: 'm\u00FCde/k\u00FC.yaml', data: { rows: [{ label: 'a', value: 1 }] } },
  ])
  expect(texts.articles).toMatchObject([
    {
      id: 'm\u00FCde',
      data: { authors: ['j\u00FCn'], nocite: ['@m\u00FCller1983'], aliases: ['m\u00FC'] },
    },
  ])
  expect(texts.responses).toMatchObject([
    { id: 'm\u00FCde/j\u00FC', data: { replyTo: 'h\u00FC', reply: { author: 'j\u00FCn' } } },
  ])
  expect([...styles.keys()]).toEqual(['z\u00FCrich'])
  expect(site?.data).toMatchObject({ csl: 'z\u00FCrich' })
  // Places are those in the file as it is.
  const second = records.references[1]
  expect(second?.place).toMatchObject({ line: 2, column: 1 })
  expect(second?.placeOf(['issued'])).toMatchObject({ line: 2, column: 37 })
})

test('files that are not written yet are read, and instead of those on disk', () => {
  const directory = mkdtempSync(join(tmpdir(), 'assay unsaved '))
  mkdirSync(join(directory, 'topics'))
  writeFileSync(join(directory, 'site.yaml'), 'name: A\nurl: https://a.example\n')
  writeFileSync(join(directory, 'topics/tea.yaml'), 'name: Tea\n')
  const unsaved = new Map([
    [join(directory, 'topics/tea.yaml'), Buffer.from('name: Hot tea\n')],
    [join(directory, 'topics/cocoa.yaml'), Buffer.from('name: Cocoa\n')],
    [join(directory, 'pages/about.mdx'), Buffer.from('---\ntitle: About\n---\nText.\n')],
  ])
  const readings: FileReadings = new Map()
  readPublication(directory, undefined, undefined, readings)
  const { records, texts, problems, sources } = readPublication(
    directory,
    undefined,
    undefined,
    readings,
    unsaved,
  )
  expect(problems).toEqual([])
  expect(records.topics.map(({ id, data }) => [id, data])).toEqual([
    ['cocoa', { name: 'Cocoa' }],
    ['tea', { name: 'Hot tea' }],
  ])
  expect(texts.pages.map(({ id }) => id)).toEqual(['about'])
  expect(sources.get(join(directory, 'topics/tea.yaml'))).toBe('name: Hot tea\n')
  const { records: again } = readPublication(directory, undefined, undefined, readings)
  expect(again.topics.map(({ data }) => data)).toEqual([{ name: 'Tea' }])
  rmSync(directory, { recursive: true })
})

describe('records that are kept', () => {
  const content = join(import.meta.dirname, '../../content')
  const kept = new Memory()

  /** Everything that can be compared of a record: its parts, and the places of its fields. */
  function parts(record: SourceRecord) {
    const fields = Object.keys(record.data ?? {})
    const places = fields.map((field) => [
      field,
      record.placeOf([field]),
      record.placeOf([field], 'name'),
      record.nameOf?.([field]),
    ])
    const { id, file, format, data, custom, otherKeys, place } = record
    return { id, file, format, data, custom, otherKeys, place, places }
  }

  const comparable = ({ records, texts, site, sources }: SourcePublication) => ({
    records: Object.values({ ...records, ...texts })
      .flat()
      .map(parts),
    site: site && parts(site),
    bodies: Object.values(texts).flatMap((list) => list.map(({ body }) => body)),
    trees: [...texts.articles, ...texts.pages].map(({ tree }) => tree),
    sources: [...sources],
  })

  test('are those that are read, with the same places, and no file is read again', () => {
    const expected = comparable(readPublication(content))
    expect(comparable(readPublication(content, kept))).toEqual(expected)
    const add = vi.spyOn(kept, 'set')
    expect(comparable(readPublication(content, kept))).toEqual(expected)
    expect(add).not.toHaveBeenCalled()
  }, 60_000)

  const collections: [name: string, text: string][] = [
    ['references/more.bib', '@book{doe2021,\n  title = {On {B}ones},\n  year = 2021,\n}\n'],
    ['references/more.json', '[{ "id": "roe2022", "citation-key": "roe", "type": "book" }]'],
    ['articles/tea.mdx', '---\ntitle: Tea\n---\n\nText.\n'],
    ['claims/big.yaml', 'statement: Big\nnumber: .inf\n'],
  ]

  test.each(collections)('of %s are the same', (name, text) => {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
    const expected = comparable(readPublication(directory))
    for (let round = 0; round < 2; round += 1)
      expect(comparable(readPublication(directory, kept))).toEqual(expected)
  })

  test('do not hide a problem', () => {
    mkdirSync(join(directory, 'claims'))
    writeFileSync(join(directory, 'claims/a.yaml'), 'statement: [\n')
    const expected = problems()
    expect(expected.length).toBeGreaterThan(1)
    for (let round = 0; round < 2; round += 1)
      expect(readPublication(directory, kept).problems).toHaveLength(expected.length)
  })
})

test('files can be read as they would be after a change', () => {
  mkdirSync(join(directory, 'people'))
  for (const name of ['ada', 'bo']) {
    writeFileSync(join(directory, `people/${name}.yaml`), `name: ${name}\n`)
  }
  const unsaved = new Map([
    [join(directory, 'people/ada.yaml'), undefined],
    [join(directory, 'people/bo.yaml'), Buffer.from('name: Bo Li\n')],
    [join(directory, 'people/cy.yaml'), Buffer.from('name: Cy\n')],
  ])
  const { records } = readPublication(directory, undefined, undefined, undefined, unsaved)
  expect(records.people.map(({ id, data }) => [id, data])).toEqual([
    ['bo', { name: 'Bo Li' }],
    ['cy', { name: 'Cy' }],
  ])
  expect(readPublication(directory).records.people.map(({ id }) => id)).toEqual(['ada', 'bo'])
})
