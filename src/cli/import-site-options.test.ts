import { expect, test } from 'vitest'

import { readImportOptions } from './import-site-options.ts'

test('reads the folder and the options, in any order', () => {
  expect(readImportOptions(['../blog'])).toEqual({
    kind: 'import',
    folder: '../blog',
    isDryRun: false,
  })
  expect(readImportOptions(['--dry-run', '--author', 'desk', '../blog'])).toEqual({
    kind: 'import',
    folder: '../blog',
    author: 'desk',
    isDryRun: true,
  })
  expect(readImportOptions(['../blog', '--', '--author=desk'])).toMatchObject({ author: 'desk' })
  expect(readImportOptions(['--help'])).toEqual({ kind: 'help' })
  expect(readImportOptions(['-h'])).toEqual({ kind: 'help' })
})

test.each([
  [[], 'Specify the folder of the old blog: npm run import-site ../old-blog.'],
  [['a', 'b'], 'Specify one folder only: `b` is a second one.'],
  [
    ['a', '--dry-rum'],
    'There is no option `--dry-rum`; did you mean `--dry-run`? --help lists the options.',
  ],
  [['a', '--author'], 'Write --author and the name of a file in content/people/.'],
])('%j is a mistake', (args, message) => {
  expect(readImportOptions(args)).toEqual({ kind: 'mistake', message })
})
