import { expect, test } from 'vitest'

import { goalsOf, peakOf, ratioOf, type SizeResult, stagesIn } from './build-results.ts'

function usages(seconds: readonly number[], memory = 2 ** 30) {
  return seconds.map((each) => ({ seconds: each, processorSeconds: 2 * each, memory }))
}

function result(cold: readonly number[], memory?: number) {
  return { builds: { cold: usages(cold, memory) }, index: [], missing: [] }
}

const size: SizeResult = {
  articles: 1000,
  references: 2000,
  rounds: 3,
  date: '2026-01-01',
  commit: 'abcdef0',
  results: { assay: result([10, 40, 30]), eleventy: result([10, 20, 60]) },
}

test('a ratio compares builds of the same round', () => {
  expect(ratioOf(size, 'cold', 'eleventy')).toEqual({ median: 1, least: 0.5, most: 2 })
})

test('a round that the other tool did not finish has no ratio', () => {
  const results = { ...size.results, eleventy: result([20]) }
  expect(ratioOf({ ...size, results }, 'cold', 'eleventy')).toEqual({
    median: 0.5,
    least: 0.5,
    most: 0.5,
  })
})

test('what was not measured has no figure', () => {
  expect(ratioOf(size, 'edit', 'eleventy')).toBeUndefined()
  expect(ratioOf(size, 'cold', 'astro')).toBeUndefined()
  const withoutMemory = { ...size, results: { assay: result([10], NaN) } }
  expect(peakOf(withoutMemory, 'assay')).toBeUndefined()
  const kept = JSON.parse(JSON.stringify(withoutMemory)) as SizeResult
  expect(peakOf(kept, 'assay')).toBeUndefined()
  expect(goalsOf([], undefined).map(({ value }) => value)).toEqual(Array(12).fill(undefined))
})

test('targets compare sizes', () => {
  const large = { ...size, articles: 5000, results: { assay: result([60, 90, 150], 3 * 2 ** 30) } }
  const values = Object.fromEntries(
    goalsOf([size, large], undefined).map(({ what, value }) => [what, value]),
  )
  expect(values).toMatchObject({
    '1,000 articles, from nothing / Eleventy': 1,
    '1,000 articles, memory in GiB': 1,
    '5,000 / 1,000 articles, from nothing': 3,
    '5,000 / 1,000 articles, memory': 3,
  })
})

test('stages are found in what a build prints', () => {
  const printed = `1 warning in 1 file.
✓ Check — 6 files, no problems (4.2 s)
… Texts — 3 of 15
✓ Texts — 1 text, 15,772 unchanged (12.0 s)
✗ Inspect — 2 errors (1.0 s)
✓ Publish — ../site (0.1 s)
Built in 4.9 s: 79 files made.
`
  expect(stagesIn(printed)).toEqual([
    ['Check', 4.2],
    ['Texts', 12],
    ['Publish', 0.1],
  ])
})
