/** The Markdown processor of this site. */

import { unified, type RemarkPlugin } from '@astrojs/markdown-remark'
import remarkSmartypants from 'remark-smartypants'

import {
  type CitationOptions,
  type TextSettings,
  rehypeCitations,
  remarkCitations,
} from '../citations/plugins.ts'

import { remarkGfmAsWritten } from '../reading/gfm.ts'
import { sourceDetails } from '../citations/details.ts'
import { isCitation } from '../citations/citation-node.ts'
import { citingSlots } from '../citations/slots.ts'
import { rehypeAddresses } from '../markdown/addresses.ts'
import { remarkArticlesAsData } from '../markdown/articles-as-data.ts'
import { remarkDated } from '../markdown/dated.ts'
import { remarkDownloads } from '../markdown/downloads.ts'
import { remarkDisclaimer } from '../markdown/disclaimer.ts'
import { imageSlots } from '../markdown/figures.ts'
import { remarkCharts } from '../markdown/charts.ts'
import { remarkNames } from '../markdown/names.ts'
import { rehypeHeadings } from '../markdown/headings.ts'
import { smartPunctuation } from '../markdown/punctuation.ts'
import { remarkWords } from '../markdown/words.ts'
import { currentSite } from '../site.ts'
import { currentPublication } from './current-publication.ts'

/**
 * Creates the processor with the transforms in order: reject code, extract citations, then smart punctuation; name the
 * headings while citations are still empty, and format citations at the end.
 *
 * GFM and smart punctuation are turned off in the processor, because it would run them again before all other transforms.
 */
export function markdownProcessor() {
  const { urls } = currentSite()
  const citations: CitationOptions = {
    items: () => currentPublication().items,
    library: () => currentPublication().library(),
    styles: () => currentPublication().styles,
    settingsOf,
    slotsOf: (element, attributes) => [
      ...citingSlots(currentPublication().claims)(element, attributes),
      ...imageSlots(element, attributes),
    ],
  }
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: [
      remarkGfmAsWritten,
      remarkArticlesAsData,
      remarkNames,
      remarkCharts,
      remarkDownloads,
      remarkDisclaimer,
      [remarkDated, { language: currentSite().site.language }],
      [remarkCitations, citations],
      [remarkWords, { language: currentSite().site.language, isCitation }],
      [remarkSmartypants as RemarkPlugin, smartPunctuation],
    ],
    rehypePlugins: [
      [rehypeAddresses, { authored: (address: string) => urls.authored(address) }],
      rehypeHeadings,
      [rehypeCitations, citations],
    ],
  })
}

function settingsOf(file: string): TextSettings {
  const { site, urls } = currentSite()
  const { validated, items, claims } = currentPublication()
  const article = validated.articles.find(({ record }) => record.file === file)?.data
  const checked = (article?.claims ?? []).flatMap((id) => claims.get(id) ?? [])
  return {
    style: article?.csl ?? site.csl,
    language: site.language,
    nocite: article?.nocite ?? [],
    details: (key) => {
      const item = items.get(key)
      const page = urls.path({ to: 'reference', id: key })
      const reference = validated.references.get(key)?.data
      return (
        item &&
        sourceDetails(key, item, reference, { claims: checked, page, language: site.language })
      )
    },
  }
}
