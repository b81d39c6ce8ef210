/** Bibliographies as programs write them, through a whole import. The records are made up. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'

import { toBibtex } from '../exports/bibtex.ts'
import { toCslJson } from '../exports/csl-json.ts'
import { toRis } from '../exports/ris.ts'
import { checkPublication } from '../integrity/check.ts'
import { readPublication } from '../publication/read.ts'
import { validatePublication } from '../publication/validate.ts'
import { itemsOf } from '../publication/validated.ts'
import { type Outcome, planImport } from './import-plan.ts'
import { readImportedFile } from './imported-file.ts'
import { libraryOf } from './library.ts'
import { writeTogether } from './write-files.ts'

const bibliographies = join(import.meta.dirname, 'bibliographies')
const all = readdirSync(bibliographies).map((name) => join(bibliographies, name))

let content = ''
beforeEach(() => {
  content = join(mkdtempSync(join(tmpdir(), 'import-')), 'content')
  mkdirSync(join(content, 'references'), { recursive: true })
  writeFileSync(join(content, 'site.yaml'), 'name: A\nurl: https://a.example\n')
})

const openContent = (directory = content) => {
  const publication = readPublication(directory)
  return { publication, ...validatePublication(publication) }
}

/** Plans an import of files into the content, and writes it. */
function importFiles(files: readonly string[], directory = content) {
  const imported = files.map(readImportedFile)
  const { publication, validated } = openContent(directory)
  const plan = planImport(
    libraryOf(publication, validated),
    imported.flatMap(({ references }) => references),
  )
  if (directory === content) writeTogether(plan.changes)
  return { ...plan, imported }
}

/** Writes a file outside the content and imports it. */
function importText(name: string, text: string) {
  const file = join(content, '..', name)
  writeFileSync(file, text)
  return importFiles([file])
}

const kindsOf = (outcomes: readonly Outcome[]) => outcomes.map(({ key, kind }) => `${kind} ${key}`)
const fileOf = (key: string) => readFileSync(join(content, 'references', `${key}.yaml`), 'utf8')

describe('a bibliography', () => {
  test.each([
    ['zotero.json', ['grosse2021', 'wik', 'birch2019']],
    ['zotero.ris', ['ivy2010', 'juniper2009']],
    ['better-csl.json', ['greenKneesHips2018', 'aspen.etal']],
    ['better-bibtex.bib', ['birchKneesElsewhere2020', 'worldinstituteofkneesKneesNumbers']],
    ['mendeley.bib', ['Cedar2017', 'cedar2016']],
    ['endnote.bib', ['RN12', 'RN13']],
    ['endnote.ris', ['fir2012', 'hazel2011']],
    ['pubmed.nbib', ['larch2008', 'maple2007']],
    ['jabref.bib', ['Nettle2006', 'Oak2005']],
    ['google-scholar.bib', ['poplar2004hands']],
    ['inspire.bib', ['Rowan:2003ab']],
    ['ads.bib', ['thyme2002']],
  ])('of %s is read completely', (name, keys) => {
    const { outcomes, imported } = importFiles([join(bibliographies, name)])
    expect(imported.flatMap(({ unreadable, doubtful }) => [...unreadable, ...doubtful])).toEqual([])
    expect(kindsOf(outcomes)).toEqual(keys.map((key) => `new ${key}`))
    expect(openContent().problems).toEqual([])
  })

  test('is tested for each file', () => {
    expect(all.map((file) => basename(file))).toHaveLength(12)
  })

  test('that is imported again changes nothing, and neither do its exports', () => {
    importFiles(all)
    const items = [...itemsOf(openContent().validated).values()]
    expect(items).toHaveLength(22)
    const again = [
      importFiles(all),
      importText('export.bib', toBibtex(items)),
      importText('export.json', toCslJson(items)),
      importText('export.ris', toRis(items)),
    ]
    for (const { outcomes, changes, imported } of again) {
      expect(imported.flatMap(({ unreadable }) => unreadable)).toEqual([])
      expect(kindsOf(outcomes).filter((each) => !each.startsWith('same '))).toEqual([])
      expect(outcomes).toHaveLength(22)
      expect(changes).toEqual([])
    }
  })

  test('in BibTeX or CSL-JSON has the fields that the publication reads from the file itself', () => {
    for (const name of ['better-bibtex.bib', 'jabref.bib', 'inspire.bib', 'better-csl.json']) {
      importFiles([join(bibliographies, name)])
      const other = join(mkdtempSync(join(tmpdir(), 'import-')), 'content')
      mkdirSync(join(other, 'references'), { recursive: true })
      writeFileSync(join(other, 'site.yaml'), 'name: A\nurl: https://a.example\n')
      writeFileSync(join(other, 'references', name), readFileSync(join(bibliographies, name)))
      const [written, read] = [content, other].map((each) => itemsOf(openContent(each).validated))
      for (const [key, item] of read ?? []) expect(written?.get(key)).toEqual(item)
    }
  })

  test('leaves a publication without errors', () => {
    importFiles(all)
    const { issues } = checkPublication(readPublication(content), {
      today: '2026-01-01',
    })
    expect(
      issues.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    ).toEqual([])
  })
})

