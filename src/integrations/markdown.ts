/** The Markdown processor of this site. */

import { unified, type RemarkPlugin } from '@astrojs/markdown-remark'
import remarkGfm from 'remark-gfm'
import remarkSmartypants from 'remark-smartypants'

import type { CitationOptions } from '../citations/plugins.ts'

import { rehypeCitations, remarkCitations } from '../citations/plugins.ts'
import { remarkArticlesAsData } from '../markdown/articles-as-data.ts'
import { rehypeAddresses } from '../markdown/addresses.ts'
import { currentSite } from '../site.ts'
import { currentPublication } from './publication.ts'

/**
 * Wires the transforms in their order: refuse code, find citations, then smart quotes; format citations at the end.
 *
 * GFM and smart punctuation are switched off in the processor, which would run them first and once more.
 */
export function markdownProcessor() {
  const { urls } = currentSite()
  const citations: CitationOptions = {
    items: () => currentPublication().items,
    settingsOf,
    recordPath: (id) => urls.path({ to: 'reference', id }),
  }
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: [
      remarkGfm,
      remarkArticlesAsData,
      [remarkCitations, citations],
      remarkSmartypants as RemarkPlugin,
    ],
    rehypePlugins: [
      [rehypeAddresses, { authored: (address: string) => urls.authored(address) }],
      [rehypeCitations, citations],
    ],
  })
}

function settingsOf(file: string): ReturnType<CitationOptions['settingsOf']> {
  const { site } = currentSite()
  const article = currentPublication().shaped.articles.find(
    ({ record }) => record.file === file,
  )?.data
  return {
    style: article?.csl ?? site.csl,
    language: site.language,
    uncited: article?.nocite ?? [],
  }
}
