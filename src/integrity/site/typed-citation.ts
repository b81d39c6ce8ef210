import { findCitations } from '../../citations/grammar.ts'

/**
 * Finds what a reader would see of citations that were never formatted: `[@key]`, `[see @key, p. 3]`, and whatever else
 * begins with `[@`.
 *
 * @param text as a reader sees it
 * @returns each as it stands in the text
 */
export function typedCitations(text: string): string[] {
  if (!text.includes('@') || !text.includes('[')) return []
  return findCitations(text, () => false).map(({ start, end }) => text.slice(start, end))
}
