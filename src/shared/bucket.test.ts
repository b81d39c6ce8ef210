import { expect, test } from 'vitest'

import { bucketOf } from './bucket.ts'

test('names are spread evenly over the buckets, and each is always in the same one', () => {
  const names = Array.from({ length: 1000 }, (_, number) => `claims/${number}/`)
  const sizes = Map.groupBy(names, (name) => bucketOf(name, 4))
  expect([...sizes.keys()].sort()).toEqual([0, 1, 2, 3])
  for (const { length } of sizes.values()) expect(length).toBeGreaterThan(200)
  expect(names.map((name) => bucketOf(name, 4))).toEqual(names.map((name) => bucketOf(name, 4)))
  expect(bucketOf('ä/', 1)).toBe(0)
})
