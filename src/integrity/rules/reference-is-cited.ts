import type { SourceRecord } from '../../reading/record.ts'
import type { CheckedText } from '../text.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { extractFromMarkdown } from '../../citations/extract.ts'
import type { Extracted } from '../../citations/citation-node.ts'
import { isCitableKey } from '../../citations/grammar.ts'
import { isMeantAsKey, keyInMarkdown } from '../../citations/keys.ts'
import { looksLike } from '../../shared/look-alike.ts'
import { nearest } from '../../shared/nearest.ts'
import { mentionsIn, wordsIn } from '../mentions.ts'
import { hasUnreadTexts } from '../../publication/source.ts'
import { defineRule } from '../rule.ts'
import { fitsAddress } from '../record-name.ts'

/** How to keep a reference that nothing cites, by the format of its file. */
const marks: Record<SourceRecord['format'], string> = {
  yaml: '`background: true`',
  json: '`"custom": { "background": true }`',
  bibtex: 'the keyword `background`',
  mdx: '`background: true`',
  markdown: '`background: true`',
}

/** Every reference that is not background, and every search, is cited by a text, a claim or a chart, or is a notice about one. */
export const referenceIsCited = defineRule({
  name: 'reference-is-cited',
  holds: 'Every reference is cited, or marked as background.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  if (hasUnreadTexts(checked.publication)) return []
  const isCited = citedIn(checked)
  return [
    ...[...checked.references].flatMap(([key, { record, data }]) =>
      // A key that no citation can hold is another rule's to report.
      data === undefined || data.background === true || isCited(key) || !isCitable(key)
        ? []
        : [
            uncited(
              key,
              record,
              `Cite it as \`[@${keyInMarkdown(key)}]\`, remove it, or mark it with ${marks[record.format]} if the library keeps it anyway.`,
            ),
          ],
    ),
    ...[...checked.searches].flatMap(([key, { record, data }]) =>
      data === undefined || isCited(key) || !isCitable(key)
        ? []
        : [
            uncited(
              key,
              record,
              `Cite it as \`[@${keyInMarkdown(key)}]\` where the text rests on it, or remove it.`,
            ),
          ],
    ),
  ]
}

function isCitable(key: string): boolean {
  return isCitableKey(key) && fitsAddress(key)
}

function uncited(key: string, record: SourceRecord, hint: string): Problem {
  return {
    place: record.place,
    message: `Nothing cites \`${key}\`.`,
    hint,
    record,
  }
}

/**
 * Collects every key that is cited, by a draft too. The data as read is looked at: a mistake in a record takes no citation
 * away.
 */
function citedIn(checked: RuleContext): (key: string) => boolean {
  const { articles, pages, claims, charts, references } = checked
  const cited = new Set<string>()
  for (const text of [...articles, ...pages]) {
    const { record, cited: found } = text
    addKeys(found, checked, cited)
    if (!record.tree || record.data === undefined) addWords(record.file, checked, cited)
    else addBroken(text, checked, cited)
    for (const entry of textsOf(record.data, 'nocite'))
      addMeant(entry.replace(/^@/, ''), checked, cited)
  }
  // `@*` lists the whole library.
  if (cited.has('*')) return () => true
  for (const { record } of claims.values()) {
    if (record.data === undefined) addWords(record.file, checked, cited)
    for (const row of listOf(record.data, 'evidence')) addEvidence(row, checked, cited)
  }
  for (const { record } of charts.values()) {
    if (record.data === undefined) addWords(record.file, checked, cited)
    for (const event of listOf(record.data, 'events')) {
      const reference = fieldOf(event, 'reference')
      if (typeof reference === 'string') addMeant(reference, checked, cited)
    }
  }
  for (const { record } of references.values()) {
    const notice = fieldOf(fieldOf(record.data, 'health'), 'notice')
    if (typeof notice === 'string') addMeant(notice, checked, cited)
  }
  return (key) => cited.has(key)
}

function addEvidence(row: unknown, checked: RuleContext, cited: Set<string>): void {
  const { keys } = checked
  const reference = fieldOf(row, 'reference')
  if (typeof reference === 'string') addMeant(reference, checked, cited)
  for (const field of ['summary', 'limits']) {
    const markdown = fieldOf(row, field)
    if (typeof markdown !== 'string') continue
    if (!/[\\&]/.test(markdown) && mentionsIn(markdown).every((key) => cited.has(key))) continue
    const found = extractFromMarkdown(markdown, isMeantAsKey(keys))
    addKeys(found, checked, cited)
    for (const { raw } of found.malformed) addWordsOf(raw, keys, cited)
  }
}

/** Adds the keys of citations, and for a key that nobody has the one that is probably meant: that is reported once. */
function addKeys({ keys: found }: Extracted, checked: RuleContext, cited: Set<string>): void {
  for (const { key } of found) addMeant(key, checked, cited)
}

function addMeant(key: string, { keys }: RuleContext, cited: Set<string>): void {
  cited.add(key)
  if (keys.has(key)) return
  const near = nearest(key, keys)
  // Of two keys that differ in the case of letters, the one that is in no other text stays uncited.
  const meant = [...keys].filter(
    (other) => looksLike(key, other) || other.toLowerCase() === near?.toLowerCase(),
  )
  const [only] = meant
  if (meant.length === 1 && only !== undefined) cited.add(only)
}

/**
 * Adds the keys in lines with a citation that cannot be read, and in brackets without an `@`. These are reported where they
 * stand, and not as missing citations as well.
 */
function addBroken(
  { record: { body }, cited: { malformed }, refusals }: CheckedText,
  { keys }: RuleContext,
  cited: Set<string>,
): void {
  for (const { offset } of malformed) {
    const end = body.indexOf('\n', offset)
    const line = body.slice(body.lastIndexOf('\n', offset) + 1, end === -1 ? undefined : end)
    addWordsOf(line, keys, cited)
  }
  for (const { raw } of refusals) addWordsOf(raw, keys, cited)
  for (const [words] of body.matchAll(/(?<![`\\])\[[^\][`@]+\]/g)) addWordsOf(words, keys, cited)
}

function addWordsOf(text: string, keys: ReadonlySet<string>, cited: Set<string>): void {
  for (const word of wordsIn(text)) if (keys.has(word)) cited.add(word)
}

/** A file that cannot be read whole may cite every key that stands in it; until it can, none is reported. */
function addWords(file: string, { publication, keys }: RuleContext, cited: Set<string>): void {
  const source = publication.sources.get(file) ?? ''
  addWordsOf(source, keys, cited)
  if (source.includes('@*')) cited.add('*')
}

function textsOf(data: unknown, field: string): string[] {
  return listOf(data, field).filter((entry) => typeof entry === 'string')
}

function listOf(data: unknown, field: string): unknown[] {
  const list = fieldOf(data, field)
  return Array.isArray(list) ? list : []
}

function fieldOf(data: unknown, field: string): unknown {
  return typeof data === 'object' && data !== null
    ? (data as Record<string, unknown>)[field]
    : undefined
}
