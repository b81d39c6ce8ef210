/** Work that is started before earlier work is finished. */

/**
 * Starts the work for each item, and yields the results in the order of the items. The next items are asked for only when
 * there is room for them.
 *
 * @param ahead how many are started before the first of them is finished; at least 1
 * @throws what the work for an item throws, when its turn comes
 */
export async function* startAhead<Item, Result>(
  items: Iterable<Item>,
  ahead: number,
  start: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const unfinished: Promise<Result>[] = []
  for (const item of items) {
    const result = start(item)
    // It is thrown when its turn comes, unless something else is thrown first.
    result.catch(() => undefined)
    if (unfinished.push(result) < ahead) continue
    yield* first(unfinished)
  }
  while (unfinished.length > 0) yield* first(unfinished)
}

async function* first<Result>(unfinished: Promise<Result>[]): AsyncGenerator<Result> {
  const oldest = unfinished.shift()
  if (oldest) yield await oldest
}
