import { expect, test } from 'vitest'

import { readPublishOptions } from './options.ts'

test('the article and its revision are read', () => {
  expect(readPublishOptions(['tea', '--', '--revision=update', '--summary', ' New. '])).toEqual({
    kind: 'publish',
    article: 'tea',
    revision: 'update',
    summary: 'New.',
    since: undefined,
    published: undefined,
    lastChecked: undefined,
  })
  expect(readPublishOptions(['tea', '-h'])).toEqual({ kind: 'help' })
})

test.each([
  [[], 'Specify the article: npm run publish with its slug or the path of its file.'],
  [['tea', '--revison', 'update'], /no option `--revison`; did you mean `--revision`\?/],
  [['tea', '--revision', 'updat'], /no kind of revision `updat`; did you mean `update`\?/],
  [['tea', '--summary'], '--summary needs a value.'],
  [['tea', 'coffee'], /^One article at a time: `coffee` cannot follow `tea`\./],
  [
    ['--since', '', '--revision', 'x'],
    /^--since needs a value\.\n {2}Specify[^]*\n {2}There is no kind/,
  ],
])('mistakes are listed: %j', (args, message) => {
  expect(readPublishOptions(args)).toEqual({
    kind: 'mistake',
    message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
  })
})
