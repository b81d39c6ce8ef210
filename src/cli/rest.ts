/** Work on which nothing depends, so that it is done when there is time. */

/** Takes work, and does it. */
export interface Rest {
  add: (work: () => void) => void
  /** Does the work that was added, once. */
  do: () => void
}

/** Returns a rest without work. */
export function startRest(): Rest {
  const all: (() => void)[] = []
  return {
    add: (work) => all.push(work),
    do: () => {
      for (const work of all.splice(0)) work()
    },
  }
}
