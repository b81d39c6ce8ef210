import { csvFormat } from 'd3-dsv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseCsv } from './csv.ts'

const read = (source: string) => parseCsv(source, '/t.csv', { numbers: ['value'] })
const placed = (source: string, path: (string | number)[], part?: 'value' | 'name') => {
  const { line, column } = read(source).placeOf(path, part)
  return `${line}:${column}`
}
const problems = (source: string) => {
  const { rows, problems } = read(source)
  expect(rows === undefined).toBe(problems.length > 0)
  return problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`)
}

describe('a table', () => {
  test('is read row by row; only columns of numbers hold numbers', () => {
    expect(read('label,series,value\n2016,Clinics,351\n"March, 2021",,1480.5\n').rows).toEqual([
      { label: '2016', series: 'Clinics', value: 351 },
      { label: 'March, 2021', value: 1480.5 },
    ])
  })

  test('leaves what is no number for the check', () => {
    const source = 'value\n"1,480"\n12 %\n-3\n1e3\n0x10\nNaN\n'
    expect(read(source).rows?.map(({ value }) => value)).toEqual([
      '1,480',
      '12 %',
      -3,
      1000,
      '0x10',
      'NaN',
    ])
  })

  test('may come from a spreadsheet: a byte order mark, CRLF, empty lines, blanks around cells', () => {
    const source = '\uFEFFlabel,value\r\n a , 1\r\n,\r\n\r\n"b ""c""",2'
    expect(read(source).rows).toEqual([
      { label: 'a', value: 1 },
      { label: 'b "c"', value: 2 },
    ])
    expect(placed(source, [0, 'label'], 'name')).toBe('1:2')
    expect(placed(source, [1, 'value'])).toBe('5:11')
  })

  test('may have a name that objects know', () => {
    expect(Object.entries(read('__proto__\nx').rows?.[0] ?? {})).toEqual([['__proto__', 'x']])
  })
})

describe('a place', () => {
  const source = 'label,value\n"a\nb",1\nc,\n'

  test('is that of a cell, a row or the name of a column', () => {
    expect(placed(source, [0, 'label'])).toBe('2:1')
    expect(placed(source, [0, 'value'])).toBe('3:4')
    expect(placed(source, [1, 'value'])).toBe('4:3')
    expect(placed(source, [1])).toBe('4:1')
    expect(placed(source, [1, 'value'], 'name')).toBe('1:7')
  })

  test('of a column that is not there is the row of names', () => {
    expect(placed(source, [1, 'date'])).toBe('1:1')
  })

  test('of nothing is the start', () => {
    expect(placed(source, [7, 'label'])).toBe('1:1')
    expect(placed(source, [])).toBe('1:1')
    expect(placed('', [0, 'label'])).toBe('1:1')
  })

  test('is right for any contents of the cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: fc.string(), b: fc.string({ unit: 'grapheme' }) }), {
          minLength: 1,
        }),
        (rows) => {
          const source = csvFormat(rows, ['a', 'b'])
          const { rows: found = [], placeOf, problems } = read(source)
          expect(problems).toEqual([])
          const kept = rows.filter(({ a, b }) => (a + b).trim() !== '')
          expect(found.map(({ a = '', b = '' }) => [a, b])).toEqual(
            kept.map(({ a, b }) => [a.trim(), b.trim()]),
          )
          const lines = source.split('\n')
          for (const [index, row] of kept.entries()) {
            const { line, column } = placeOf([index, 'b'])
            const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n')
            expect(rest.replace(/^"/, '')).toSatisfy((text: string) =>
              text.startsWith(row.b.replaceAll('"', '""')),
            )
          }
        },
      ),
    )
  })
})

test.each([
  ['', '1:1 This is not a table: it is empty.'],
  ['\n\n', '1:1 This is not a table: it is empty.'],
  ['label;value\na;1', '1:1 This is not a table: its columns are not separated by commas.'],
  ['a\tb\n1\t2', '1:1 This is not a table: its columns are not separated by commas.'],
  ['label,\na,1', '1:7 This is not a table: a column has no name.'],
  ['label,value,label\na,1,b', '1:13 This is not a table: two columns are called `label`.'],
  [
    'label,value\nBonn, Germany,1\n',
    '2:15 This is not a table: this row has 3 cells, but the table has 2 columns.',
  ],
  ['label,value\na,"1\nb,2', '2:3 This is not a table: a quotation mark is not closed.'],
  ['label,value\n"a"b,1', '2:4 This is not a table: there is text after a closing quotation mark.'],
  ['label\n"a', '2:1 This is not a table: a quotation mark is not closed.'],
  ['label\n"a""', '2:1 This is not a table: a quotation mark is not closed.'],
  ['label\n"', '2:1 This is not a table: a quotation mark is not closed.'],
])('%j: %s', (source, problem) => {
  expect(problems(source)).toEqual([problem])
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ';', ' ') }),
      (text) => {
        read(text)
      },
    ),
  )
})
