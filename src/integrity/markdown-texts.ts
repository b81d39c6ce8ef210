/** Everything that a publication holds in Markdown: its articles and pages, and fields of its records. */

import type { Root } from 'mdast'

import type { Problem, RuleContext } from './rule.ts'

import { placeOfOffset } from '../shared/place.ts'
import { markdownFields } from './fields.ts'
import { pointer } from './pointer.ts'

/** A text in Markdown, whatever file it is in. */
export interface MarkdownText {
  /** Its tree; a citation node stands in the place of each citation. */
  tree: Root
  /** What the tree was parsed from: the offsets of its nodes count in it. */
  source: string
  /** Points at a part of the source: in a field, at the same words in its file. */
  pointAt: (start: number, end: number) => Pick<Problem, 'place' | 'length'>
}

const known = new WeakMap<RuleContext, readonly MarkdownText[]>()

/** The texts of a publication that could be parsed, and the Markdown fields of its records. Several rules ask for them. */
export function markdownTexts(checked: RuleContext): readonly MarkdownText[] {
  const earlier = known.get(checked)
  if (earlier) return earlier
  const pointInFields = pointer(checked.publication.sources)
  const texts = [
    ...[...checked.articles, ...checked.pages].flatMap(({ record }): MarkdownText[] => {
      const { tree, body, file } = record
      if (!tree) return []
      const pointAt = (start: number, end: number) => ({
        place: placeOfOffset(file, body, start),
        length: (body.slice(start, end).split('\n')[0] ?? '').trimEnd().length,
      })
      return [{ tree, source: body, pointAt }]
    }),
    ...markdownFields(checked).map(({ record, path, value, tree }): MarkdownText => {
      const lines = value.split('\n').length
      const pointAt = (start: number, end: number) => {
        const words = (value.slice(start, end).split('\n')[0] ?? '').trimEnd()
        return pointInFields(record, path, words, lines + 2)
      }
      return { tree, source: value, pointAt }
    }),
  ]
  known.set(checked, texts)
  return texts
}

/** The words of a source between two offsets, fit to be quoted: on one line, not too long, without backticks. */
export function quote(source: string, start: number, end: number): string {
  const words = source.slice(start, end).replaceAll('`', '').replace(/\s+/g, ' ').trim()
  return words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words
}
