/** Bibliography entries that are kept from one run to the next. */

import { toHtml } from 'hast-util-to-html'
import { hash } from 'node:crypto'

import type { Kept } from '../cache/pack.ts'
import type { CslItem } from '../references/csl.ts'
import type { OnProgress } from '../shared/progress.ts'
import { type FormatOptions, formatCitations, formatEntries } from './format.ts'
import { loadStyle } from './style.ts'

/** What entries depend on besides the code. */
export type EntryOptions = Pick<FormatOptions, 'items' | 'style' | 'styles' | 'language'>

/** How many entries are formatted between two calls of `onProgress`. */
const atOnce = 200

/**
 * Formats sources as entries of a bibliography, like `formatEntries`, but formats only those that are not kept.
 *
 * Entries are kept one by one if each depends only on its source, as in most numeric styles. In other styles, a source can
 * change the letters after a year, the names and the order of other entries, so only the whole list is kept.
 *
 * @param kept the entries of earlier runs of the same code; new entries are added to it
 * @param onProgress takes how many of the missing entries are formatted, if they are formatted one by one
 * @returns safe HTML by key, in the order of the style
 * @throws if the style cannot be used
 */
export function keptEntries(
  options: EntryOptions,
  kept: Kept,
  onProgress?: OnProgress,
): Map<string, string> {
  const { items, language } = options
  const style = loadStyle(options.style, options.styles)
  const form = JSON.stringify([style.id, language])
  const isSeparable =
    style.hasIndependentEntries && style.hasBibliography && !style.sortsBibliography
  return (
    (isSeparable ? separateEntries(options, form, { kept, onProgress }) : undefined) ??
    wholeList(options, hash('sha256', `${form}${JSON.stringify([...items])}`), kept)
  )
}

const inMemoryOf = new WeakMap<Kept, Map<string, WeakMap<CslItem, string>>>()

/** Returns the entries in one style and language that were asked for before, so that nothing is parsed twice. */
function entriesInMemory(kept: Kept, form: string): WeakMap<CslItem, string> {
  const byForm = inMemoryOf.get(kept) ?? new Map<string, WeakMap<CslItem, string>>()
  inMemoryOf.set(kept, byForm)
  const entries = byForm.get(form) ?? new WeakMap<CslItem, string>()
  byForm.set(form, entries)
  return entries
}

/** Returns the entries; `undefined` if they contain their numbers, which depend on the whole list. */
function separateEntries(
  options: EntryOptions,
  form: string,
  { kept, onProgress }: { kept: Kept; onProgress: OnProgress | undefined },
): Map<string, string> | undefined {
  const keyOf = (item: CslItem) => hash('sha256', `${form}${JSON.stringify(item)}`)
  const inMemory = entriesInMemory(kept, form)
  const entries = new Map<string, string>()
  const missing = new Map<string, CslItem>()
  for (const [key, item] of options.items) {
    const known = inMemory.get(item) ?? (kept.get(keyOf(item)) as string | undefined)
    if (known !== undefined) inMemory.set(item, known)
    // This gives each key its place in the order.
    entries.set(key, known ?? '')
    if (known === undefined) missing.set(key, item)
  }
  const all = [...missing]
  const made = new Map<string, string>()
  for (let start = 0; start < all.length; start += atOnce) {
    const items = new Map(all.slice(start, start + atOnce))
    const uncited = [...items.keys()]
    const { bibliography, numbered } = formatCitations([], { ...options, items, uncited })
    if (!numbered || bibliography.length !== items.size) return undefined
    for (const { key, content } of bibliography) {
      made.set(key, toHtml(content))
    }
    onProgress?.(Math.min(start + atOnce, all.length), all.length)
  }
  for (const [key, item] of all) {
    const html = made.get(key) ?? ''
    entries.set(key, html)
    kept.set(keyOf(item), html)
    inMemory.set(item, html)
  }
  return entries
}

function wholeList(options: EntryOptions, key: string, kept: Kept): Map<string, string> {
  const known = kept.get(key) as [string, string][] | undefined
  if (known) return new Map(known)
  const entries = new Map(
    [...formatEntries(options)].map(([source, content]) => [source, toHtml(content)]),
  )
  kept.set(key, [...entries])
  return entries
}
