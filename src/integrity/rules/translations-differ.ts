import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { translationGroups } from '../../articles/translations.ts'

/** An article with valid front matter. */
interface Article {
  record: SourceRecord
  data: ArticleFrontMatter
}

/** Articles that are translations of each other are in different languages. */
export const translationsDiffer = defineRule({
  name: 'translations-differ',
  holds: 'An article and its translations are in different languages.',
  severity: 'error',
  check({ articles, site }) {
    const valid = articles.flatMap(({ record, data }) => (data ? [{ record, data }] : []))
    const byId = new Map(valid.map((article) => [article.record.id, article]))
    const groups = translationGroups(
      valid.map(({ record: { id }, data: { translations } }) => ({ id, translations })),
    )
    return valid.flatMap((article) =>
      article.data.translations.flatMap((name, index): Problem | [] => {
        const other = byId.get(name)
        if (!other) return []
        const message = messageOf(article, other, groups, { byId, site })
        if (message === undefined) return []
        return {
          place: article.record.placeOf(['translations', index]),
          ...message,
          length: name.length,
        }
      }),
    )
  },
})

/** Says what is wrong with one name in `translations`. */
function messageOf(
  { record, data }: Article,
  other: Article,
  groups: ReadonlyMap<string, readonly string[]>,
  { byId, site }: { byId: ReadonlyMap<string, Article>; site: RuleContext['site'] },
): Pick<Problem, 'message' | 'hint'> | undefined {
  const languageOf = ({ data: { language } }: Article) => language ?? site?.language ?? 'en'
  const name = other.record.id
  if (other.record === record)
    return { message: `\`${name}\` is this article itself.`, hint: 'Name its translations only.' }
  const language = languageOf(other)
  if (language === languageOf({ record, data }))
    return {
      message: `\`${name}\` is in the same language as this article, \`${language}\`.`,
      hint: 'Write `language` in the front matter of the one that is in another language, or remove the name.',
    }
  const same = groups
    .get(name)
    ?.map((id) => byId.get(id))
    .find((each) => each && each !== other && languageOf(each) === language)
  return (
    same && {
      message: `\`${name}\` and \`${same.record.id}\` are both in \`${language}\`, and both are translations of this article.`,
      hint: 'Remove one of them from `translations`.',
    }
  )
}
