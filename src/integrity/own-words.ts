/** Texts that the editors of the publication wrote for readers: the bodies of texts, and the fields of records. */

import type { Nodes, Root } from 'mdast'

import type { SourceText } from '../publication/source.ts'
import type { SourceRecord } from '../reading/record.ts'
import { type DataPath, type Spot, placeOfOffset } from '../shared/place.ts'
import type { PointAt } from './pointer.ts'
import type { RuleContext } from './rule.ts'
import type { CheckedText } from './text.ts'

import { isCitation } from '../citations/citation-node.ts'
import { cached } from '../shared/cached.ts'
import { recordsOf, textsOf } from './field-texts.ts'
import { nodesOf } from './nodes.ts'

/** A text of the publication: a body, or one field. */
export interface OwnWords {
  record: SourceRecord
  /** The text as written. In a body, code and comments are replaced by spaces, which keeps the offsets. */
  text: string
  /** The field; absent for a body. */
  path?: DataPath
  /** Finds the place of words that start at an offset in the text. */
  where: (words: string, offset: number) => Spot
}

/** Fields at any depth that contain names, settings or other people's words. */
export const skippedFields: ReadonlySet<string> = new Set([
  'aliases',
  'apiQuery',
  'authors',
  'claimant',
  'claims',
  'csl',
  'filters',
  'ignore',
  'nocite',
  'query',
  'quotation',
  'rating',
  'reference',
  'reviewers',
  'rules',
  'sameAs',
  'src',
  'topics',
  'url',
])

/** Fields that repeat what others say: the statement of a claim, and the reply of a claimant. */
const othersWords: ReadonlySet<string> = new Set(['statement', 'reply'])

/** What to find. */
export interface WordSearch {
  /** What a text has to match. Most texts do not, and are skipped early. */
  pattern: RegExp
  /**
   * Whether to include other people's words. If not, quotations are replaced by spaces, and the statements of claims and
   * the replies of claimants are left out, because a fact-check repeats what is wrong.
   */
  quotations: boolean
}

/** Finds the texts of an article or page that match a pattern: its body and its front matter. */
export function ownWordsInText(
  { record }: CheckedText,
  pointAt: PointAt,
  search: WordSearch,
): OwnWords[] {
  return [...bodyOf(record, search), ...fieldsOf(record, pointAt, search, () => true)]
}

/**
 * Finds the texts of a publication that match a pattern in `site.yaml` and in the fields of records. Of a reference, only
 * `remark` is in the editors' own words.
 */
export function ownWordsInRecords(checked: RuleContext, search: WordSearch): OwnWords[] {
  const { siteRecord, references, pointAt } = checked
  return [
    ...(siteRecord ? fieldsOf(siteRecord, pointAt, search, () => true) : []),
    ...recordsOf(checked).flatMap(({ record }) => {
      const isReference = references.get(record.id)?.record === record
      return fieldsOf(record, pointAt, search, ([field]) => !isReference || field === 'remark')
    }),
  ]
}

function fieldsOf(
  record: SourceRecord,
  pointAt: PointAt,
  { pattern, quotations }: WordSearch,
  isOwn: (path: DataPath) => boolean,
): OwnWords[] {
  return textsOf(record.data, (value) => pattern.test(value))
    .filter(({ path }) => isOwn(path) && !path.some((part) => skippedFields.has(String(part))))
    .filter(({ path }) => quotations || !othersWords.has(String(path[0])))
    .map(({ path, value }): OwnWords => ({
      record,
      path,
      text: quotations ? value : withoutQuotations(value),
      where: (words, offset) => {
        // The text before the words distinguishes them from the same words elsewhere in the field.
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
}

function bodyOf(record: SourceText, { pattern, quotations }: WordSearch): OwnWords[] {
  const { body, file } = record
  if (!pattern.test(body)) return []
  const { tree } = record
  return [
    {
      record,
      text: tree ? (quotations ? prose : unquoted)(tree, body) : '',
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

/** Returns the body of a text with spaces in place of code, which is printed as typed, and comments, which are hidden. */
export function proseOf({ tree, body }: SourceText): string {
  return tree ? prose(tree, body) : ''
}

// These are cached with the tree, and freed with it when it is released.

const prose = cached((tree: Root, body: string): string => blank(tree, body, isHidden))

/** Returns the same with spaces in place of quotations too. */
const unquoted = cached((tree: Root, body: string): string =>
  withoutQuotations(blank(tree, prose(tree, body), isQuotation)),
)

function isHidden(node: Nodes): boolean {
  return (
    /^(?:code|inlineCode|mdxFlowExpression|mdxTextExpression|mdxjsEsm)$/.test(node.type) &&
    !isCitation(node)
  )
}

/** Returns whether a node is a quotation: in Markdown, or as an element. */
export function isQuotation(node: Nodes): boolean {
  return (
    node.type === 'blockquote' ||
    ('name' in node && /^(?:blockquote|q|PullQuote)$/.test(node.name ?? ''))
  )
}

/** Replaces some nodes of a text by spaces, which keeps the offsets. */
function blank(tree: Root, text: string, isBlank: (node: Nodes) => boolean): string {
  let done = ''
  for (const node of nodesOf(tree)) {
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

/** Words in quotation marks of any usual form, within a paragraph. */
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

/** Replaces words in quotation marks by spaces, which keeps the offsets. */
export function withoutQuotations(text: string): string {
  return /["“„«»‘]/.test(text) ? text.replace(quoted, spaces) : text
}
