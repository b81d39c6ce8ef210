import { describe, expect, test } from 'vitest'

import type { Issue } from '../issue.ts'

import { count, reportToTerminal } from './terminal.ts'

function report(
  source: string,
  given: { line?: number; column?: number } & Partial<Issue>,
  { color = false, file = '/site/content/a.mdx' } = {},
) {
  const { line = 1, column = 1, ...rest } = given
  const issue: Issue = {
    rule: 'citation-resolves',
    severity: 'error',
    place: { file, line, column },
    message: 'No such key.',
    ...rest,
  }
  return reportToTerminal([issue], {
    directory: '/site',
    sources: new Map([[file, source]]),
    color,
  })
}

/** The words that the pointer is under. */
function pointedAt(text: string) {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => /^ *\^+$/.test(line))
  const [quoted = '', pointer = ''] = [lines[at - 1], lines[at]]
  return quoted.slice(pointer.indexOf('^'), pointer.length)
}

describe('a report', () => {
  test('has place, severity, rule, the words in question and what to do', () => {
    expect(
      report('One\r\nas found [@smih2020].\r\n', {
        line: 2,
        column: 11,
        length: 9,
        hint: 'Correct it.',
      }),
    ).toBe(`content/a.mdx:2:11 error citation-resolves
  2 | as found [@smih2020].
                ^^^^^^^^^
  No such key.
  → Correct it.

1 error in 1 file.
`)
  })

  test('of nothing is empty', () => {
    expect(reportToTerminal([], { directory: '/', sources: new Map(), color: true })).toBe('')
  })

  test('quotes no line where there is none', () => {
    const plain =
      'content/a.mdx:1:1 error citation-resolves\n  No such key.\n\n1 error in 1 file.\n'
    expect(report('', {})).toBe(plain)
    expect(report('   \nText', {})).toBe(plain)
    expect(report('Text', { line: 7 })).toBe(plain.replace('1:1', '7:1'))
    expect(report('Text', {}, { file: '/site' })).toContain('/site:1:1 error')
  })
})

describe('the pointer', () => {
  const long = `${'before '.repeat(30)}[@key]${' after'.repeat(30)}`

  test.each([
    ['at the start', '@key is', 1, 4, '@key'],
    ['behind a tab', '\t@key is', 2, 4, '@key'],
    ['in a long line', long, long.indexOf('@key') + 1, 4, '@key'],
    ['with what does not end on the line', 'see {a', 5, 50, '{a'],
    ['without a length', 'see @key', 5, undefined, '@'],
    ['behind control characters', '\u0007\u001B[31m @key', 8, 4, '@key'],
  ])('stands under the words %s', (_name, source, column, length, words) => {
    expect(pointedAt(report(source, { column, ...(length ? { length } : {}) }))).toBe(words)
  })

  test('stands behind a line that is too short', () => {
    expect(report('ab', { column: 3 })).toContain('  1 | ab\n        ^\n')
  })

  test('long lines are cut on both sides', () => {
    const [, quoted = ''] = report(long, { column: long.indexOf('@key') + 1 }).split('\n')
    expect(quoted).toMatch(/^ {2}1 \| ….*….*$|^ {2}1 \| ….*…$/)
    expect(quoted.length).toBeLessThan(120)
  })
})

describe('what a contribution holds', () => {
  test('cannot steer the terminal', () => {
    const escape = '\u001B]0;title\u0007\u009B2J\r\u202Eevil\u2066\u0000'
    const text = report(
      escape,
      { message: `${escape}\nNext`, hint: escape },
      { file: `/site/${escape}.mdx` },
    )
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E\u2066]/)
    expect(text).toContain('  �]0;title��2J��evil�� Next\n')
  })
})

describe('color', () => {
  // eslint-disable-next-line no-control-regex
  const escapes = /\u001B\[\d+m/g

  test('is there only if asked for, and changes no words', () => {
    for (const severity of ['error', 'warning'] as const) {
      const [plain, colored] = [
        report('@key', { severity, hint: 'x' }),
        report('@key', { severity, hint: 'x' }, { color: true }),
      ]
      expect(plain).not.toMatch(escapes)
      expect(colored).toMatch(escapes)
      expect(colored.replace(escapes, '')).toBe(plain)
      expect(plain).toContain(` ${severity} `)
    }
  })
})

test.each<[number, number, number, string]>([
  [1, 0, 1, '1 error in 1 file.'],
  [2, 0, 1, '2 errors in 1 file.'],
  [0, 1, 1, '1 warning in 1 file.'],
  [0, 3, 2, '3 warnings in 2 files.'],
  [2, 1, 2, '2 errors and 1 warning in 2 files.'],
])('%i errors and %i warnings in %i files', (errors, warnings, files, said) => {
  const issues = Array.from({ length: errors + warnings }, (_, index): Issue => ({
    rule: 'file-parses',
    severity: index < errors ? 'error' : 'warning',
    place: { file: `/${index % files}`, line: 1, column: 1 },
    message: 'x',
  }))
  expect(count(issues)).toBe(said)
})
