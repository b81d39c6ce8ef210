import type { Problem, RuleContext } from '../rule.ts'

import { hasUnreadTexts } from '../publication.ts'
import { defineRule } from '../rule.ts'

/** Every claim is checked by an article, which may still be a draft. */
export const claimIsChecked = defineRule({
  name: 'claim-is-checked',
  holds: 'Every claim is checked by an article.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  if (hasUnreadTexts(checked.publication)) return []
  const named = namedClaims(checked)
  return [...checked.claims.values()]
    .filter(({ record: { id, data } }) => data !== undefined && !named.has(id))
    .map(({ record: { id, place } }) => ({
      place,
      message: `No article checks the claim \`${id}\`.`,
      hint: `Name it in \`claims\` of the article that checks it, or remove content/claims/${id}.yaml.`,
    }))
}

/** The claims that articles name, in the data as read: a mistake elsewhere in an article does not spread to its claims. */
function namedClaims({ articles, publication }: RuleContext): Set<unknown> {
  return new Set(
    articles.flatMap(({ record: { data, file } }): unknown[] => {
      const claims = (data as { claims?: unknown } | null | undefined)?.claims
      if (Array.isArray(claims)) return claims
      // Nobody knows what front matter says that cannot be read: it may name any word in it.
      return data === undefined ? (publication.sources.get(file)?.split(/[\s,[\]"']+/) ?? []) : []
    }),
  )
}
