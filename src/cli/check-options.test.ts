import { describe, expect, test } from 'vitest'

import type { ReportOptions } from './report.ts'

import { help, readCheckOptions } from './check-options.ts'

const asked = (line: string) => readCheckOptions(line.split(' ').filter(Boolean))

test.each<[string, Partial<ReportOptions>]>([
  ['', {}],
  ['--format terminal', {}],
  ['--format github', { format: 'github' }],
  ['--format=sarif', { format: 'sarif' }],
  ['--format sarif --format json', { format: 'json' }],
  ['--only citation-resolves', { only: ['citation-resolves'] }],
  ['--only=file-parses --only slug-is-unique', { only: ['file-parses', 'slug-is-unique'] }],
  ['--only file-parses,slug-is-unique', { only: ['file-parses', 'slug-is-unique'] }],
  ['--max-warnings 0', { maxWarnings: 0 }],
  ['--max-warnings=12', { maxWarnings: 12 }],
  [
    '--max-warnings 1 --format json --only file-parses',
    { maxWarnings: 1, format: 'json', only: ['file-parses'] },
  ],
])('"%s" asks for a report', async (line, options) => {
  expect(await asked(line)).toEqual({
    kind: 'report',
    report: { format: 'terminal', only: [], maxWarnings: Infinity, ...options },
  })
})

test('spaces around the rules of a list do not matter', async () => {
  expect(await readCheckOptions(['--only', 'file-parses, slug-is-unique'])).toMatchObject({
    report: { only: ['file-parses', 'slug-is-unique'] },
  })
})

test('a revision to compare with is no matter of the report', async () => {
  expect(await asked('--since HEAD~1 --format json')).toMatchObject({
    kind: 'report',
    report: { format: 'json' },
    since: 'HEAD~1',
  })
  expect(await asked('--since=')).toMatchObject({ kind: 'mistake' })
})

test.each(['--help', '-h', '--format json --help'])('"%s" asks for help', async (line) => {
  expect(await asked(line)).toEqual({ kind: 'help' })
})

test('help names every option', () => {
  for (const option of ['--format', '--only', '--max-warnings', '--help']) {
    expect(help).toContain(`  ${option} `)
  }
})

describe('a mistake is named, with what to type:', () => {
  const formats = 'Write --format and one of terminal, github, sarif, json.'
  const rule = 'Write --only and the name of a rule, such as --only citation-resolves.'
  const number = 'Write --max-warnings and a whole number, such as --max-warnings 0.'

  test.each([
    [
      '--formt json',
      'There is no option `--formt`; did you mean `--format`? --help lists the options.',
    ],
    ['--quiet', 'There is no option `--quiet`. --help lists the options.'],
    ['-q', 'There is no option `-q`. --help lists the options.'],
    ['--toString', 'There is no option `--toString`. --help lists the options.'],
    ['--format jsn', `There is no format \`jsn\`; did you mean \`json\`? ${formats}`],
    ['--format toString', `There is no format \`toString\`. ${formats}`],
    ['--format', formats],
    ['--format=', formats],
    [
      '--only citation-resolve',
      'There is no rule `citation-resolve`; did you mean `citation-resolves`? docs/errors/ has a page for each.',
    ],
    [
      '--only file-parses,nonsense',
      'There is no rule `nonsense`. docs/errors/ has a page for each.',
    ],
    ['--only constructor', 'There is no rule `constructor`. docs/errors/ has a page for each.'],
    ['--only file-parses,', rule],
    ['--only', rule],
    ['--max-warnings x', `\`x\` is not a number of warnings. ${number}`],
    ['--max-warnings -1', `\`-1\` is not a number of warnings. ${number}`],
    ['--max-warnings 1.5', `\`1.5\` is not a number of warnings. ${number}`],
    ['--max-warnings 1e3', `\`1e3\` is not a number of warnings. ${number}`],
    ['--max-warnings', number],
    [
      'json',
      '`json` does not follow an option. Pass options after `--`: npm run check -- --format json',
    ],
    [
      '-- file-parses',
      '`file-parses` does not follow an option. Pass options after `--`: npm run check -- --only file-parses',
    ],
    [
      'content/articles',
      '`content/articles` does not follow an option. Pass options after `--`: npm run check -- --help',
    ],
  ])('%s', async (line, message) => {
    expect(await asked(line)).toEqual({ kind: 'mistake', message })
  })
})
