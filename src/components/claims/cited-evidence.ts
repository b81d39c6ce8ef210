import type { CitedFields } from '../../citations/markdown-fields.ts'

import { citeEvidence } from '../../citations/evidence.ts'
import { type CitedClaim, evidenceSlots, outcomeSlots } from '../../citations/slots.ts'
import { harmlessHtml } from '../../markdown/untrusted.ts'
import { currentSite } from '../../site.ts'

/**
 * Formats the evidence of a claim with a bibliography. If it cites an invalid or missing source, `npm run dev` shows the
 * citations as they are written; a build fails.
 */
export async function citedEvidence(
  claim: CitedClaim,
  { library, showsMistakes, words }: Pick<App.Locals, 'library' | 'showsMistakes' | 'words'>,
): Promise<CitedFields> {
  try {
    return await citeEvidence(claim, library, { words, urls: currentSite().urls })
  } catch (error) {
    if (!showsMistakes) throw error
    const asWritten = [...outcomeSlots(claim), ...evidenceSlots(claim)].map(
      ({ slot, markdown }) => [slot, harmlessHtml(markdown)] as const,
    )
    return { html: new Map(asWritten), mentions: [] }
  }
}