test('the exports of the whole library are in it', () => {
  const library = join(import.meta.dirname, '../../content')
  const items = [...itemsOf(openContent(library).validated).values()]
  const exports = { bib: toBibtex(items), json: toCslJson(items), ris: toRis(items) }
  for (const [extension, text] of Object.entries(exports)) {
    const file = join(content, '..', `export.${extension}`)
    writeFileSync(file, text)
    const { outcomes, changes } = importFiles([file], library)
    const others = outcomes.filter(({ kind }) => kind !== 'same')
    expect([extension, others]).toEqual([extension, []])
    expect(changes).toEqual([])
  }
})

describe('a work that is there', () => {
  const written = `# Checked by hand.
type: article-journal
title: 'Our knees: a study'   # as printed
author:
    - { family: Ashby, given: A. }

issued: 2020
DOI: "10.5555/a"

remark: >-
  We have not seen
  its data.
`
  const put = (name: string, text: string) => writeFileSync(join(content, 'references', name), text)

  test('gets the fields that it lacks, and everything else stays as it is', () => {
    put('ashby2020.yaml', written)
    const { outcomes } = importText(
      'a.ris',
      'TY  - JOUR\nTI  - OUR KNEES.\nAU  - Ashby, Ann\nAU  - Birch, Cy\nT2  - Knees\nPY  - 2020/03\nVL  - 7\nDO  - 10.5555/A\nUR  - https://a.example/1\nER  - \n',
    )
    expect(outcomes).toMatchObject([
      { kind: 'merged', key: 'ashby2020', added: ['container-title', 'volume', 'URL'] },
    ])
    expect(fileOf('ashby2020')).toBe(
      written
        .replace('\nissued:', 'container-title: Knees\n\nissued:')
        .replace('2020\nDOI', "2020\nvolume: '7'\nDOI")
        .replace('"10.5555/a"\n', '"10.5555/a"\nURL: https://a.example/1\n'),
    )
  })

  test('is not changed if the two contradict each other', () => {
    put('ashby2020.yaml', written)
    const { outcomes, changes } = importText(
      'a.bib',
      '@article{x, title={Our hips}, author={Cedar, Di}, year=2021, doi={10.5555/a}, volume=7}',
    )
    expect(outcomes).toMatchObject([
      {
        kind: 'conflicting',
        key: 'ashby2020',
        shared: 'the DOI `10.5555/a`',
        conflicts: [
          { field: 'title', here: 'Our knees: a study', there: 'Our hips' },
          { field: 'author', here: 'A. Ashby', there: 'Di Cedar' },
          { field: 'issued', here: '2020', there: '2021' },
        ],
      },
    ])
    expect(changes).toEqual([])
  })

  test('in another format than YAML is not changed, but what it lacks is reported', () => {
    put('a.bib', '@article{ashby2020, title={Our knees}, year=2020, doi={10.5555/a}}')
    const { outcomes, changes } = importText(
      'a.ris',
      'TY  - JOUR\nTI  - Our knees\nVL  - 7\nDO  - 10.5555/a\nER  - \n',
    )
    expect(outcomes).toMatchObject([{ kind: 'same', key: 'ashby2020', lacking: ['volume'] }])
    expect(changes).toEqual([])
  })

  test('under two keys is a conflict', () => {
    put('a.yaml', 'type: book\ntitle: A\nDOI: 10.5555/a\n')
    put('b.yaml', 'type: book\ntitle: B\nPMID: "1"\n')
    const { outcomes, changes } = importText(
      'c.bib',
      '@book{c, title={A}, doi={10.5555/a}, pmid=1}',
    )
    expect(outcomes).toMatchObject([
      {
        kind: 'ambiguous',
        sources: [
          { key: 'a', shared: 'the DOI `10.5555/a`' },
          { key: 'b', shared: 'the PMID `1`' },
        ],
      },
    ])
    expect(changes).toEqual([])
  })

  test('can be a search, whose export is the same', () => {
    mkdirSync(join(content, 'searches'))
    writeFileSync(
      join(content, 'searches/s.yaml'),
      'database: PubMed\ndescription: Trials of knees\nruns:\n  - date: 2020-01-01\n    results: 5\n',
    )
    const items = [...itemsOf(openContent().validated).values()]
    expect(kindsOf(importText('s.json', toCslJson(items)).outcomes)).toEqual(['same s'])
  })
})

