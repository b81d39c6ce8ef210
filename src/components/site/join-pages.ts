/**
 * Joins the rows of the pages of a list.
 *
 * @param lists an element with the content of each page, in order; their rows are moved
 * @returns one list. A section that continues from one page to the next, which has the same `id` on both, becomes one
 */
export function joinPages(lists: readonly Element[]): Element[] {
  const joined: Element[] = []
  for (const part of lists.flatMap((list) => [...list.children])) {
    const last = joined.at(-1)
    const before = last && rowsOf(last)
    const rows = rowsOf(part)
    if (before && rows && idOf(last) === idOf(part)) before.append(...rows.children)
    else joined.push(part)
  }
  return joined
}

/** A list of rows, or that of a section. */
function rowsOf(part: Element): Element | null {
  return part.matches('.rows') ? part : part.querySelector('.rows')
}

function idOf(section: Element): string | undefined {
  return section.querySelector('h2[id]')?.id
}
