import { expect, test } from 'vitest'

import { memoryOfBuild, memoryWarning } from './memory.ts'

const gibibyte = 2 ** 30
const state = (size: number) => ({ digest: '', stamp: '', size })

test('texts and records count, but not pictures and the code', () => {
  const need = (files: Record<string, number>) =>
    memoryOfBuild({
      contentDir: '/x/content',
      files: new Map(Object.entries(files).map(([file, size]) => [file, state(size)])),
    })
  const nothing = need({})
  expect(
    need({ '/x/src/site.ts': 1e9, '/x/content/a/photo.jpg': 1e9, '/x/content-2/a.mdx': 1e9 }),
  ).toBe(nothing)
  expect(need({ '/x/content/articles/a.mdx': 1e6 })).toBeGreaterThan(nothing + 10e6)
  expect(need({ '/x/content/a.MDX': 1e6, '/x/content/all.bib': 1e6 })).toBe(
    need({ '/x/content/articles/a.mdx': 2e6 }),
  )
})

test('a build that needs more than there is comes with a warning', () => {
  expect(memoryWarning(2 * gibibyte, 2 * gibibyte)).toBeUndefined()
  expect(memoryWarning(3.25 * gibibyte, 2 * gibibyte)).toBe(
    'This build may need 3.3 GiB of memory, and this machine has 2.0 GiB, so the operating system may end it. Build the publication in parts (docs/scale.md), or on a machine with more memory.',
  )
})