describe('new works', () => {
  test('that occur twice are one, with the fields of both', () => {
    const { outcomes } = importText(
      'a.bib',
      '@book{a, title={Knees}, doi={10.5555/a}}\n@book{b, title={Knees}, doi={10.5555/A}, year=2020}',
    )
    expect(kindsOf(outcomes)).toEqual(['new a', 'merged a'])
    expect(fileOf('a')).toBe('type: book\ntitle: Knees\nissued: 2020\nDOI: 10.5555/a\n')
    expect(readdirSync(join(content, 'references'))).toEqual(['a.yaml'])
  })

  test('keep a valid key that is free; otherwise the reason is given', () => {
    writeFileSync(join(content, 'references/taken.yaml'), 'type: book\ntitle: Other\n')
    const { outcomes } = importText(
      'a.bib',
      [
        '@book{Taken, title={One}, author={Ashby, A}, year=2020}',
        '@book{a--b, title={Two}, author={Ashby, A}, year=2020}',
        '@book{a b, title={Three}, author={Ashby, A}, year=2020}',
        '@book{taken.json, title={Four}, author={Ashby, A}, year=2020}',
        '@book{DBLP:conf/x/Ash20, title={Five}, author={Ashby, A}, year=2020}',
        '@book{, title={Six}, author={Ashby, A}, year=2020}',
      ].join('\n'),
    )
    expect(
      outcomes.map((each) => [each.key, each.kind === 'new' ? each.instead?.reason : undefined]),
    ).toEqual([
      ['ashby2020', 'another source has it'],
      ['ashby2020a', 'it contains two punctuation characters in a row, `--`'],
      ['ashby2020b', 'it contains a space'],
      ['ashby2020c', 'its page would have the address of a file of another source'],
      ['DBLP:conf/x/Ash20', undefined],
      ['ashby2020d', undefined],
    ])
    expect(fileOf('DBLP:conf/x/Ash20')).toContain('title: Five')
  })

  test('are distinct if only their short titles are the same', () => {
    const { outcomes } = importText(
      'a.bib',
      '@article{a, title={Introduction}, author={Ashby, A}, year=2020, journal={Knees}}\n@article{b, title={Introduction}, author={Ashby, A}, year=2020, journal={Hips}}',
    )
    expect(kindsOf(outcomes)).toEqual(['new a', 'new b'])
  })
})

