/** Runs work after changes: once for several changes in a row, and never twice at the same time. */

/** Changes, and the work that runs after them. */
export interface Changes {
  /** Records that something changed. */
  note: () => void
  /** Resolves when the work has run for every change so far; immediately if there is none. */
  idle: () => Promise<void>
}

/**
 * Runs work when changes have stopped. A change during the work makes it run again.
 *
 * @param work can throw: `fail` gets the error, and the next change runs the work again
 * @param rest how long nothing has to change before the work starts, in milliseconds
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
