import type { SourceText } from '../../publication/source.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { DataPath } from '../../shared/place.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { defineRule } from '../rule.ts'
import { isDraft } from '../unpublished.ts'
import { recordsOf, textsOf } from '../fields.ts'
import { proseOf, unread } from '../own-words.ts'
import { pointer, type PointAt } from '../pointer.ts'

/** Words that were to be replaced, and what they are. */
interface Placeholder {
  words: string
  offset: number
  says: string
}

/** No text that readers get holds a placeholder or a note to its author. Drafts may. */
export const textIsFinished = defineRule({
  name: 'text-is-finished',
  holds: 'No text holds a placeholder or a note to its author.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  const { articles, pages, siteRecord } = checked
  const texts = [...articles, ...pages].filter(({ record }) => !isDraft(record))
  return [
    ...texts.flatMap(({ record }) => [...inBody(record), ...inFields(record, pointAt)]),
    ...(siteRecord ? inFields(siteRecord, pointAt) : []),
    ...recordsOf(checked).flatMap(({ record }) =>
      checked.references.get(record.id)?.record === record
        ? inReference(record, pointAt)
        : inFields(record, pointAt),
    ),
  ]
}

function inBody(record: SourceText): Problem[] {
  const { body, file } = record
  if (placeholdersIn(body).length === 0) return []
  return placeholdersIn(proseOf(record)).map((found) => ({
    ...finding(found, 'Finish the text, or keep the note in a comment: `{/* … */}`.'),
    place: placeOfOffset(file, body, found.offset),
    length: found.words.split('\n')[0]?.length ?? 1,
  }))
}

function inFields(record: SourceRecord, pointAt: PointAt): Problem[] {
  return textsOf(record.data, (value) => placeholdersIn(value).length > 0)
    .filter(({ path }) => !path.some((part) => unread.has(String(part))))
    .flatMap(({ path, value }) => inField(record, path, placeholdersIn(value), pointAt))
}

/**
 * A reference repeats the words of its source, in which anything may stand: of its fields only the remark is ours. A
 * field that is nothing but a placeholder is one all the same.
 */
function inReference(record: SourceRecord, pointAt: PointAt): Problem[] {
  const isRemark = (path: DataPath) => path[0] === 'remark'
  return textsOf(record.data, (value) => placeholdersIn(value).length > 0)
    .filter(
      ({ path, value }) =>
        isRemark(path) ||
        (!unread.has(String(path[0])) && /^\s*(?:TODO|FIXME|TBD|TKTK|\?{3,})\s*$/.test(value)),
    )
    .flatMap(({ path, value }) =>
      inField(record, path, placeholdersIn(value), pointAt).map((each) => ({ ...each, record })),
    )
}

function inField(
  record: SourceRecord,
  path: DataPath,
  placeholders: readonly Placeholder[],
  pointAt: PointAt,
): Problem[] {
  const comment = record.format === 'json' ? '' : ', or keep the note in a comment: `# …`'
  const distinct = new Map(placeholders.map((found) => [found.words, found]))
  return [...distinct.values()].map((found) => ({
    ...finding(found, `Finish the text${comment}.`),
    ...pointAt(record, path, found.words, 2 + found.offset),
  }))
}

function finding({ words, says }: Placeholder, hint: string): Omit<Problem, 'place'> {
  const quoted = words.replaceAll('\\', '').replace(/\s+/g, ' ').slice(0, 60)
  return { message: `\`${quoted}\` ${says}.`, hint }
}

/** Longer words are never spelt out in letters. */
const longestAbbreviation = 4

/** Notes in capitals; `isNote` tells them from other words. */
const note = /TODO|FIXME|TBD|(?:TK)+|X{3,}/g

/** Tells whether a text is nothing but a note to its author. */
export function isNoteAlone(text: string): boolean {
  return new RegExp(`^(?:${note.source})$`).test(text.trim())
}

const others: readonly { pattern: RegExp; says: string }[] = [
  { pattern: /\blorem\s+ipsum\b/gi, says: 'stands in for words that are missing' },
  {
    pattern:
      /\[\s*(?:citations?|clarification|dates?|ref|references?|sources?|verification)\s+needed\s*\\?\]/gi,
    says: 'asks for something that is missing',
  },
  {
    pattern:
      /\[\s*(?:according to whom|by whom|citation|cite|date|how many|how much|link|ref|source|when|where|which|who|why)\s*\?+\s*\\?\]/gi,
    says: 'asks for something that is missing',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}])(?:XX|xx)(?:\.[Xx]{1,2})?(?=\s?(?:%|per ?cent\b|(?:adults|participants|patients|people|trials|studies)\b))|(?<![\p{L}\p{N}/])20(?:XX|xx)(?![\p{L}\p{N}])/gu,
    says: 'stands in for a number that is missing',
  },
  // Question marks behind a word are somebody's tone.
  { pattern: /(?=\?)(?<![\p{L}\p{N}?!])\?{3,}/gu, says: 'stands in for something that is missing' },
  {
    pattern: /\[\s*(?:add|fill in|insert)\s+[^\]\n@]{1,60}\](?![([:])/gi,
    says: 'stands in for something that is missing',
  },
  {
    pattern:
      /\binsert\s+(?:\p{L}+\s+){0,3}?(?:caption|chart|citation|date|figure|graph|image|link|name|number|photo|picture|quotation|quote|reference|source|table|text|title)s?\s+(?:\p{L}+\s+){0,4}?here\b/giu,
    says: 'stands in for something that is missing',
  },
  {
    pattern: /\b(?:caption|description|headline|image|link|text|title)\s+(?:goes|comes)\s+here\b/gi,
    says: 'stands in for something that is missing',
  },
]

