import { expect, test } from 'vitest'

import { readBuildOptions } from './build-options.ts'

const asked = (line: string) => readBuildOptions(line.split(' ').filter(Boolean))

test.each([
  ['', { kind: 'build', caches: true }],
  ['--', { kind: 'build', caches: true }],
  ['--no-cache', { kind: 'build', caches: false }],
  ['--no-cache --help', { kind: 'help' }],
  ['-h', { kind: 'help' }],
])('"%s" is understood', (line, expected) => {
  expect(asked(line)).toEqual(expected)
})

test.each([
  [
    '--no-caches',
    'There is no option `--no-caches`; did you mean `--no-cache`? --help lists the options.',
  ],
  ['--format json', 'There is no option `--format`. --help lists the options.'],
  ['-x', 'There is no option `-x`. --help lists the options.'],
  ['--no-cache=yes', 'Write --no-cache without a value.'],
  [
    'no-cache',
    '`no-cache` does not follow an option. Pass options after `--`: npm run build -- --help',
  ],
])('"%s" is refused with advice', (line, message) => {
  expect(asked(line)).toEqual({ kind: 'mistake', message })
})
