/** The words that editors of the publication wrote and readers get: the bodies of texts, and the fields of records. */

import type { SourceText } from '../reading/publication.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { Checked } from './check.ts'
import type { Finding } from './issue.ts'

import { isCitation } from '../citations/extract.ts'
import { placeOfOffset } from '../shared/place.ts'
import { recordsOf, textsOf } from './fields.ts'
import { nodesOf } from './nodes.ts'
import { pointer } from './pointer.ts'

/** A text of the publication: a body, or one field. */
export interface OwnWords {
  record: SourceRecord
  /** As it is written; in a body, code and comments are blanked out, so that offsets stay right. */
  text: string
  /** The field; absent for a body. */
  path?: DataPath
  /** Where words of the text are, which start at an offset of it. */
  where: (words: string, offset: number) => Pick<Finding, 'place' | 'length'>
}

/** Fields that hold names, settings or the words of others, at any depth. */
export const unread: ReadonlySet<string> = new Set([
  'aliases',
  'authors',
  'claims',
  'csl',
  'filters',
  'ignore',
  'nocite',
  'query',
  'rating',
  'reference',
  'reviewers',
  'rules',
  'sameAs',
  'src',
  'topics',
  'url',
])

/**
 * Finds the texts of a publication that hold a sign: the bodies and front matter of articles and pages, `site.yaml`, and
 * the fields of records. A reference repeats the words of its source; of its fields only `remark` is the editors' own.
 *
 * @param sign what a text has to hold; most hold nothing of the kind, and are skipped before they are taken apart
 */
export function ownWords(checked: Checked, sign: RegExp): OwnWords[] {
  const pointAt = pointer(checked.publication.sources)
  const { articles, pages, siteRecord, references } = checked
  const texts = [...articles, ...pages].map(({ record }) => record)
  const fields = (record: SourceRecord, isOwn: (path: DataPath) => boolean) =>
    textsOf(record.data, (value) => sign.test(value))
      .filter(({ path }) => isOwn(path) && !path.some((part) => unread.has(String(part))))
      .map(({ path, value }): OwnWords => ({
        record,
        path,
        text: value,
        where: (words, offset) => {
          // What stands before the words tells which of several like them is the one.
          const before = value.slice(value.lastIndexOf('\n', offset - 1) + 1, offset)
          const line = firstLineOf(words)
          const { place, length } = pointAt(record, path, before + line, 2 + offset)
          return length === undefined
            ? pointAt(record, path, line, 2 + offset)
            : {
                place: { ...place, column: place.column + before.length },
                length: length - before.length,
              }
        },
      }))
  return [
    ...texts.flatMap((record) => [...bodyOf(record, sign), ...fields(record, () => true)]),
    ...(siteRecord ? fields(siteRecord, () => true) : []),
    ...recordsOf(checked).flatMap(({ record }) => {
      const isReference = references.get(record.id)?.record === record
      return fields(record, ([field]) => !isReference || field === 'remark')
    }),
  ]
}

function bodyOf(record: SourceText, sign: RegExp): OwnWords[] {
  const { body, file } = record
  if (!sign.test(body)) return []
  return [
    {
      record,
      text: proseOf(record),
      where: (words, offset) => ({
        place: placeOfOffset(file, body, offset),
        length: Math.max(1, firstLineOf(words).length),
      }),
    },
  ]
}

function firstLineOf(words: string): string {
  return words.split('\n')[0] ?? ''
}

const knownProse = new WeakMap<SourceText, string>()

/** The body of a text with code, which is printed as it is, and comments, which nobody reads, blanked out. */
export function proseOf(record: SourceText): string {
  const earlier = knownProse.get(record)
  if (earlier !== undefined) return earlier
  const { tree, body } = record
  let prose = ''
  for (const node of tree ? nodesOf(tree) : []) {
    const { start, end } = node.position ?? {}
    const isHidden =
      /^(?:code|inlineCode|mdxFlowExpression|mdxTextExpression|mdxjsEsm)$/.test(node.type) &&
      !isCitation(node)
    if (!isHidden || start?.offset === undefined || end?.offset === undefined) continue
    prose += body.slice(prose.length, start.offset)
    prose += body.slice(prose.length, end.offset).replace(/[^\n]/g, ' ')
  }
  const whole = tree ? prose + body.slice(prose.length) : ''
  knownProse.set(record, whole)
  return whole
}