/** What all of them hold something of: most texts hold nothing of the kind, and are done with. */
const sign = /TODO|FIXME|TBD|TK|XX|\?{3}|\[\s*[A-Za-z]|\blorem\b|\bhere\b/i

function placeholdersIn(text: string): Placeholder[] {
  if (!sign.test(text)) return []
  const explained = new Map<string, boolean>()
  const isSpelt = (word: string) => {
    const known =
      explained.get(word) ?? (word.length <= longestAbbreviation && isExplained(word, text))
    explained.set(word, known)
    return known
  }
  const notes = [...text.matchAll(note)]
    .filter((match) => isNote(match[0], text, match.index) && !isSpelt(match[0]))
    .map((match) => toPlaceholder(match, 'is a note to the author, and readers would see it'))
  const rest = others.flatMap(({ pattern, says }) =>
    [...text.matchAll(pattern)].map((match) => toPlaceholder(match, says)),
  )
  return [...notes, ...rest]
}

function toPlaceholder(match: RegExpExecArray, says: string): Placeholder {
  return { words: match[0], offset: match.index, says }
}

/** Tells a note from a name or a number that looks like one. */
function isNote(word: string, text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 20), offset)
  const behind = text.slice(offset + word.length, offset + word.length + 20)
  // Part of an address or of a longer name it may be anything.
  if (/[\p{L}\p{N}/=#&@]$|[\p{L}\p{N}][_-]$/u.test(before)) return false
  if (/^(?:[\p{L}\p{N}@]|[_-][\p{L}\p{N}])/u.test(behind)) return false
  if (word === 'TK' && /^ \p{Lu}\p{Ll}/u.test(behind)) return false
  return word !== 'XXX' || (!isChromosomes(before, behind) && !isNumeral(before))
}

/** `47,XXX`, `XXX syndrome`. */
function isChromosomes(before: string, behind: string): boolean {
  return (
    /\d,\s?$/.test(before) ||
    /^[\s-](?:aneuploid|chromosom|female|genotyp|girl|karyotyp|syndrome|wom[ae]n)/i.test(behind)
  )
}

/** The roman numeral: `volume XXX`. */
function isNumeral(before: string): boolean {
  return /\b(?:article|bowl|book|canto|chap(?:ter|\.)|no\.|number|olympiad|part|psalm|section|title|vol(?:ume|\.))\s$/i.test(
    before,
  )
}

/** Abbreviations that the text spells out, before or behind them: `tick-borne disease (TBD)`. */
function isExplained(word: string, text: string): boolean {
  const spelt = Array.from(word, (letter) => `${letter}\\p{L}*`).join('[\\s-]+')
  return new RegExp(
    `(?<!\\p{L})${spelt}\\s*[([]\\s*${word}(?!\\p{L})|(?<!\\p{L})${word}\\s*[([]\\s*${spelt}`,
    'iu',
  ).test(text)
}
