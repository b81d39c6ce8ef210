import type { Claim } from '../claims/schema.ts'
import type { SlotsOf } from './extract.ts'

import { keyInMarkdown } from './keys.ts'

/**
 * What the components that name sources bring into a text: a pull quote and a search their source, an evidence table one
 * citation and the Markdown fields of each study.
 *
 * @param claims the claims by id
 */
export function citingSlots(claims: { get: (id: string) => Claim | undefined }): SlotsOf {
  return (element, attributes) => {
    if (element === 'PullQuote') {
      const { cite, locator } = attributes
      if (cite === undefined) return []
      return [
        {
          slot: 'citation',
          markdown:
            locator === undefined
              ? `[@${keyInMarkdown(cite)}]`
              : `[@${keyInMarkdown(cite)}, ${locator}]`,
        },
      ]
    }
    if (element === 'SearchRecord') {
      const { id } = attributes
      return id === undefined ? [] : [{ slot: 'citation', markdown: `[@${keyInMarkdown(id)}]` }]
    }
    if (element === 'Evidence') return evidenceSlots(claims.get(attributes['claim'] ?? ''))
    return []
  }
}

/** The citations and Markdown fields of a claim's evidence, a slot for each. */
export function evidenceSlots(claim: Claim | undefined): { slot: string; markdown: string }[] {
  return (claim?.evidence ?? []).flatMap(({ reference, summary, limits }, index) => [
    { slot: `reference-${index}`, markdown: `[@${keyInMarkdown(reference)}]` },
    ...(summary === undefined ? [] : [{ slot: `summary-${index}`, markdown: summary }]),
    ...(limits === undefined ? [] : [{ slot: `limits-${index}`, markdown: limits }]),
  ])
}
