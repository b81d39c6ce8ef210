/** Work that follows changes: once for many that come together, and never twice at a time. */

/** Changes that work follows. */
export interface Changes {
  /** Records that something changed. */
  note: () => void
  /** Resolves as soon as the work has followed every change so far; at once where there is none. */
  idle: () => Promise<void>
}

/**
 * Runs work after changes, once they have come to rest. Changes during the work run it again.
 *
 * @param work may fail: what it throws goes to `fail`, and the next change runs it again
 * @param rest how long nothing may change before the work begins, in milliseconds
 */
export function followChanges(
  work: () => Promise<void>,
  { rest, fail }: { rest: number; fail: (error: unknown) => void },
): Changes {
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()
  let waiting: PromiseWithResolvers<void> | undefined

  const run = () => {
    timer = undefined
    const current = last
      .then(work)
      .catch(fail)
      .then(() => {
        if (timer || last !== current) return
        waiting?.resolve()
        waiting = undefined
      })
    last = current
  }

  return {
    note: () => {
      waiting ??= Promise.withResolvers()
      clearTimeout(timer)
      timer = setTimeout(run, rest)
    },
    idle: async () => {
      await waiting?.promise
    },
  }
}
