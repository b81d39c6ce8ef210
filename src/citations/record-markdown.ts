/** Parses the Markdown fields of records, which contain no MDX. */

import type { Root } from 'mdast'

import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { dropRefused } from '../markdown/articles-as-data.ts'
import { remarkGfmAsWritten } from '../reading/gfm.ts'

const parser = unified().use(remarkParse).use(remarkGfmAsWritten).freeze()

/** Parses a Markdown field. */
export function parseField(markdown: string): Root {
  return parser.parse(markdown)
}

/** Parses a Markdown field for a page, without the content that records may not have. */
export function parseFieldForPage(markdown: string): Root {
  const tree = parseField(markdown)
  dropRefused(tree)
  return tree
}
