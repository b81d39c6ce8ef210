/** Explainers: articles that check no claim, and explain what fact-checks build on. */

import type { ArticleFrontMatter } from './schema.ts'
import { type NamedRecords, checkedClaims } from './verdicts.ts'
import { isWithdrawn } from './revisions.ts'

/** Returns whether an article is an explainer. A withdrawn fact-check still names its claims, so it is none. */
export function isExplainer({ claims }: Pick<ArticleFrontMatter, 'claims'>): boolean {
  return claims.length === 0
}

/**
 * Returns the slugs of the explainers that an article names as background, and then of those that the claims name that it
 * checks, each once. A withdrawn article has none.
 */
export function backgroundOf(
  data: Pick<ArticleFrontMatter, 'background' | 'claims' | 'revisions'>,
  records: Pick<NamedRecords, 'claims'>,
): string[] {
  if (isWithdrawn(data)) return []
  const named = checkedClaims(data, records).flatMap(({ background = [] }) => background)
  return [...new Set([...(data.background ?? []), ...named])]
}
