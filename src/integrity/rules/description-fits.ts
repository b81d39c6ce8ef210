import { relative } from 'node:path'

import type { Problem, RuleContext } from '../rule.ts'

import { folded } from '../folded.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/** Below this many characters a description says little more than a title. */
const shortest = 50

/** The description of an article or page says something that its title and other descriptions do not. Its schema says how long it may be. */
export const descriptionFits = defineRule({
  name: 'description-fits',
  holds: 'A description is long enough to tell what a text says.',
  severity: 'warning',
  check,
})

function check({ articles, pages, publication }: RuleContext): Problem[] {
  const pointAt = pointer(publication.sources)
  const owners = new Map<string, string>()
  return [...articles, ...pages].flatMap(({ record, data }): Problem[] => {
    if (!data) return []
    const words = folded(data.description)
    const owner = owners.get(words)
    owners.set(words, owner ?? relative('', record.file))
    const problem =
      problemOf(data) ??
      (owner === undefined ? undefined : `The description is that of ${owner} already.`)
    if (!problem) return []
    return [
      {
        ...pointAt(record, ['description'], data.description),
        message: problem,
        hint: `Say in ${shortest} to 200 characters what a reader learns here: lists, feeds and search engines show it.`,
      },
    ]
  })
}

function problemOf({
  title,
  description,
}: {
  title: string
  description: string
}): string | undefined {
  if (folded(description) === folded(title)) return 'The description only repeats the title.'
  if (/(?:\[?(?:…|\.{3})\]?|,|\b(?:and|or|the|of))$/i.test(description.trim())) {
    return 'The description ends in the middle of a sentence.'
  }
  const length = widthOf(description.trim())
  return length < shortest
    ? `The description has ${length} characters, too few to tell what the text says.`
    : undefined
}

/** Its length in characters; those of Chinese, Japanese and Korean say as much as two. */
function widthOf(text: string): number {
  const wide = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)
  return Array.from(text).length + (wide?.length ?? 0)
}
