/** The words that editors of the publication wrote and readers get: the bodies of texts, and the fields of records. */

import type { Nodes } from 'mdast'

import type { SourceText } from '../publication/source.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { Problem, RuleContext } from './rule.ts'

import { isCitation } from '../citations/citation-node.ts'
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
  where: (words: string, offset: number) => Pick<Problem, 'place' | 'length'>
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
 * @param quotations whether the text keeps the words of others. Without them, quotations are blanked out, and the statement
 *   of a claim is left out: a fact-check repeats what is wrong.
 */
export function ownWords(
  checked: RuleContext,
  sign: RegExp,
  { quotations = true }: { quotations?: boolean } = {},
): OwnWords[] {
  const pointAt = pointer(checked.publication.sources)
  const { articles, pages, siteRecord, references } = checked
  const texts = [...articles, ...pages].map(({ record }) => record)
  const fields = (record: SourceRecord, isOwn: (path: DataPath) => boolean) =>
    textsOf(record.data, (value) => sign.test(value))
      .filter(({ path }) => isOwn(path) && !path.some((part) => unread.has(String(part))))
      .filter(({ path }) => quotations || path[0] !== 'statement')
      .map(({ path, value }): OwnWords => ({
        record,
        path,
        text: quotations ? value : withoutQuotations(value),
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
    ...texts.flatMap((record) => [
      ...bodyOf(record, sign, quotations),
      ...fields(record, () => true),
    ]),
    ...(siteRecord ? fields(siteRecord, () => true) : []),
    ...recordsOf(checked).flatMap(({ record }) => {
      const isReference = references.get(record.id)?.record === record
      return fields(record, ([field]) => !isReference || field === 'remark')
    }),
  ]
}

function bodyOf(record: SourceText, sign: RegExp, quotations: boolean): OwnWords[] {
  const { body, file } = record
  if (!sign.test(body)) return []
  return [
    {
      record,
      text: quotations ? proseOf(record) : unquoted(record),
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
const knownUnquoted = new WeakMap<SourceText, string>()

/** The body of a text with code, which is printed as it is, and comments, which nobody reads, blanked out. */
export function proseOf(record: SourceText): string {
  const earlier = knownProse.get(record)
  if (earlier !== undefined) return earlier
  const prose = blank(record, record.tree ? record.body : '', isHidden)
  knownProse.set(record, prose)
  return prose
}

/** The same without the words of others. */
function unquoted(record: SourceText): string {
  const earlier = knownUnquoted.get(record)
  if (earlier !== undefined) return earlier
  const text = withoutQuotations(blank(record, proseOf(record), isQuotation))
  knownUnquoted.set(record, text)
  return text
}

function isHidden(node: Nodes): boolean {
  return (
    /^(?:code|inlineCode|mdxFlowExpression|mdxTextExpression|mdxjsEsm)$/.test(node.type) &&
    !isCitation(node)
  )
}

/** Whether a node holds the words of others: a block quotation, or an element for one. */
export function isQuotation(node: Nodes): boolean {
  return (
    node.type === 'blockquote' ||
    ('name' in node && /^(?:blockquote|q|PullQuote)$/.test(node.name ?? ''))
  )
}

/** Blanks out some nodes of a text, so that offsets stay right. */
function blank({ tree }: SourceText, text: string, isBlank: (node: Nodes) => boolean): string {
  let done = ''
  for (const node of tree ? nodesOf(tree) : []) {
    const { start, end } = node.position ?? {}
    if (!isBlank(node) || start?.offset === undefined || end?.offset === undefined) continue
    if (end.offset <= done.length) continue
    done += text.slice(done.length, start.offset)
    done += spaces(text.slice(done.length, end.offset))
  }
  return done + text.slice(done.length)
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

const within = (marks: string) => String.raw`(?:(?!\n\s*\n)[^${marks}])*`

/** Words in quotation marks, of any of the usual forms, that end in their paragraph. */
const quoted = new RegExp(
  [
    `“${within('“”')}”`,
    `„${within('„“”"')}[“”"]`,
    `«${within('«»')}»`,
    `»${within('«»')}«`,
    `(?<![\\p{L}\\p{N}])‘${within('‘’')}(?:’(?=\\p{L})${within('‘’')})*’`,
    `(?<![\\p{L}\\p{N}=])"(?=\\S)${within('"')}"`,
  ].join('|'),
  'gu',
)

/** Blanks out what stands in quotation marks, so that offsets stay right. */
export function withoutQuotations(text: string): string {
  return /["“„«»‘]/.test(text) ? text.replace(quoted, spaces) : text
}
