import { EventEmitter } from 'node:events'

import { expect, test } from 'vitest'

import { countRequests } from './open-requests.ts'

/** Far longer than a test takes. */
const long = 60_000

test('without requests, nothing waits', async () => {
  await countRequests().answered(long)
})

test('work waits until every request is answered', async () => {
  const requests = countRequests()
  const [one, other] = [new EventEmitter(), new EventEmitter()]
  requests.add(one as never)
  requests.add(other as never)
  let isDone = false
  const work = requests.answered(long).then(() => (isDone = true))
  one.emit('close')
  await new Promise(setImmediate)
  expect(isDone).toBe(false)
  other.emit('close')
  await work
  expect(isDone).toBe(true)
})

test('work can wait for the first request', async () => {
  const requests = countRequests()
  let hasCome = false
  const waiting = requests.first(long).then(() => (hasCome = true))
  await new Promise(setImmediate)
  expect(hasCome).toBe(false)
  requests.add(new EventEmitter() as never)
  await waiting
  await requests.first(long)
})

test('a request that is never answered holds nothing up for longer than the limit', async () => {
  const requests = countRequests()
  requests.add(new EventEmitter() as never)
  await requests.answered(1)
})
