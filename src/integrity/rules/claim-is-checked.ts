import { type RuleContext, defineRule } from '../rule.ts'

import { hasUnreadTexts } from '../../publication/source.ts'
import { likelyName } from '../../shared/suggestion.ts'

/** Every claim is checked by an article, possibly a draft. */
export const claimIsChecked = defineRule({
  name: 'claim-is-checked',
  holds: 'Every claim is checked by an article.',
  severity: 'warning',
  check(checked) {
    if (hasUnreadTexts(checked.publication)) return []
    const named = namedClaims(checked)
    return [...checked.claims.values()]
      .filter(({ record: { id, data } }) => data !== undefined && !named.has(id))
      .map(({ record: { id, place } }) => ({
        place,
        message: `No article checks the claim \`${id}\`.`,
        hint: `Add it to \`claims\` of the article that checks it, or remove content/claims/${id}.yaml.`,
      }))
  },
})

/**
 * Returns the claims that articles name, even if their front matter has errors or a name is misspelled, so that one error
 * does not cause others.
 */
function namedClaims({ articles, claims: known, publication }: RuleContext): Set<unknown> {
  return new Set(
    articles.flatMap(({ record: { data, file }, data: valid }): unknown[] => {
      const claims = (data as { claims?: unknown } | null | undefined)?.claims
      const list = Array.isArray(claims) ? (claims as unknown[]) : undefined
      if (list?.every((claim) => typeof claim === 'string'))
        return list.map((claim) => (known.has(claim) ? claim : likelyName(claim, known.keys())))
      // Any claim may be meant by a number or a group in its place.
      if (claims !== undefined) return [...known.keys()]
      // If the front matter is invalid, every word in it may be a claim, such as below a misspelled `claims`.
      return valid === undefined ? (publication.sources.get(file)?.split(/[\s,[\]"']+/) ?? []) : []
    }),
  )
}
