import { expect, test } from 'vitest'

import { readBuildOptions } from './build-options.ts'

const asked = (line: string) => readBuildOptions(line.split(' ').filter(Boolean))

test.each([
  ['', { kind: 'build', caches: true }],
  ['--', { kind: 'build', caches: true }],
  ['--no-cache', { kind: 'build', caches: false }],
  ['--no-cache --help', { kind: 'help' }],
  ['-h', { kind: 'help' }],
  ['--part 2/4', { kind: 'build', caches: true, part: { number: 2, of: 4 } }],
  ['--part=12/12', { kind: 'build', caches: true, part: { number: 12, of: 12 } }],
  ['--compress', { kind: 'build', caches: true, compress: true }],
  ['--compress --join part-1', { kind: 'build', caches: true, compress: true, join: ['part-1'] }],
  ['--join part-1 part-2', { kind: 'build', caches: true, join: ['part-1', 'part-2'] }],
])('"%s" is understood', (line, expected) => {
  expect(asked(line)).toEqual(expected)
})

const notAPart = (value: string) =>
  `\`${value}\` is not a part. Write its number and how many parts there are, at most 9999, as in \`--part 2/4\`.`

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
  [
    '--part 1/2 --compress',
    '`--part` and `--compress` cannot be combined. Compress when you join the parts.',
  ],
  ['--part 0/4', notAPart('0/4')],
  ['--part 5/4', notAPart('5/4')],
  ['--part 1/0', notAPart('1/0')],
  ['--part two', notAPart('two')],
  ['--part 1/10000', notAPart('1/10000')],
  ['--part=', notAPart('--part')],
  ['--part -1/4', notAPart('-1/4')],
  ['--part', notAPart('--part')],
  ['--part 1/3 --part 2/3', 'Write --part once: a build makes one part.'],
  [
    '--part 1/2 part-1',
    '`part-1` does not follow an option. Pass options after `--`: npm run build -- --help',
  ],
  [
    '--part 1/2 --join part-1',
    '`--part` and `--join` cannot be combined. Make each part with --part, and then the site with --join.',
  ],
  [
    '--join',
    '`--join` needs the folders of the parts. Write them after it, as in `--join part-1 part-2`.',
  ],
  ['--join=part-1', 'Write the folders after --join, without `=`.'],
  [
    '--no-cache --join part-1',
    '`--no-cache` and `--join` cannot be combined, because parts consist of what builds keep. Leave one of them out.',
  ],
])('"%s" is refused with advice', (line, message) => {
  expect(asked(line)).toEqual({ kind: 'mistake', message })
})
