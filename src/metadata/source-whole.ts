/** Describes the works and series in which a source appeared in schema.org terms. */

import type { CslItem, CslType } from '../references/csl.ts'
import { oneOrMany, type Node } from './node.ts'

import { withoutMarkup } from '../references/markup.ts'
import { editorProperties, nameNodes } from './source-names.ts'
import { numbersIn } from './source-numbers.ts'

/** The schema.org types of the works in which sources appear. */
const wholes: Partial<Record<CslType, string>> = {
  'article-journal': 'Periodical',
  'article-magazine': 'Periodical',
  'article-newspaper': 'Newspaper',
  chapter: 'Book',
  'post-weblog': 'Blog',
  webpage: 'WebSite',
}

/** Types whose editors are those of the work in which they appear (CSL 1.0.2, appendix IV: `editor`, `container-author`). */
const parts = new Set<CslType>([
  'chapter',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'paper-conference',
])

/** Returns whether the editors of a source are those of the work in which it appeared. */
export function isPart({ type }: CslItem): boolean {
  return parts.has(type)
}

/**
 * Returns the place of a source in a larger work, or in a series, as `isPartOf` and `position`.
 *
 * An article in a journal, magazine or newspaper is in an issue and a volume, each in the next larger one
 * (schema.org/ScholarlyArticle, example 2; `PublicationIssue`, `PublicationVolume`). Any other work can be in a series, or in
 * a work that is in a series.
 */
export function placeInWhole(item: CslItem): Partial<Node> {
  const type = wholes[item.type] ?? 'CreativeWork'
  if (type === 'Periodical' || type === 'Newspaper') return { isPartOf: issueNode(item, type) }
  const inSeries = placeInSeries(item)
  const work = workNode(item, type)
  return work ? { isPartOf: { ...work, ...inSeries } } : inSeries
}

function issueNode(item: CslItem, type: string): Node | undefined {
  const { volume, issue, ISSN } = item
  const container = item['container-title']
  const work: Node | undefined =
    container === undefined
      ? undefined
      : { '@type': type, name: withoutMarkup(container), issn: oneOrMany(numbersIn(ISSN)) }
  const inVolume: Node | undefined =
    volume === undefined
      ? work
      : { '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: work }
  return issue === undefined
    ? inVolume
    : { '@type': 'PublicationIssue', issueNumber: issue, isPartOf: inVolume }
}

function workNode(item: CslItem, type: string): Node | undefined {
  const container = item['container-title']
  if (container === undefined) return undefined
  return {
    '@type': type,
    name: withoutMarkup(container),
    author: nameNodes(item['container-author']),
    ...(isPart(item) && editorProperties(item.editor)),
    isbn: type === 'Book' ? oneOrMany(numbersIn(item.ISBN)) : undefined,
  }
}

/** Returns the series of a work, and its number in it. */
function placeInSeries(item: CslItem): Partial<Node> {
  const title = item['collection-title']
  if (title === undefined) return {}
  return {
    isPartOf: {
      '@type':
        item.type === 'book' || item.type === 'chapter' ? 'BookSeries' : 'CreativeWorkSeries',
      name: withoutMarkup(title),
      issn: oneOrMany(numbersIn(item.ISSN)),
      ...editorProperties(item['collection-editor']),
    },
    position: item['collection-number'],
  }
}
