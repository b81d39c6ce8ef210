import { findCitations } from '../../citations/grammar.ts'

/**
 * Finds citations that were not formatted: `[@key]`, `[see @key, p. 3]`, and anything else that starts with `[@`.
 *
 * @param text as readers see it
 * @returns each citation as in the text
 */
export function typedCitations(text: string): string[] {
  if (!text.includes('@') || !text.includes('[')) return []
  return findCitations(text, () => false).map(({ start, end }) => text.slice(start, end))
}
