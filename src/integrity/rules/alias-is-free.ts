import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'

/** An old slug must not be the address of another article, nor stand twice. */
export const aliasIsFree = defineRule({
  name: 'alias-is-free',
  holds: 'An old address of an article is not the address of another.',
  severity: 'error',
  fixed: true,
  check,
})

function check({ articles }: RuleContext): Problem[] {
  const taken = new Map(
    articles.map(({ record }) => [record.id.toLowerCase(), `the article \`${record.id}\``]),
  )
  return articles.flatMap(({ record, data }) =>
    (data?.aliases ?? []).flatMap((alias, index) => {
      const owner = taken.get(alias.toLowerCase())
      taken.set(alias.toLowerCase(), `an alias of \`${record.id}\``)
      const problem =
        owner === undefined
          ? /^[\p{L}\p{N}_-]+(?:\/[\p{L}\p{N}_-]+)*$/u.test(alias)
            ? undefined
            : `The alias \`${alias}\` is not a slug.`
          : `The alias \`${alias}\` is taken already: it is ${owner}.`
      if (problem === undefined) return []
      return [
        {
          place: record.placeOf(['aliases', index]),
          message: problem,
          hint: 'An alias is the last part of an old address of this article, such as `old-title`.',
          length: alias.length,
        },
      ]
    }),
  )
}
