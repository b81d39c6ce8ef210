import type { Claim } from '../claims/schema.ts'
import type { SlotsOf } from './slot-content.ts'

import { keyInMarkdown } from './keys.ts'
import { plainKey } from './identifiers.ts'

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

/** What a study of a claim's evidence brings along: the citation of its source, and its Markdown fields. */
export type StudyField = 'reference' | 'summary' | 'limits'

/**
 * The slot of a field of a study.
 *
 * A claim may have two studies from one source, so its place in the list is part of the name; with the source in it, a
 * slot of another list is never taken for this one.
 */
export function studySlot(field: StudyField, reference: string, index: number): string {
  return `${field}-${index}-${plainKey(reference)}`
}

/** The citations and Markdown fields of a claim's evidence, a slot for each. */
export function evidenceSlots(
  claim: Pick<Claim, 'evidence'> | undefined,
): { slot: string; markdown: string }[] {
  return (claim?.evidence ?? []).flatMap(({ reference, summary, limits }, index) => {
    const fields = { reference: `[@${keyInMarkdown(reference)}]`, summary, limits }
    return (Object.keys(fields) as StudyField[]).flatMap((field) => {
      const markdown = fields[field]
      return markdown === undefined ? [] : [{ slot: studySlot(field, reference, index), markdown }]
    })
  })
}