describe('what cannot be read', () => {
  const said = (name: string, text: string) => {
    const { outcomes, imported } = importText(name, text)
    const issues = imported.flatMap(({ unreadable }) => unreadable)
    return {
      outcomes: kindsOf(outcomes),
      count: imported[0]?.unreadableEntries,
      said: issues.map(({ place: { line, column }, message }) => `${line}:${column} ${message}`),
    }
  }

  test.each([
    [
      'an entry without a title',
      'a.bib',
      '@book{a, title={A}}\n@book{b, year=2020}',
      ['new a'],
      ['2:1 `title` is missing: a reference needs it.'],
    ],
    [
      'an entry that is cut off',
      'a.bib',
      '@book{a, title={A}}\n@book{b, title={B',
      ['new a'],
      ['2:16 The brace that starts `title` here is never closed.'],
    ],
    [
      'an invalid value',
      'a.json',
      '[{"id":"a","type":"book","title":"A"},\n{"id":"b","type":"bok","title":"B"}]',
      ['new a'],
      [expect.stringMatching(/^2:\d+ `type` cannot be `bok`; .*did you mean `book`\?/)],
    ],
    [
      'a file that is not valid',
      'a.json',
      '[{"id":"a","type":"book","title":"A"',
      [],
      [expect.stringMatching(/^1:37 This is not valid JSON/)],
    ],
    [
      'a file without references',
      'a.txt',
      'Some text.',
      [],
      ['1:1 `a.txt` is not in a format that can be imported.'],
    ],
  ])('%s is reported with its place', (_name, file, text, outcomes, messages) => {
    expect(said(file, text)).toEqual({ outcomes, count: messages.length, said: messages })
  })

  test('does not include a file with another extension in a known format', () => {
    expect(said('a.txt', 'TY  - BOOK\nTI  - A book of knees\nER  - \n')).toEqual({
      outcomes: ['new book'],
      count: 0,
      said: [],
    })
  })
})

describe('a file', () => {
  const imported = (name: string, bytes: Uint8Array) => {
    const file = join(content, '..', name)
    writeFileSync(file, bytes)
    return readImportedFile(file)
  }

  test('in another encoding is refused, because its letters would be lost', () => {
    const { references, unreadable } = imported(
      'latin.bib',
      Buffer.from('@book{a, title = {Über Knie}, author = {Grün, Ann}, year = 2020}', 'latin1'),
    )
    expect(references).toEqual([])
    expect(unreadable.map(({ message }) => message)).toEqual(['This file is not UTF-8 text.'])
  })

  test.each(['none.bib', 'none.json'])('%s without references is refused', (name) => {
    const { unreadable } = imported(name, Buffer.from(name.endsWith('json') ? '[]' : 'Knees.\n'))
    expect(unreadable.map(({ message }) => message)).toEqual([
      `\`${name}\` contains no references.`,
    ])
  })

  test('with the line ends of old Macs is read', () => {
    const { references } = imported(
      'mac.bib',
      Buffer.from('% Encoding: UTF-8\r@book{a,\r title = {On knees},\r year = 2020}\r'),
    )
    expect(references.map(({ reference }) => reference.title)).toEqual(['On knees'])
  })

  test('has DOIs in their plain form', () => {
    const { references } = imported(
      'doi.json',
      Buffer.from(
        '[{"id":"a","type":"book","title":"A","DOI":"https://doi.org/10.5555/y2.","issued":{"date-parts":[[2020]]}}]',
      ),
    )
    expect(references.map(({ reference }) => reference.DOI)).toEqual(['10.5555/y2'])
  })
})
