import { describe, expect, test } from 'vitest'

import type { DataPath, Place } from '../shared/place.ts'

import { readBibtex } from './bibtex.ts'
import { readCslJson } from './csl-json.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseMdx } from './mdx.ts'
import { parseYaml } from './yaml.ts'

/** What a file may hold by accident: any characters, and pieces of every format in any order. */
const pieces = [
  ...Array.from('{}[]()<>"\'`:;,.-_*&!|>%@#=\\/~^$+? \t\n\r\0\uFEFF\u2028aZ09é💊\uD800'),
  '\r\n',
  '---\n',
  'title: ',
  '- ',
  '  ',
  '&a ',
  '*a ',
  '<<: ',
  '!!str ',
  '__proto__',
  '@article{',
  '@string{',
  'author = {',
  ' and ',
  '"id": ',
  '{"id": "a"}',
  '<Note>',
  '</Note>',
  '<br />',
  '{/* ',
  ' */}',
  'import ',
  'export ',
  '[^1]',
  '|-|',
  '\\"',
  '\\textbf{',
]

/** A small generator of the same numbers each time (Park and Miller, "minimal standard"). */
function generator(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

function* texts(count: number): Generator<string> {
  const next = generator(20_220_406)
  for (let round = 0; round < count; round += 1) {
    if (round % 10 === 0) {
      yield new TextDecoder().decode(Uint8Array.from({ length: next(80) }, () => next(256)))
      continue
    }
    yield Array.from({ length: next(40) }, () => pieces[next(pieces.length)]).join('')
  }
}

function expectPlace(place: Place, source: string) {
  const lines = source.split(/\n|\r/).length
  expect(place.line).toBeGreaterThanOrEqual(1)
  expect(place.line).toBeLessThanOrEqual(lines)
  expect(place.column).toBeGreaterThanOrEqual(1)
  expect(place.column).toBeLessThanOrEqual(source.length + 1)
}

const paths: DataPath[] = [[], ['title'], ['a', 0, 'b'], [0], ['author', 1]]

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

const readers: Record<string, Reading> = {
  YAML: (source) => {
    const { problems, placeOf } = parseYaml(source, '/f')
    return { problems, placeOf: [placeOf] }
  },
  'front matter': (source) => {
    const { yaml, body } = splitFrontMatter(source, '/f')
    expect(body.replace(/[^\r\n]/g, ' ')).toBe(source.replace(/[^\r\n]/g, ' '))
    return { problems: yaml.problems, placeOf: [yaml.placeOf] }
  },
  'CSL-JSON': collection(readCslJson),
  BibTeX: collection(readBibtex),
  MDX: (source) => {
    const parsed = parseMdx(source, '/f')
    return { problems: 'problem' in parsed ? [parsed.problem] : [] }
  },
}

describe('whatever a file holds is read or refused with a place', () => {
  test.each(Object.entries(readers))('%s', { timeout: 60_000 }, (_name, read) => {
    for (const source of [...texts(600), '---\n---\n', '[{"id":"a","__proto__":{}}]']) {
      try {
        const { problems, placeOf = [] } = read(source)
        for (const { place, message } of problems) {
          expect(message).toMatch(/^This .*\.$|^The .*\.$/)
          expectPlace(place, source)
        }
        for (const find of placeOf) {
          for (const path of paths) {
            expectPlace(find(path), source)
            expectPlace(find(path, 'name'), source)
          }
        }
      } catch (error) {
        throw new Error(`with ${JSON.stringify(source)}`, { cause: error })
      }
    }
  })
})
