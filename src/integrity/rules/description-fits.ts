import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'

import { folded } from '../folded.ts'
import { pointer } from '../pointer.ts'

/** Below this many characters a description says little more than a title. */
const shortest = 50

/** The description of an article or page says something that its title does not. Its schema says how long it may be. */
export const descriptionFits: Check = ({ articles, pages, publication }) => {
  const pointAt = pointer(publication.sources)
  return [...articles, ...pages].flatMap(({ record, data }): Finding[] => {
    const problem = data && problemOf(data)
    if (!problem) return []
    return [
      {
        rule: 'description-fits',
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
