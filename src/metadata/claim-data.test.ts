/** The open data, as its users read it. */

import { csvParse } from 'd3-dsv'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { claimFeed } from './claim-data.ts'
import { claimColumns, claimTable } from './claim-table.ts'
import { listedInOrder } from './data-table.ts'
import { home, records } from './cases/sample.ts'
import { toSpreadsheet } from './spreadsheet.ts'

describe('the table', () => {
  const text = claimTable(records, home)
  const rows = csvParse(text.slice(1))

  test('starts with a byte order mark, so that spreadsheets read UTF-8', () => {
    expect(text.startsWith('\uFEFFclaim,')).toBe(true)
    expect(text.endsWith('\n')).toBe(true)
  })

  test('has a row for each review with all known values', () => {
    expect(rows).toHaveLength(2)
    expect({ ...rows[0] }).toEqual({
      claim: 'Stem cells relieve “all” pain',
      verdict: 'Mixed',
      verdict_number: '3',
      worst_number: '1',
      best_number: '5',
      certainty: 'very-low',
      reason: 'Trials are few; <most> are small.',
      claimants: 'Clinics; A. Doctor; Somebody else',
      where: 'Clinic websites; https://clinic.example/talk; ',
      where_address: 'https://clinic.example/news/knees; https://clinic.example/talk; ',
      claimed: '2021-03; 2020-11-05; ',
      media_kind: 'VideoObject',
      media_category: 'DecontextualizedContent',
      media_address: 'https://social.example/v/1',
      media_original: 'https://films.example/walk',
      published: '2022-04-06',
      modified: '2023-01-02',
      evidence_as_of: '2022-04-01',
      last_checked: '2022-04-01',
      topics: 'Pain; Cells',
      title: 'Do “stem cells” help <everyone>?',
      check_address: 'https://example.org/checks/articles/knees/cells/',
      claim_address: 'https://example.org/checks/claims/cells-help/',
      publisher: 'Example Press',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      id: 'knees/cells#cells-help',
      article_id: 'knees/cells',
      claim_id: 'cells-help',
      verdict_id: 'mixed',
    })
  })

  test('contains no formulas, and no numbers that are not known', () => {
    expect(rows[1]).toMatchObject({
      claim: `'=HYPERLINK("https://evil.example")`,
      verdict: 'Unproven',
      verdict_number: '',
      worst_number: '',
      best_number: '',
      claimants: '',
    })
  })

  test('has the same data as the feed', () => {
    // The review of the claim, and that of the media that make it.
    const [ofClaim, ofMedia] = claimFeed(records, home)['dataFeedElement'] as object[]
    for (const { name, property } of claimColumns) {
      if (property === undefined) continue
      const found = valuesAt(name.startsWith('media_') ? ofMedia : ofClaim, property.split('.'))
      const known = (rows[0]?.[name] ?? '').split('; ').filter(Boolean)
      const firstOf = (value: unknown) => String(value).replace(/#claim$/, '')
      if (name === 'reason') expect(found).toEqual([rows[0]?.[name]])
      else if (name === 'publisher') expect(found).toEqual(['Example Press'])
      else expect(known, name).toEqual(expect.arrayContaining(found.map(firstOf)))
      expect(found.length, property).toBeGreaterThan(0)
    }
  })
})

test('the place of the only claimant is exact, and of several claimants each has one', () => {
  expect(listedInOrder(['Clinics; and talks'])).toBe('Clinics; and talks')
  expect(listedInOrder(['https://clinic.example/a;b', undefined])).toBe(
    'https://clinic.example/a,b; ',
  )
  expect(listedInOrder([undefined])).toBeUndefined()
  expect(listedInOrder([])).toBeUndefined()
})

describe('a spreadsheet', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['', ''],
  ])('%j is written as %j', (cell, written) => {
    expect(csvParse(toSpreadsheet([['a'], [cell]]).slice(1))[0]?.['a'] ?? '').toBe(written)
  })

  test('our own numbers are not escaped', () => {
    expect(toSpreadsheet([[-1, 2.5, undefined]])).toBe('\uFEFF-1,2.5,\n')
  })

  test('every text is preserved, and none is run as a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (cell) => {
        const read =
          csvParse(
            toSpreadsheet([
              ['a', 'b'],
              [cell, 'x'],
            ]).slice(1),
          )[0]?.['a'] ?? ''
        expect(read === cell || read === `'${cell}`).toBe(true)
        expect(read).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

test('docs/exports.md lists every column', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/exports.md'), 'utf8')
  const missing = claimColumns
    .flatMap(({ name, property }) => [`| \`${name}\``, property ? `\`${property}\`` : ''])
    .filter((cell) => !docs.includes(cell))
  expect(missing).toEqual([])
})

/** Returns the values at a path in an object, for every item of the lists on the path. */
function valuesAt(value: unknown, way: readonly string[]): unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, way))
  const [name, ...rest] = way
  return name === undefined ? [value] : valuesAt((value as Record<string, unknown>)[name], rest)
}
