import { afterEach, expect, test, vi } from 'vitest'

import { isColored } from '../shared/stream.ts'

const columns = 80
const write = () => true

afterEach(() => {
  vi.unstubAllEnvs()
})

test('a terminal is coloured, unless NO_COLOR is set', () => {
  vi.stubEnv('NO_COLOR', undefined)
  expect(isColored({ isTTY: true, columns, write })).toBe(true)
  vi.stubEnv('NO_COLOR', '1')
  expect(isColored({ isTTY: true, columns, write })).toBe(false)
})

test('a file or another program is never coloured, whatever the environment', () => {
  for (const name of ['CI', 'FORCE_COLOR']) vi.stubEnv(name, '1')
  vi.stubEnv('NO_COLOR', undefined)
  // Such a stream has no `isTTY`. Colour libraries take an undefined value for permission to decide themselves.
  expect(isColored({ columns, write })).toBe(false)
})
