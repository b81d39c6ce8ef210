/** The bibliography of a text. An entry that depends on nothing but its source is formatted once, whatever the number of texts. */

import type { CslItem } from '../references/csl.ts'
import type { Processor, Style } from './style.ts'

import { readEntryMark } from './marks.ts'

/** One entry as citeproc prints it. */
export interface PrintedEntry {
  /** The id of the source in the engine. */
  id: string
  html: string
}

/** Entries by source, then by style and locale. A source that is read anew is a new object, and formatted anew. */
const printed = new WeakMap<CslItem, Map<string, string>>()

/** Stands in a kept entry wherever citeproc prints the number: a private character, which no record holds. */
const numberMark = '\uE005'

/** `CSL.DESCENDING`: the style numbers its entries from the end. */
const descending = 1

/**
 * Formats the bibliography of the text that an engine holds.
 *
 * @param processor the engine, its citations formatted
 * @param itemOf the source behind an id, the same object for every text
 * @param locale the name of a CSL locale
 */
export function printEntries(
  processor: Processor,
  itemOf: (id: string) => CslItem | undefined,
  style: Style,
  locale: string,
): PrintedEntry[] {
  const { citation_number_sort_direction: direction } = processor.bibliography_sort.opt
  if (!style.entriesStandAlone || direction === descending)
    return readEntries(processor.makeBibliography())
  const form = `${style.id} ${locale}`
  const known = (id: string) => printed.get(itemOf(id) as CslItem)?.get(form)
  const ids = processor.registry.getSortedIds()
  const unknown = ids.filter((id) => known(id) === undefined)
  if (unknown.length > 0) {
    const include = unknown.map((value) => ({ field: 'id', value }))
    processor.opt.citation_number_slug = numberMark
    const entries = readEntries(processor.makeBibliography({ include }))
    // A style that prints no number here numbers in some way of its own.
    if (!entries.every(({ html }) => html.includes(numberMark)))
      return readEntries(processor.makeBibliography())
    for (const { id, html } of entries) keep(itemOf(id), form, html)
  }
  return ids.flatMap((id) => {
    const html = known(id)
    if (html === undefined) return []
    const number = String(processor.registry.registry[id]?.seq ?? 0)
    return [{ id, html: html.replaceAll(numberMark, number) }]
  })
}

function keep(item: CslItem | undefined, form: string, html: string): void {
  if (!item) return
  const forms = printed.get(item) ?? new Map<string, string>()
  printed.set(item, forms.set(form, html))
}

/**
 * Pairs each entry with the source that its mark names. citeproc's own list of ids also has the sources that print nothing.
 *
 * @throws if a source has two entries
 */
function readEntries(bibliography: ReturnType<Processor['makeBibliography']>): PrintedEntry[] {
  if (!bibliography) return []
  const [{ entry_ids: groups }, html] = bibliography
  const ids = new Set(groups.flat())
  const entries = html.flatMap((entry) => readEntryMark(entry) ?? [])
  for (const { id } of entries) {
    if (!ids.delete(id))
      throw new Error(`citeproc printed an entry of “${id}” that it did not list once.`)
  }
  return entries
}
