import { setTimeout } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { startAhead } from './ahead.ts'

test('results come in the order of the items, and only so many are started before the first is finished', async () => {
  const running = new Set<number>()
  let most = 0
  const work = async (item: number) => {
    running.add(item)
    most = Math.max(most, running.size)
    await setTimeout(item % 3)
    running.delete(item)
    return item * 10
  }
  const results = await Array.fromAsync(startAhead([5, 4, 3, 2, 1, 0], 3, work))
  expect(results).toEqual([50, 40, 30, 20, 10, 0])
  expect(most).toBe(3)
})

test('an error is thrown when its turn comes, and no later item is asked for', async () => {
  const asked: number[] = []
  const items = function* () {
    for (let item = 0; item < 9; item += 1) {
      asked.push(item)
      yield item
    }
  }
  const work = (item: number) =>
    item > 0 ? Promise.reject(new Error(`item ${item}`)) : Promise.resolve(item)
  const results: number[] = []
  const all = async () => {
    for await (const result of startAhead(items(), 2, work)) results.push(result)
  }
  await expect(all()).rejects.toThrow('item 1')
  expect(results).toEqual([0])
  expect(asked).toEqual([0, 1, 2])
})

test('one at a time', async () => {
  expect(await Array.fromAsync(startAhead('ab', 1, (item) => Promise.resolve(item)))).toEqual([
    'a',
    'b',
  ])
  expect(await Array.fromAsync(startAhead([], 4, () => Promise.resolve(1)))).toEqual([])
})
