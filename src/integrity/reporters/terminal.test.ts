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

/** An issue, in `content/a.mdx` by default. */
function issue(line: number, { file = 'a.mdx', ...rest }: { file?: string } & Partial<Issue> = {}) {
  return {
    rule: 'reference-is-cited',
    severity: 'warning',
    place: { file: `/site/content/${file}`, line, column: 3 },
    message: 'Nothing cites it.',
    ...rest,
  } satisfies Issue
}

function reportOf(issues: Issue[], options: { fold?: boolean } = {}) {
  return reportToTerminal(issues, {
    directory: '/site',
    sources: new Map(),
    color: false,
    ...options,
  })
}

/** The words that the pointer is under. */
function pointedAt(text: string) {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => /^ *\| +\^+$/.test(line))
  const [quoted = '', pointer = ''] = [lines[at - 1], lines[at]]
  return quoted.slice(pointer.indexOf('^'), pointer.length)
}

describe('a report', () => {
  test('has the words in question, what is wrong, what to do, the place, the rule and its page', () => {
    expect(
      report('One\r\nas found [@smih2020].\r\n', {
        line: 2,
        column: 11,
        length: 9,
        hint: 'Correct it.',
      }),
    ).toBe(`╭─ content/a.mdx
2 | as found [@smih2020].
  |           ^^^^^^^^^
  ╰── error: No such key.
      Correct it.
      content/a.mdx:2:11   citation-resolves

More about this rule: docs/errors/citation-resolves.md

1 error in 1 file.
`)
  })

  test('is grouped by file, with the pages of the rules once each', () => {
    const issues: Issue[] = [
      issue(9, { message: 'One.' }),
      issue(10, { severity: 'error', rule: 'file-parses', message: 'Two.' }),
      issue(7, { file: 'b.yaml', message: 'Three.' }),
    ]
    const sources = new Map([['/site/content/a.mdx', `${'\n'.repeat(8)}# Nine\n# Ten`]])
    expect(reportToTerminal(issues, { directory: '/site', sources, color: false }))
      .toBe(`╭─ content/a.mdx
 9 | # Nine
   |   ^
   ╰── warning: One.
       content/a.mdx:9:3   reference-is-cited

10 | # Ten
   |   ^
   ╰── error: Two.
       content/a.mdx:10:3   file-parses

╭─ content/b.yaml
  ╰── warning: Three.
      content/b.yaml:7:3   reference-is-cited

More about these rules:
  docs/errors/file-parses.md
  docs/errors/reference-is-cited.md

1 error and 2 warnings in 2 files.
`)
  })

  test('of nothing is empty', () => {
    expect(reportToTerminal([], { directory: '/', sources: new Map(), color: true })).toBe('')
  })

  test('quotes no line where there is none', () => {
    const plain = `╭─ content/a.mdx
  ╰── error: No such key.
      content/a.mdx:1:1   citation-resolves

More about this rule: docs/errors/citation-resolves.md

1 error in 1 file.
`
    expect(report('', {})).toBe(plain)
    expect(report('   \nText', {})).toBe(plain)
    expect(report('Text', { line: 7 })).toBe(plain.replace('1:1', '7:1'))
    expect(report('Text', {}, { file: '/site' })).toContain('  /site:1:1 ')
  })

  test('takes each source once, however many issues there are in it', () => {
    const asked: string[] = []
    const sources = {
      get(file: string) {
        asked.push(file)
        return '- a line\n'.repeat(20_000)
      },
    }
    const issues = Array.from({ length: 20_000 }, (_, at) => issue(at + 1, { message: `${at}.` }))
    const options = { directory: '/site', sources, color: false }
    const folded = reportToTerminal(issues, options)
    const whole = reportToTerminal(issues, { ...options, fold: false })
    expect(asked).toEqual(['/site/content/a.mdx', '/site/content/a.mdx'])
    expect(folded.length).toBeLessThan(2000)
    expect(whole.match(/warning: \d+\./g)).toHaveLength(20_000)
  })
})

