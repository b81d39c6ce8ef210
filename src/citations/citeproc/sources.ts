import type { CslItem } from '../../references/csl.ts'
import type { Citation } from '../citation.ts'

import { rewritePages } from '../../references/pages.ts'

import { plainKey } from '../identifiers.ts'
import { withoutMarks } from './marks.ts'

/**
 * The sources of one text under ids without special characters, so that every key is safe inside citeproc. A source has
 * the same id in every text.
 */
export class Sources {
  #ids = new Map<string, string>()
  #keys = new Map<string, string>()
  readonly #items: ReadonlyMap<string, CslItem>
  /** The ids of sources that are listed without a citation. */
  readonly uncited: readonly string[]

  constructor(
    citations: readonly Citation[],
    uncited: readonly string[],
    items: ReadonlyMap<string, CslItem>,
  ) {
    this.#items = items
    const cited = citations.flatMap((citation) => citation.items.map(({ key }) => key))
    for (const key of new Set([...cited, ...uncited])) {
      const id = `source-${plainKey(key)}`
      this.#ids.set(key, id)
      this.#keys.set(id, key)
    }
    this.uncited = uncited.map((key) => this.idOf(key))
  }

  idOf(key: string): string {
    return this.#ids.get(key) ?? key
  }

  readonly keyOf = (id: string): string => this.#keys.get(id) ?? id

  /** The source with an id, as it was passed in. */
  readonly itemOf = (id: string): CslItem | undefined => this.#items.get(this.keyOf(id))

  /** The sources as citeproc gets them. */
  items(): CslItem[] {
    return [...this.#ids].map(
      ([key, id]) => ({ ...prepareItem(this.#items.get(key)), id }) as CslItem,
    )
  }
}

const prepared = new WeakMap<CslItem, CslItem>()

/** Prepares a source for citeproc, once for all texts. */
function prepareItem(item: CslItem | undefined): CslItem | undefined {
  if (!item) return undefined
  const known = prepared.get(item)
  if (known) return known
  const result = protectWords(JSON.parse(withoutMarks(JSON.stringify(item))) as CslItem)
  if (result.page !== undefined) result.page = protectHyphens(result.page)
  // A number identifies a law, a report or a patent, and is never a range.
  if (result.number !== undefined) result.number = result.number.replaceAll('-', '\\-')
  prepared.set(item, result)
  return result
}

/**
 * Marks the hyphens of page numbers that are not those of a range, as in `12-1–12-9`: citeproc takes the first hyphen for it
 * otherwise.
 */
export function protectHyphens(pages: string): string {
  return rewritePages(pages, (part, range) =>
    range && /-/.test(range.start + range.end)
      ? [range.start, range.end].map((page) => page.replaceAll('-', '\\-')).join('\u2013')
      : part,
  )
}

const titleVariables = ['title', 'container-title', 'collection-title', 'publisher'] as const

/** Tags, and what is excluded from title case. */
const unchanged = new RegExp(
  [
    String.raw`<span class="nocase">.*?<\/span>|<[^>]*>`,
    String.raw`(?<![\p{L}\d.])[\p{L}\d]+(?:\.\p{Ll}[\p{L}\d]+)+(?![\p{L}\d])`,
    String.raw`(?<![\p{L}\d.-])\p{Ll}+\d[\p{Ll}\d]*(?![\p{L}\d])`,
    String.raw`[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]+`,
  ].join('|'),
  'gu',
)

/**
 * Excludes words from title case: those with a dot inside, such as `FDA.gov`, which citeproc takes for two sentences, and names of
 * small letters with a digit, such as `p53` and `ggplot2`. Words in other scripts with capitals are not English.
 */
function protectWords(item: CslItem): CslItem {
  const result = { ...item }
  for (const variable of titleVariables) {
    const value = result[variable]
    if (value === undefined) continue
    result[variable] = value.replace(unchanged, (match) =>
      match.startsWith('<') ? match : `<span class="nocase">${match}</span>`,
    )
  }
  return result
}
