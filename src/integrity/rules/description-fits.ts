import { relative } from 'node:path'

import { type Problem, defineRule } from '../rule.ts'

import { normalizedStatement } from '../normalized-words.ts'

/** A description of fewer characters says little more than a title. */
const shortest = 50

/** A description is complete, unique, different from the title, and not too short. The schema limits its length. */
export const descriptionFits = defineRule({
  name: 'description-fits',
  holds: 'A description is complete, unique and long enough to summarise the text.',
  severity: 'warning',
  check({ articles, pages, pointAt }) {
    const owners = new Map<string, string>()
    return [...articles, ...pages].flatMap(({ record, data }): Problem | [] => {
      if (!data) return []
      const words = normalizedStatement(data.description)
      const owner = owners.get(words)
      owners.set(words, owner ?? relative('', record.file))
      const problem =
        problemOf(data) ??
        (owner === undefined ? undefined : `The description is the same as in ${owner}.`)
      if (!problem) return []
      return {
        ...pointAt(record, ['description'], data.description),
        message: problem,
        hint: `Summarise the text in ${shortest} to 200 characters. Lists, feeds and search engines show this description.`,
      }
    })
  },
})

function problemOf({
  title,
  description,
}: {
  title: string
  description: string
}): string | undefined {
  if (normalizedStatement(description) === normalizedStatement(title))
    return 'The description only repeats the title.'
  if (/(?:\[?(?:…|\.{3})\]?|,|\b(?:and|or|the|of))$/i.test(description.trim())) {
    return 'The description ends mid-sentence.'
  }
  const length = widthOf(description.trim())
  return length < shortest
    ? `The description has only ${length} characters, too few to summarise the text.`
    : undefined
}

/** Counts characters. A Chinese, Japanese or Korean character counts as two, because it says as much. */
function widthOf(text: string): number {
  const wide = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)
  return Array.from(text).length + (wide?.length ?? 0)
}
