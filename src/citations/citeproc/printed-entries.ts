import type { Processor } from './types.ts'
import type { Style } from '../style.ts'

import { cslNameVariables, type CslItem } from '../../references/csl.ts'
import { readEntryMark } from './marks.ts'
import { recordNameCalls } from './name-registry.ts'
import { readCache, writeCache, type SourceOf } from './cache.ts'

/** One entry as citeproc prints it. */
export interface PrintedEntry {
  /** The id of the source in the engine. */
  id: string
  html: string
}

/** Replaces the number in a cached entry: a private character, which no record contains. */
const numberMark = '\uE005'

/** `CSL.DESCENDING`: the style numbers its entries from the end. */
const descending = 1

/**
 * Prints the bibliography of the text that an engine has formatted the citations of.
 *
 * An entry is printed once for all texts if it depends only on its source, its number and how much of its names
 * distinguishes it from others.
 *
 * @param sourceOf returns the source with an id, the same object for every text
 */
export function printEntries(
  processor: Processor,
  sourceOf: SourceOf,
  style: Style,
): PrintedEntry[] {
  const { citation_number_sort_direction: direction } = processor.bibliography_sort.opt
  if (!(style.isNumberless || style.hasIndependentEntries) || direction === descending)
    return readEntries(processor.makeBibliography())
  const ids = processor.registry.getSortedIds()
  const before = new Map(ids.map((id, index) => [id, ids[index - 1]]))
  const keyOf = (id: string) => `entry ${JSON.stringify(processor.registry.registry[id]?.disambig)}`
  const isCacheable = (id: string) =>
    !style.substitutesNames || !sharesFirstName(sourceOf(id), sourceOf(before.get(id) ?? ''))
  const known = new Map(
    ids.flatMap((id) => {
      const entry = isCacheable(id) ? readCache(processor, id, keyOf(id)) : undefined
      return entry ? [[id, entry.value as string] as const] : []
    }),
  )
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) {
    // A dash for repeated names depends on the previous entry.
    const context = style.substitutesNames ? unknown.map((id) => before.get(id) ?? id) : []
    if (style.hasIndependentEntries) processor.opt.citation_number_slug = numberMark
    const { value, calls } = recordNameCalls(processor, () =>
      printSome(processor, [...unknown, ...context]),
    )
    // A style that prints no number here numbers its entries in another way.
    if (style.hasIndependentEntries && !value.every(({ html }) => html.includes(numberMark)))
      return readEntries(processor.makeBibliography())
    const wanted = new Set(unknown)
    const callsOf = Map.groupBy(calls, ({ arguments: [asked] }) => asked)
    for (const { id, html } of value.filter((entry) => wanted.has(entry.id))) {
      known.set(id, html)
      const own = callsOf.get(id) ?? []
      if (isCacheable(id)) writeCache(processor, id, keyOf(id), { value: html, calls: own })
    }
  }
  return ids.flatMap((id) => {
    const html = known.get(id)
    if (html === undefined) return []
    const number = String(processor.registry.registry[id]?.seq ?? 0)
    return [{ id, html: html.replaceAll(numberMark, number) }]
  })
}

/** citeproc compares each source with each id, so all sources are printed without naming them. */
function printSome(processor: Processor, ids: readonly string[]): PrintedEntry[] {
  if (ids.length >= processor.registry.getSortedIds().length)
    return readEntries(processor.makeBibliography())
  const include = [...new Set(ids)].map((value) => ({ field: 'id', value }))
  return readEntries(processor.makeBibliography({ include }))
}

/** Returns whether two sources may be listed under the same first name, or under none. */
function sharesFirstName(one: CslItem | undefined, other: CslItem | undefined): boolean {
  if (!one || !other) return false
  const names = firstNames(one)
  const others = firstNames(other)
  return names.length === 0 || others.length === 0 || names.some((name) => others.includes(name))
}

function firstNames(source: CslItem): string[] {
  return cslNameVariables.flatMap((variable) => {
    const name = source[variable]?.[0]
    return name ? [JSON.stringify([name.literal, name.family, name.given])] : []
  })
}

/**
 * Pairs each entry with the source in its mark. citeproc's own list of ids also includes the sources that print nothing.
 *
 * @throws if a source has two entries
 */
function readEntries(bibliography: ReturnType<Processor['makeBibliography']>): PrintedEntry[] {
  if (!bibliography) return []
  const [{ entry_ids: groups }, html] = bibliography
  const ids = new Set(groups.flat())
  const entries = html.flatMap((entry) => readEntryMark(entry) ?? [])
  for (const { id } of entries) {
    if (!ids.delete(id)) throw new Error(`citeproc printed an unexpected entry for “${id}”.`)
  }
  return entries
}
