import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { DataPath, Place } from '../shared/place.ts'

import { readBibtex } from './bibtex.ts'
import { anyBytes, jumbled, mishandled } from './cases/arbitrary-files.ts'
import { readCslJson } from './csl-json.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseMdx } from './mdx.ts'
import { parseYaml } from './yaml.ts'

type Reading = (source: string) => {
  problems: { place: Place; message: string }[]
  placeOf?: ((path: DataPath, part?: 'value' | 'name') => Place)[]
}

const collection = (read: typeof readCslJson): Reading => {
  return (source) => {
    const { records, problems } = read(source, '/f')
    return { problems, placeOf: records.map((record) => record.placeOf) }
  }
}

const readers: Record<string, { read: Reading; right: string }> = {
  YAML: {
    read: (source) => {
      const { data, problems, placeOf } = parseYaml(source, '/f')
      expect(data === undefined).toBe(problems.length > 0)
      return { problems, placeOf: [placeOf] }
    },
    right:
      'title: Cells\nauthor:\n  - name: &a Ada\n    "of": { a: 1, b: [x, *a] }\ntext: >-\n  Folded\n',
  },
  'front matter': {
    read: (source) => {
      const { yaml, body } = splitFrontMatter(source, '/f')
      expect(body.replace(/[^\r\n]/g, ' ')).toBe(source.replace(/[^\r\n]/g, ' '))
      expect(yaml.data === undefined).toBe(yaml.problems.length > 0)
      return { problems: yaml.problems, placeOf: [yaml.placeOf] }
    },
    right: '---\ntitle: Does it work?\nauthors: [desk]\n---\n\nText.\n\n---\n\nMore.\n',
  },
  'CSL-JSON': {
    read: collection(readCslJson),
    right:
      '[\n  {"id": "a", "title": "On \\"cells\\"", "issued": {"date-parts": [[2020]]}},\n  {"id": 2}\n]',
  },
  BibTeX: {
    read: collection(readBibtex),
    right:
      '@string{j = "J"}\n@article{a,\n  title = {On {C}ells},\n  author = {Doe, J. and {WHO}},\n  journal = j # { X}\n}\n',
  },
  MDX: {
    read: (source) => {
      const parsed = parseMdx(source, '/f')
      return { problems: 'problem' in parsed ? [parsed.problem] : [] }
    },
    right:
      '## Head\n\n<Note>\n\nText [@a; see @b] <b>bold</b> {/* no */} [^1].\n\n</Note>\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: Note.\n',
  },
}

const paths: DataPath[] = [[], ['title'], ['a', 0, 'b'], [0], ['author', 1]]

/** The same texts each time; a failure prints the seed and the path to it. */
const runs = { seed: 20_220_406, numRuns: 300 }

const rights = Object.values(readers).map(({ right }) => right)

test.each(Object.entries(readers))(
  'any file of %s is read, or rejected with a place',
  (_name, { read, right }) => {
    expect(read(right).problems).toEqual([])
    const sources = fc.oneof(
      anyBytes.map((bytes) => Buffer.from(bytes).toString()),
      jumbled,
      mishandled([right], rights),
    )
    const examples: [string][] = [['---\n---\n'], ['[{"id":"a","__proto__":{}}]'], ['\r<Note>']]
    fc.assert(
      fc.property(sources, (source) => {
        const { problems, placeOf = [] } = read(source)
        for (const { place, message } of problems) {
          expect(message).toMatch(/^(?:This|The|An?|`[^`]+`) .*\.$/)
          expectPlace(place, source)
        }
        for (const find of placeOf) {
          for (const path of paths) {
            expectPlace(find(path), source)
            expectPlace(find(path, 'name'), source)
          }
        }
      }),
      { ...runs, examples },
    )
  },
)

function expectPlace({ line, column }: Place, source: string) {
  const lines = source.split('\n')
  expect(line).toBeGreaterThanOrEqual(1)
  expect(line).toBeLessThanOrEqual(lines.length)
  expect(column).toBeGreaterThanOrEqual(1)
  expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
}
