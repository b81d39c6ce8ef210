/** Finds mistakes that two rules report at the same words. */

import type { Issue } from '../issue.ts'

/** Pairs of rules, in alphabetical order, whose problems at the same words are different mistakes, with the reason. */
const separate: Readonly<Record<string, string>> = {
  'article-is-data, citation-is-well-formed':
    'One is about braces, the other about the citation around them.',
  'headings-nest, section-has-text': 'A section without a text can also have the wrong level.',
  'language-has-locale, language-has-words':
    'Terms of citations and words of the interface come from different files.',
  'link-resolves, markup-is-complete': 'An address in a link with a mistake is a link of its own.',
  'markup-is-complete, quotation-is-closed':
    'A bracket of a link with a mistake is a bracket of its own.',
  'quotation-has-locator, retraction-is-named':
    'A quotation of a retracted source needs a locator and the word.',
  'record-has-its-shape, record-has-its-shape': 'Several fields can be missing in one place.',
  'slug-is-plain, slug-is-unique': 'A name that is taken can also contain a capital letter.',
}

/** Rules about a whole record, which they report where it starts or at its key. */
const ofWholeRecords: readonly string[] = [
  'claim-is-checked',
  'reference-has-identifier',
  'reference-is-cited',
  'reference-is-complete',
]

/**
 * Returns the pairs of problems that are about the same words, and may therefore be one mistake.
 *
 * @returns each pair of rules, and the place of the later one
 */
export function repeatsIn(issues: readonly Issue[]): string[] {
  const about = issues.filter(({ rule }) => !ofWholeRecords.includes(rule))
  return about.flatMap((issue, index) =>
    about
      .slice(0, index)
      .filter((other) => overlap(issue, other))
      .map((other) => [issue.rule, other.rule].sort().join(', '))
      .filter((pair) => !Object.hasOwn(separate, pair))
      .map((pair) => `${pair} at ${issue.place.line}:${issue.place.column}`),
  )
}

function overlap(one: Issue, other: Issue): boolean {
  const endOf = ({ place, length = 1 }: Issue) => place.column + Math.max(length, 1)
  return (
    one.place.file === other.place.file &&
    one.place.line === other.place.line &&
    one.place.column < endOf(other) &&
    other.place.column < endOf(one)
  )
}
