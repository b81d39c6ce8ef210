import type { Claim } from '../claims/schema.ts'
import type { Slot, SlotsOf } from './slot-content.ts'

import { keyInMarkdown } from './keys.ts'
import { plainKey } from './identifiers.ts'

/** What texts show of a claim in addition to its verdict. */
export type CitedClaim = Pick<Claim, 'evidence' | 'outcomes'>

/** Returns that of a claim, and nothing else. */
export function citedClaim({ evidence, outcomes }: CitedClaim): CitedClaim {
  return { evidence, ...(outcomes && { outcomes }) }
}

/**
 * Returns the slots of the components that name sources: a citation for a pull quote and for a search, and a citation and
 * the Markdown fields of each study for an evidence table, and the citations of each outcome.
 *
 * @param claims the claims by id
 */
export function citingSlots(claims: { get: (id: string) => CitedClaim | undefined }): SlotsOf {
  return (element, attributes) => {
    if (element === 'PullQuote') {
      const { cite, locator } = attributes
      return citationSlot(cite, locator === undefined ? '' : `, ${locator}`)
    }
    if (element === 'SearchRecord') return citationSlot(attributes['id'])
    if (element === 'Evidence') return evidenceSlots(claims.get(attributes['claim'] ?? ''))
    if (element === 'Outcomes') return outcomeSlots(claims.get(attributes['claim'] ?? ''))
    return []
  }
}

function citationSlot(key: string | undefined, suffix = ''): Slot[] {
  if (key === undefined) return []
  return [{ slot: 'citation', markdown: `[@${keyInMarkdown(key)}${suffix}]` }]
}

/** The slots of a study in a claim's evidence: the citation of its source, and its Markdown fields. */
export type StudyField = 'reference' | 'summary' | 'limits'

/**
 * Returns the name of the slot for a field of a study.
 *
 * The name contains the study's index, since a claim may have two studies from one source, and the source, so that slots of
 * different lists have different names.
 */
export function studySlot(field: StudyField, reference: string, index: number): string {
  return `${field}-${index}-${plainKey(reference)}`
}

/** Returns whether the name of a slot is that of a study's source (`studySlot`). */
export function isStudySlot(slot: unknown): boolean {
  return typeof slot === 'string' && /^reference-\d+-/.test(slot)
}

/** Returns the slots of a claim's evidence: its citations and Markdown fields. */
export function evidenceSlots(claim: CitedClaim | undefined): Slot[] {
  return (claim?.evidence ?? []).flatMap(({ reference, summary, limits }, index) => {
    const fields = { reference: `[@${keyInMarkdown(reference)}]`, summary, limits }
    return (Object.keys(fields) as StudyField[]).flatMap((field) => {
      const markdown = fields[field]
      return markdown === undefined ? [] : [{ slot: studySlot(field, reference, index), markdown }]
    })
  })
}

/** Returns the name of the slot for the sources of an outcome. */
export function outcomeSlot(name: string, index: number): string {
  return `outcome-${index}-${plainKey(name)}`
}

/** Returns the slots of a claim’s outcomes: a citation of the sources of each. */
export function outcomeSlots(claim: CitedClaim | undefined): Slot[] {
  return (claim?.outcomes ?? []).map(({ name, sources }, index) => ({
    slot: outcomeSlot(name, index),
    markdown: `[${sources.map((key) => `@${keyInMarkdown(key)}`).join('; ')}]`,
  }))
}
