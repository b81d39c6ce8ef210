import type { CslItem } from '../../references/csl.ts'
import type { Citation } from '../citation.ts'
import type { Processor } from './types.ts'

import { fallbackText } from '../fallback.ts'
import { nameWords } from '../locales.ts'
import type { Style } from '../style.ts'
import { withArticleNumbers } from './article-numbers.ts'
import { withCache } from './cache.ts'
import { restoreAffixes, toClusters, type Cluster } from './clusters.ts'
import { withEditorialRoles } from './editorial-roles.ts'
import { cslSettings } from './engines.ts'
import { printEntries } from './printed-entries.ts'
import { marksToElements, withMarks } from './marks.ts'
import { Sources } from './sources.ts'
import './cached-cites.ts'
import './et-al.ts'
import './sort-compare.ts'

/** What citeproc prints for the citations of one text. */
export interface CiteprocOutput {
  /** HTML of each citation, in order; the output for each source is in an `<a data-source>` with its key, percent-encoded. */
  citations: string[]
  /** The bibliography in the order of the style. A source for which the style prints nothing has no entry. */
  entries: { key: string; html: string }[]
  /** Each source's number in the bibliography, by key. */
  numbers: Map<string, number>
}

/** The settings for formatting one text. */
export interface CiteprocOptions {
  style: Style
  /** The name of a CSL locale. */
  locale: string
  /** Keys to list without a citation. */
  uncited: readonly string[]
}

/**
 * Formats the citations of one text and its bibliography with citeproc.
 *
 * All citations of a text are formatted together: a later work can change how an earlier one is printed.
 *
 * @param citations in the order in which they count
 * @param items the sources they cite, by key; every cited key must be present
 * @throws any error of citeproc, which may be a string, if it cannot run the style
 */
export function runCiteproc(
  citations: readonly Citation[],
  items: ReadonlyMap<string, CslItem>,
  { style, locale, uncited }: CiteprocOptions,
): CiteprocOutput {
  const sources = new Sources(citations, uncited, items)
  const clusters = toClusters(citations, sources, style)
  const printed = withEditorialRoles(
    withArticleNumbers(sources.items(), style, locale),
    style,
    locale,
  )
  const processor = cslSettings.engine(printed, style.id, locale, 'html')
  const { formats } = processor.output
  const depth = formats.length()
  try {
    const form = `${style.id} ${locale}`
    const words = nameWords(locale)
    return withMarks(
      processor,
      (id, cite) => fallbackText(sources.itemOf(id), cite, words),
      () =>
        withCache(processor, { sourceOf: sources.itemOf, form, style }, () =>
          printText(processor, clusters, sources, style),
        ),
    )
  } finally {
    // The next text uses the same engine, so remove the sources of this one and their order.
    processor.restoreProcessorState([])
    // Sorting by date leaves about sixty formats per text on this stack, which would otherwise grow for ever.
    while (formats.length() > depth) formats.pop()
  }
}

function printText(
  processor: Processor,
  clusters: Cluster[],
  sources: Sources,
  style: Style,
): CiteprocOutput {
  const { uncited, keyOf } = sources
  // Uncited sources take part in disambiguation and sorting, so citeproc needs them before it prints the first citation.
  // In a list in the order of the text, they come last.
  if (uncited.length > 0 && (style.format !== 'numeric' || style.sortsBibliography))
    processor.updateUncitedItems(uncited)
  const printed = processor.rebuildProcessorState(clusters, 'html', uncited)
  const citations = new Map(printed.map(([id, , html]) => [id, html]))
  const entries = printEntries(processor, sources.itemOf, style)
  const { registry } = processor
  return {
    citations: clusters.map(({ citationID }) => {
      const html = citations.get(citationID)
      if (html === undefined) throw new Error(`citeproc did not print “${citationID}”.`)
      return withClasses(marksToElements(restoreAffixes(html), keyOf))
    }),
    entries: entries.map(({ id, html }) => ({ key: keyOf(id), html: withClasses(html) })),
    numbers: new Map(
      registry.getSortedIds().map((id) => [keyOf(id), registry.registry[id]?.seq ?? 0]),
    ),
  }
}

/**
 * Replaces the inline styles of citeproc, which a Content-Security-Policy refuses, by classes: small capitals, underlining,
 * and the return from them, from italics and from bold type to normal (CSL 1.0.2, "Formatting").
 */
function withClasses(html: string): string {
  return html
    .replaceAll(/<span style="[a-z]+-([a-z]+):([a-z-]+);">/g, '<span class="csl-$1-$2">')
    .replaceAll('<span style="baseline">', '<span class="csl-align-baseline">')
}
