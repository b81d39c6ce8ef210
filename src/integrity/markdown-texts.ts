/** All Markdown of a publication: its articles, its pages, and fields of its records. */

import type { Root } from 'mdast'

import type { SourceText } from '../publication/source.ts'
import { type Spot, placeOfOffset } from '../shared/place.ts'
import type { RuleContext } from './rule.ts'

import { cached } from '../shared/cached.ts'
import { type MarkdownField, markdownFields, replyFields } from './field-texts.ts'
import { pointInField } from './pointer.ts'

/** A Markdown text in any file. */
export interface MarkdownText {
  /**
   * A whole text, a field of a record, which several pages may show, or a reply, whose definitions and footnotes are shown as
   * typed.
   */
  kind: 'text' | 'field' | 'reply'
  /** Its tree, with a node for each citation. */
  tree: Root
  /** The text from which the tree was parsed, and to which the offsets of its nodes refer. */
  source: string
  /** Returns the place of a part of the source in its file. */
  pointAt: (start: number, end: number) => Spot
}

/** Returns the Markdown of an article or page; `undefined` if it could not be parsed. */
export function markdownOfText({ tree, body, file }: SourceText): MarkdownText | undefined {
  if (!tree) return undefined
  const pointAt = (start: number, end: number) => ({
    place: placeOfOffset(file, body, start),
    length: (body.slice(start, end).split('\n')[0] ?? '').trimEnd().length,
  })
  return { kind: 'text', tree, source: body, pointAt }
}

/** Returns the Markdown fields of records, with the replies. The result is cached for several rules. */
export const markdownOfFields = cached((checked: RuleContext): readonly MarkdownText[] => {
  const textOf =
    (kind: MarkdownText['kind']) =>
    (field: MarkdownField): MarkdownText => {
      const { value, tree } = field
      const pointAt = (start: number, end: number) =>
        pointInField(checked.pointAt, field, value.slice(start, end))
      return { kind, tree, source: value, pointAt }
    }
  return [
    ...markdownFields(checked).map(textOf('field')),
    ...replyFields(checked).map(textOf('reply')),
  ]
})

/** Returns the words between two offsets for a quotation in a message: on one line, shortened, without backticks. */
export function quote(source: string, start: number, end: number): string {
  const words = source.slice(start, end).replaceAll('`', '').replace(/\s+/g, ' ').trim()
  return words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words
}
