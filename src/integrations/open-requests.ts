import type { ServerResponse } from 'node:http'

import { setTimeout } from 'node:timers/promises'

/** The requests that a server is answering. */
export interface OpenRequests {
  /** Counts a request until its response has ended or its browser has gone. */
  add: (response: Pick<ServerResponse, 'once'>) => void
  /** Resolves when no request is open, at once if there is none, or after `limit` milliseconds. */
  answered: (limit: number) => Promise<void>
}

/** Counts the requests that a server is answering, so that other work can wait for them. */
export function countRequests(): OpenRequests {
  let open = 0
  let waiting = Promise.withResolvers<undefined>()
  return {
    add: (response) => {
      open += 1
      response.once('close', () => {
        open -= 1
        if (open > 0) return
        waiting.resolve(undefined)
        waiting = Promise.withResolvers()
      })
    },
    answered: async (limit) => {
      if (open === 0) return
      const timer = new AbortController()
      await Promise.race([waiting.promise, setTimeout(limit, undefined, { signal: timer.signal })])
      timer.abort()
    },
  }
}
