import type { Answer } from '../../search/answer.ts'
import { type Chosen, countValues, type Facets } from '../../search/narrow.ts'
import type { Search } from '../../search/open.ts'
import type { Found } from '../../search/rank.ts'
import type { PanelMessage } from './panel-messages.ts'
import type { PanelWords } from './panel-words.ts'
import { certaintyMessages, kindMessages, messageFor } from './values.ts'

/** The facets in the order in which they are offered: the messages that name them, by their names in addresses. */
export const facetNames = {
  type: 'search.kind',
  verdict: 'search.verdict',
  certainty: 'search.certainty',
  topic: 'search.ofTopic',
  year: 'search.year',
  claimant: 'search.claimant',
} as const satisfies Record<string, PanelMessage>

/** How many values of a facet are offered: those with the most pages. */
const most = 12

/**
 * Returns the facets of results as groups of checkboxes, each with the number of pages. A facet with only one value that is not
 * chosen is left out, because it would change nothing.
 */
export function facetGroups(
  pages: readonly Found[],
  facets: Facets,
  chosen: Chosen,
  words: PanelWords,
): HTMLFieldSetElement[] {
  return Object.entries(facetNames).flatMap(([facet, message]) => {
    const counts = [...countValues(facet, pages, facets, chosen)]
    if (counts.length < 2 && !chosen.get(facet)?.size) return []
    const group = document.createElement('fieldset')
    const legend = document.createElement('legend')
    legend.textContent = words.say(message)
    if (words.lang !== '') legend.lang = words.lang
    group.append(legend)
    const byCount = ([one, count]: [string, number], [other, otherCount]: [string, number]) =>
      facet === 'year' ? Number(other) - Number(one) : otherCount - count || (one < other ? -1 : 1)
    for (const [value, count] of counts.sort(byCount).slice(0, most)) {
      const label = document.createElement('label')
      const box = Object.assign(document.createElement('input'), {
        type: 'checkbox',
        name: facet,
        value,
        checked: chosen.get(facet)?.has(value) ?? false,
      })
      const shown = document.createElement('span')
      shown.className = 'count'
      shown.textContent = count.toLocaleString(words.language)
      label.append(box, ` ${labelOf(facet, value, words)}`, shown)
      group.append(label)
    }
    return [group]
  })
}

/** Returns what a reader sees of a value. */
function labelOf(facet: string, value: string, words: PanelWords): string {
  const message =
    facet === 'type'
      ? messageFor(kindMessages, value)
      : facet === 'certainty'
        ? messageFor(certaintyMessages, value)
        : undefined
  return message === undefined ? value : words.say(message)
}

/** Returns the values that a reader has chosen in the groups. */
export function chosenIn(groups: HTMLElement): Chosen {
  const chosen = new Map<string, Set<string>>()
  for (const { name, value } of groups.querySelectorAll<HTMLInputElement>('input:checked'))
    chosen.set(name, (chosen.get(name) ?? new Set()).add(value))
  return chosen
}

/** Returns whether the facets lack a value that a page has itself, so that a part of the index is missing. */
export function lacksValues(
  page: string,
  own: Readonly<Record<string, readonly string[]>>,
  facets: Facets,
): boolean {
  return Object.keys(facetNames).some((facet) =>
    own[facet]?.some((value) => !facets.get(facet)?.get(page)?.includes(value)),
  )
}

/** Returns what is known of the pages of an answer. */
export async function facetsOf({ values }: Search, { pages, common }: Answer): Promise<Facets> {
  // Without words, Pagefind would load its whole index.
  if (pages.length === 0) return new Map()
  const others = Object.keys(facetNames).filter((facet) => facet !== 'type')
  const all = others.map(async (facet) => [facet, await values(facet, common)] as const)
  const kinds = new Map(pages.map(({ id, kind }) => [id, [kind]]))
  return new Map([['type', kinds], ...(await Promise.all(all))])
}

/**
 * Returns all pages, to be narrowed by facets alone.
 *
 * @throws if there are none, so that a part of the index is missing
 */
export async function everything({ values }: Search): Promise<Answer> {
  const kinds = await values('type', [])
  if (kinds.size === 0) throw new Error('The index lacks kinds of pages.')
  const pages = [...kinds].map(([id, [kind = '']]) => ({
    id,
    kind,
    score: 0,
    places: [],
    isAbout: true,
  }))
  return { pages, words: [], common: [], corrections: [], inflected: [], leftOut: [], missing: [] }
}

/** Sorts pages by their dates, the newest first. */
export async function newestFirst(pages: readonly Found[], search: Search): Promise<Found[]> {
  const places = new Map((await search.newestFirst()).map((id, at) => [id, at]))
  const placeOf = ({ id }: Found) => places.get(id) ?? places.size
  return [...pages].sort((one, other) => placeOf(one) - placeOf(other))
}
