import { relative } from 'node:path'

import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'

import { folded } from '../folded.ts'
import { pointer } from '../pointer.ts'

/** No two articles have one title: in lists, feeds and search results readers could not tell them apart. */
export const titleIsUnique: Check = ({ articles, publication }) => {
  const first = new Map<string, string>()
  const pointAt = pointer(publication.sources)
  return articles.flatMap(({ record, data }): Finding[] => {
    if (!data) return []
    // A title of nothing but signs is compared by these.
    const title = folded(data.title) || data.title.trim()
    const earlier = first.get(title)
    first.set(title, earlier ?? relative('', record.file))
    if (earlier === undefined) return []
    return [
      {
        rule: 'title-is-unique',
        ...pointAt(record, ['title'], data.title),
        message: `The title \`${data.title}\` is that of ${earlier} already.`,
        hint: 'Say in the title what sets this article apart, or make one article of the two.',
      },
    ]
  })
}
