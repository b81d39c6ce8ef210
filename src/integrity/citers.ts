/** What cites each source in a publication that is being checked, drafts included. */

import type { Extracted } from '../citations/citation-node.ts'
import type { RuleContext } from './rule.ts'

import { extractFromMarkdown } from '../citations/extract.ts'
import { bareKeyMatcher } from '../citations/keys.ts'
import { findCiters, type Citer } from '../publication/cited.ts'
import { validData } from '../publication/validated.ts'
import { cached } from './cached.ts'

/** Returns a function that extracts the citations of a Markdown field, each field once. */
export const fieldExtractor = cached((context: RuleContext): ((markdown: string) => Extracted) => {
  const isKey = bareKeyMatcher(context.keys)
  const extracted = new Map<string, Extracted>()
  return (markdown: string) => {
    const found = extracted.get(markdown) ?? extractFromMarkdown(markdown, isKey)
    extracted.set(markdown, found)
    return found
  }
})

/** Finds what cites each source, by key. Invalid records cite nothing here. */
export function citersIn(context: RuleContext): Map<string, Citer[]> {
  const extract = fieldExtractor(context)
  const texts = [
    ...context.articles.map(({ record, cited, data }) => ({
      as: 'article' as const,
      id: record.id,
      keys: cited.keys.map(({ key }) => key),
      nocite: data?.nocite,
    })),
    ...context.pages.map(({ record, cited }) => ({
      as: 'page' as const,
      id: record.id,
      keys: cited.keys.map(({ key }) => key),
    })),
  ]
  return findCiters(
    {
      texts,
      claims: validData(context.claims),
      charts: validData(context.charts),
      references: validData(context.references),
    },
    (markdown) => extract(markdown).keys.map(({ key }) => key),
  )
}
