/** Narrows results by what is known of pages: their kind, verdict, topic and so on. */

/** The values of a facet that each page has, by the id of the page. */
export type PageValues = ReadonlyMap<string, readonly string[]>

/** The values of each facet. */
export type Facets = ReadonlyMap<string, PageValues>

/** The values that a reader has chosen of each facet. A page needs one of them. */
export type Chosen = ReadonlyMap<string, ReadonlySet<string>>

/** Returns the pages that have a chosen value of every facet with one. */
export function narrowed<Page extends { id: string }>(
  pages: readonly Page[],
  facets: Facets,
  chosen: Chosen,
): Page[] {
  const asked = [...chosen].filter(([, values]) => values.size > 0)
  return pages.filter(({ id }) =>
    asked.every(([facet, values]) =>
      facets
        .get(facet)
        ?.get(id)
        ?.some((value) => values.has(value)),
    ),
  )
}

/**
 * Counts the pages with each value of a facet. What is chosen of the same facet does not matter, since choosing another value as well
 * would add its pages.
 *
 * @returns by value; no value without pages, except for chosen ones
 */
export function countValues(
  facet: string,
  pages: readonly { id: string }[],
  facets: Facets,
  chosen: Chosen,
): Map<string, number> {
  const others = new Map([...chosen].filter(([name]) => name !== facet))
  const counts = new Map([...(chosen.get(facet) ?? [])].map((value) => [value, 0]))
  for (const { id } of narrowed(pages, facets, others))
    for (const value of facets.get(facet)?.get(id) ?? [])
      counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
