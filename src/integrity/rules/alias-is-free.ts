import { defineRule } from '../rule.ts'

/** An alias, an old slug of an article, is not the slug or an alias of another article. */
export const aliasIsFree = defineRule({
  name: 'alias-is-free',
  holds: 'Every alias is an old slug of one article only.',
  severity: 'error',
  fixed: true,
  check({ articles }) {
    const taken = new Map(
      articles.map(({ record }) => [
        record.id.toLowerCase(),
        `the slug of the article \`${record.id}\``,
      ]),
    )
    return articles.flatMap(({ record, data }) =>
      (data?.aliases ?? []).flatMap((alias, index) => {
        const owner = taken.get(alias.toLowerCase())
        taken.set(alias.toLowerCase(), `an alias of the article \`${record.id}\``)
        const problem =
          owner === undefined
            ? /^[\p{L}\p{N}_-]+(?:\/[\p{L}\p{N}_-]+)*$/u.test(alias)
              ? undefined
              : `The alias \`${alias}\` is not a slug.`
            : `The alias \`${alias}\` is already ${owner}.`
        if (problem === undefined) return []
        return {
          place: record.placeOf(['aliases', index]),
          message: problem,
          hint: 'Use the last part of an old address of this article, such as `old-title`.',
          length: alias.length,
        }
      }),
    )
  },
})
