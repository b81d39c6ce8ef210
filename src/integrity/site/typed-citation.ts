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
  const found = findCitations(text, () => false)
  const begun = [...text.matchAll(/\[@[^\s\]]*\]?/g)].filter(
    ({ index }) => !found.some(({ start, end }) => start <= index && index < end),
  )
  return [
    ...found.map(({ start, end }) => ({ start, end })),
    ...begun.map(({ index, 0: word }) => ({ start: index, end: index + word.length })),
  ]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => text.slice(start, end))
}
