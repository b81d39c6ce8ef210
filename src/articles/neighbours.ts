/** The names of the items before and after one in a list; only one of them at an end of the list. */
export interface Neighbours {
  previous?: string
  next?: string
}

/**
 * Finds the items before and after each item of a list.
 *
 * @param ids the names of the items, each once
 * @returns by name; an item without neighbours has an entry too
 */
export function neighboursOf(ids: readonly string[]): Map<string, Neighbours> {
  return new Map(
    ids.map((id, at) => {
      const [previous, next] = [ids[at - 1], ids[at + 1]]
      return [
        id,
        {
          ...(previous === undefined ? {} : { previous }),
          ...(next === undefined ? {} : { next }),
        },
      ]
    }),
  )
}
