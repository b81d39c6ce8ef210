import type { ServerResponse } from 'node:http'

import { setTimeout } from 'node:timers/promises'

/** The requests that a server is answering. */
export interface OpenRequests {
  /** Counts a request until its response has ended or its browser has gone. */
  add: (response: Pick<ServerResponse, 'once'>) => void
  /** Resolves when the first request has come, or after `limit` milliseconds. */
  first: (limit: number) => Promise<void>
  /** Resolves when no request is open, at once if there is none, or after `limit` milliseconds. */
  answered: (limit: number) => Promise<void>
}

/** Counts the requests that a server is answering, so that other work can wait for them. */
export function countRequests(): OpenRequests {
  let open = 0
  let waiting = Promise.withResolvers<undefined>()
  const first = Promise.withResolvers<undefined>()
  return {
    add: (response) => {
      open += 1
      first.resolve(undefined)
      response.once('close', () => {
        open -= 1
        if (open > 0) return
        waiting.resolve(undefined)
        waiting = Promise.withResolvers()
      })
    },
    first: (limit) => within(first.promise, limit),
    answered: async (limit) => {
      if (open > 0) await within(waiting.promise, limit)
    },
  }
}

/** Waits for a promise, but not for longer than `limit` milliseconds. */
async function within(promise: Promise<undefined>, limit: number): Promise<void> {
  const timer = new AbortController()
  await Promise.race([promise, setTimeout(limit, undefined, { signal: timer.signal })])
  timer.abort()
}
