/** RIS and MEDLINE as programs write them. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import type { ReadEntries } from './tagged/entry.ts'

import { readMedline } from './medline.ts'
import { readRis } from './ris.ts'

interface Case {
  name: string
  text: string
  records: object[]
  problems?: string[]
}

const casesOf = (name: string) =>
  parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Case[]

const said = ({ problems }: ReadEntries) =>
  problems.map(
    ({ place: { line, column }, lost, message, hint }) =>
      `${line}:${column} ${lost ? 'lost ' : ''}${message} → ${hint}`,
  )

describe('RIS', () => {
  test.each(casesOf('ris.cases.yaml'))('$name', ({ text, records, problems = [] }) => {
    const read = readRis(text, '/a.ris')
    const found = read.records.map(({ id, data }) => ({ key: id, ...(data as object) }))
    expect(found).toEqual(records)
    expect(said(read)).toEqual(problems)
  })

  test('knows where each field is, and under which tag', () => {
    const [record] = readRis('TY  - JOUR\nTI  - On knees\nPY  - 2020\nER  - \n', '/a.ris').records
    expect(record?.place).toEqual({ file: '/a.ris', line: 1, column: 1 })
    expect(record?.placeOf(['issued'])).toEqual({ file: '/a.ris', line: 3, column: 7 })
    expect(record?.nameOf?.(['issued'])).toBe('PY')
  })
})

describe('MEDLINE', () => {
  test.each(casesOf('medline.cases.yaml'))('$name', ({ text, records, problems = [] }) => {
    const read = readMedline(text, '/a.nbib')
    const found = read.records.map(({ data, custom }) => ({ ...(data as object), ...custom }))
    expect(found).toEqual(records)
    expect(said(read)).toEqual(problems)
  })
})
