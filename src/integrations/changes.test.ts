import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { followChanges } from './changes.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const fail = (error: unknown) => {
  throw error
}

test('many changes run the work once, after they stop', async () => {
  const work = vi.fn(() => Promise.resolve())
  const changes = followChanges(work, { rest: 80, fail })
  changes.note()
  await vi.advanceTimersByTimeAsync(79)
  changes.note()
  await vi.advanceTimersByTimeAsync(79)
  expect(work).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(work).toHaveBeenCalledOnce()
})

test('it settles immediately without a change, and after the work with one', async () => {
  let finish = () => {}
  const work = () =>
    new Promise<void>((resolve) => {
      finish = resolve
    })
  const changes = followChanges(work, { rest: 80, fail })
  await changes.idle()

  changes.note()
  const settled = vi.fn()
  void changes.idle().then(settled)
  await vi.advanceTimersByTimeAsync(80)
  expect(settled).not.toHaveBeenCalled()
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect(settled).toHaveBeenCalledOnce()
})

test('a change during the work runs it again before it settles', async () => {
  const finish: (() => void)[] = []
  const work = vi.fn(() => new Promise<void>((resolve) => void finish.push(resolve)))
  const changes = followChanges(work, { rest: 80, fail })
  changes.note()
  const settled = vi.fn()
  void changes.idle().then(settled)
  await vi.advanceTimersByTimeAsync(80)

  changes.note()
  await vi.advanceTimersByTimeAsync(500)
  expect(work, 'never twice at a time').toHaveBeenCalledOnce()
  finish[0]?.()
  await vi.advanceTimersByTimeAsync(80)
  expect(work).toHaveBeenCalledTimes(2)
  expect(settled).not.toHaveBeenCalled()
  finish[1]?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(settled).toHaveBeenCalledOnce()
})

test('work that fails is reported, settles, and runs again after the next change', async () => {
  const failures: unknown[] = []
  const work = vi.fn(() => Promise.reject(new Error('no luck')))
  const changes = followChanges(work, { rest: 80, fail: (error) => void failures.push(error) })
  changes.note()
  await vi.advanceTimersByTimeAsync(80)
  expect(failures).toEqual([new Error('no luck')])
  await changes.idle()
  changes.note()
  await vi.advanceTimersByTimeAsync(80)
  expect(work).toHaveBeenCalledTimes(2)
})
