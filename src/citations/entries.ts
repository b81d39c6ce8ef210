/** The bibliography of a text. An entry that depends on nothing but its source is formatted once, whatever the number of texts. */

import type { CslItem } from '../references/csl.ts'
import type { Processor, Style } from './style.ts'

/** One entry as citeproc prints it. */
export interface PrintedEntry {
  /** The id of the source in the engine. */
  id: string
  html: string
}

/** Entries by source, then by style and locale. A source that is read anew is a new object, and formatted anew. */
const printed = new WeakMap<CslItem, Map<string, string>>()

/** The number in front of an entry: all that changes from text to text where entries stand alone. */
const margin = /^(\s*<div class="csl-entry">\s*<div class="csl-left-margin">[^<\d]*)(\d+)/

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
  if (!style.entriesStandAlone) return readEntries(processor.makeBibliography())
  const form = `${style.id} ${locale}`
  const known = (id: string) => printed.get(itemOf(id) as CslItem)?.get(form)
  const ids = processor.registry.getSortedIds()
  const numberOf = (id: string) => processor.registry.registry[id]?.seq ?? 0
  // A style may number from the end, or print no number here: then nothing is kept.
  const isPlain = ({ id, html }: PrintedEntry) => Number(margin.exec(html)?.[2]) === numberOf(id)
  const unknown = ids.filter((id) => known(id) === undefined)
  if (unknown.length > 0) {
    const include = unknown.map((value) => ({ field: 'id', value }))
    const entries = readEntries(processor.makeBibliography({ include }))
    if (entries.length !== unknown.length || !entries.every(isPlain)) {
      return readEntries(processor.makeBibliography())
    }
    for (const { id, html } of entries) keep(itemOf(id), form, html)
  }
  return ids.map((id) => ({ id, html: (known(id) ?? '').replace(margin, `$1${numberOf(id)}`) }))
}

function keep(item: CslItem | undefined, form: string, html: string): void {
  if (!item) return
  const forms = printed.get(item) ?? new Map<string, string>()
  printed.set(item, forms.set(form, html))
}

function readEntries(bibliography: ReturnType<Processor['makeBibliography']>): PrintedEntry[] {
  if (!bibliography) return []
  const [{ entry_ids: ids }, html] = bibliography
  return html.map((entry, index) => ({ id: ids[index]?.[0] ?? '', html: entry }))
}
