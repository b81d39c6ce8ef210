/** Writes copies in Markdown. Builds run this module in threads too, so it knows no records. */

import type { RootContent } from 'mdast'

import { markdownOf } from './html-to-markdown.ts'
import { writeMarkdown } from './nodes.ts'

/** Content of a page, which becomes Markdown when the copy is written. */
export interface PageContent {
  type: 'page-content'
  html: string
  /** The address of the page, to which addresses are resolved. */
  page: string
  /** The absolute addresses of the pages about sources that it cites, by key. */
  sources: ReadonlyMap<string, string>
}

/** What a copy consists of, in order. */
export type CopyContent = PageContent | RootContent

/** Writes a copy (`writeMarkdown`). */
export default function writeCopy(content: readonly CopyContent[]): string {
  return writeMarkdown(
    content.flatMap((part) =>
      part.type === 'page-content'
        ? markdownOf(part.html, part.page, (key) => part.sources.get(key))
        : [part],
    ),
  )
}