describe('repeats', () => {
  const places = (text: string) => text.match(/content\/\S+:\d+:3/g)

  test('of one message are shown three times, and then by their places', () => {
    const issues = [1, 2, 3, 4].map((line) => issue(line))
    const text = reportOf([...issues, issue(5, { file: 'b.mdx' })])
    expect(text.match(/Nothing cites it/g)).toHaveLength(3)
    expect(text).toContain(`
  ╰── warning: Nothing cites it.
      content/a.mdx:3:3   reference-is-cited
      The same at content/a.mdx:4:3
                  content/b.mdx:5:3

More about this rule: docs/errors/reference-is-cited.md

Repeated problems are shortened. To see all problems of a rule, run npm run check -- --only <rule>.

5 warnings in 2 files.
`)
    expect(text).not.toContain('╭─ content/b.mdx')
  })

  test('of one message are listed as far as anyone would read', () => {
    const text = reportOf(
      Array.from({ length: 300 }, (_, index) => issue(1, { file: `${index}.mdx` })),
    )
    expect(places(text)).toHaveLength(13)
    expect(text).toContain('12.mdx:1:3\n                  … and 287 more\n')
    expect(text).toContain('\n300 warnings in 300 files.\n')
  })

  test.each<[string, Partial<Issue>]>([
    ['words', { message: 'Another.' }],
    ['advice', { hint: 'Another.' }],
    ['rules', { rule: 'work-has-one-key' }],
  ])('are no repeats with other %s', (_name, other) => {
    const text = reportOf([issue(1), issue(2), issue(3), issue(4, other), issue(5, other)])
    expect(text).not.toContain('The same')
    expect(text).not.toContain('shortened')
    expect(text.match(/╰──/g)).toHaveLength(5)
  })

  test('of one rule in a file are all shown while there are not many', () => {
    const issues = Array.from({ length: 20 }, (_, at) => issue(at + 1, { message: `${at}.` }))
    const elsewhere = issues.map((each, at) =>
      issue(each.place.line, { file: 'b.mdx', message: `b${at}.` }),
    )
    const text = reportOf([...issues, ...elsewhere])
    expect(places(text)).toHaveLength(40)
    expect(text).not.toContain('shortened')
    const oneMore = reportOf([...issues, issue(21, { message: '21.' })])
    expect(places(oneMore)).toHaveLength(10)
    expect(oneMore).toContain('… and 11 more of reference-is-cited in this file, from line 11 on')
  })

  test('of one rule in a file are counted where there are many', () => {
    const issues = Array.from({ length: 300 }, (_, at) => issue(at + 1, { message: `${at}.` }))
    const other = issue(301, { rule: 'file-parses', severity: 'error', message: 'Torn.' })
    const text = reportOf([...issues, other])
    expect(places(text)).toHaveLength(11)
    expect(text).toContain(`
        content/a.mdx:10:3   reference-is-cited
        … and 290 more of reference-is-cited in this file, from line 11 on

    ╰── error: Torn.`)
    expect(text).toContain('\n1 error and 300 warnings in 1 file.\n')
  })

  test('are shown in full if asked for', () => {
    const text = reportOf(
      Array.from({ length: 300 }, (_, index) => issue(index + 1)),
      { fold: false },
    )
    expect(text.match(/Nothing cites it/g)).toHaveLength(300)
    expect(text).not.toContain('shortened')
  })
})

describe('the pointer', () => {
  const long = `${'before '.repeat(30)}[@key]${' after'.repeat(30)}`

  test.each([
    ['at the start', '@key is', 1, 4, '@key'],
    ['after a tab', '\t@key is', 2, 4, '@key'],
    ['in a long line', long, long.indexOf('@key') + 1, 4, '@key'],
    ['with what does not end on the line', 'see {a', 5, 50, '{a'],
    ['without a length', 'see @key', 5, undefined, '@'],
    ['after control characters', '\u0007\u001B[31m @key', 8, 4, '@key'],
  ])('is under the words %s', (_name, source, column, length, words) => {
    expect(pointedAt(report(source, { column, ...(length ? { length } : {}) }))).toBe(words)
  })

  test('is after the end of a line that is too short', () => {
    expect(report('ab', { column: 3 })).toContain('\n1 | ab\n  |   ^\n')
  })

  test('long lines are cut on both sides', () => {
    const [, quoted = ''] = report(long, { column: long.indexOf('@key') + 1 }).split('\n')
    expect(quoted).toMatch(/^1 \| ….*@key.*…$/)
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
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E\u2066]/)
    expect(text).toContain('error: �]0;title��2J��evil�� Next\n')
  })

  test('cannot steer it from the places of repeats', () => {
    const file = '\u001B[2J\u0007.mdx'
    const text = reportOf([issue(1), issue(2), issue(3), issue(4, { file })])
    expect(text).toContain('The same at content/�[2J�.mdx:4:3\n')
  })
})

describe('color', () => {
  // oxlint-disable-next-line no-control-regex
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
      expect(plain).toContain(` ${severity}: `)
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
