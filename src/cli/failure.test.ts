import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { describeFailure } from './failure.ts'

function systemError(code: string, details: object = {}): Error {
  return Object.assign(new Error(`${code}: as Node says it, open`), { code }, details)
}

describe('what is printed of an error', () => {
  test.each([
    ['ENOSPC', 'There is no space left on the disk for `/srv/site`. Free some space'],
    ['EROFS', '`/srv/site` is on a read-only file system. Choose'],
    ['EACCES', '`/srv/site` is not accessible: the operating system denied permission. Check'],
    ['EPERM', '`/srv/site` is not accessible'],
    ['ENOTDIR', '`/srv/site` contains a file where a folder should be. Correct'],
    ['ENOENT', '`/srv/site` does not exist. Check'],
  ])('of %s is its description and its fix', (code, text) => {
    expect(describeFailure(systemError(code, { path: '/srv/site' }), {})).toContain(text)
  })

  test('names the disk that a file is copied to', () => {
    const error = systemError('ENOSPC', { path: '/tmp/built', dest: '/srv/site' })
    expect(describeFailure(error, {})).toContain('`/srv/site`')
  })

  test('comes from its cause', () => {
    const cause = systemError('EROFS', { path: '/srv/site' })
    const error = new Error('Rendering failed.', { cause })
    expect(describeFailure(error, {})).toContain('read-only')
    const foreign = new Error('Write failed.\nCaused by:\n  No space left on device (os error 28)')
    expect(describeFailure(foreign, {})).toContain('There is no space left on the disk.')
  })

  test('is its message where it means nothing to us, and its stack with DEBUG alone', () => {
    const error = new Error('A message.')
    expect(describeFailure(error, {})).toBe('A message.')
    expect(describeFailure('a string', {})).toBe('a string')
    const quoting = new Error(
      'Failed.\nURIError: malformed\n    at decode (a.js:1:2)\n    at b.js:3:4',
    )
    expect(describeFailure(quoting, {})).toBe('Failed.\nURIError: malformed')
    expect(describeFailure(error, { DEBUG: '1' })).toMatch(
      /^A message\.\nError: A message\.\n +at /,
    )
  })
})

test.each([
  ['thrown', `throw new Error('A message.')`, 1],
  ['thrown later', `setTimeout(() => { throw new Error('A message.') }); return 0`, 1],
  ['a promise', `void Promise.reject(new Error('A message.')); return 0`, 1],
  ['mistyped', `const { parseArgs } = await import('node:util'); parseArgs({ args: ['--x'] })`, 2],
])('a command whose error is %s prints no stack', (_how, body, code) => {
  const failure = join(import.meta.dirname, 'failure.ts')
  const script = `
    import { exitCodeOf } from ${JSON.stringify(failure)}
    process.exitCode = await exitCodeOf(async () => { ${body} })
  `
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8', env: { NO_COLOR: '1' } },
  )
  expect(stderr).toMatch(code === 1 ? /^✗ A message\.\n$/ : /^✗ Unknown option '--x'.*\n$/)
  expect(status).toBe(code)
})
