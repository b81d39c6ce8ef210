import type { CslItem } from '../../references/csl.ts'
import type { Style } from '../style.ts'

import { cslSettings } from './engines.ts'

const known = new Map<string, boolean>()

/**
 * Returns whether a style prints a text of an item, in the text or in the bibliography.
 *
 * @param item an item of its own `id` for each question
 * @param text what only the field in question contains
 * @param locale the name of a CSL locale
 */
export function printsText(
  { id: style }: Style,
  locale: string,
  item: CslItem,
  text: string,
): boolean {
  const question = `${style} ${item.id}`
  const before = known.get(question)
  if (before !== undefined) return before
  const cluster = {
    citationID: item.id,
    citationItems: [{ id: item.id }],
    properties: { noteIndex: 1 },
  }
  const processor = cslSettings.engine([item], style, locale, 'html')
  try {
    const citations = processor.rebuildProcessorState([cluster], 'html', [])
    const [, entries = []] = processor.makeBibliography() || []
    const isPrinted = JSON.stringify([citations, entries]).includes(text)
    known.set(question, isPrinted)
    return isPrinted
  } finally {
    processor.restoreProcessorState([])
  }
}
