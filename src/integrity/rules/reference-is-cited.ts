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

/** How to mark a reference as background, by the format of its file. */
const backgroundMarks: Record<SourceRecord['format'], string> = {
  yaml: '`background: true`',
  json: '`"custom": { "background": true }`',
  bibtex: 'the keyword `background`',
  mdx: '`background: true`',
  markdown: '`background: true`',
}

/** Every search, and every reference not marked as background, is cited by a text, a claim or a chart, or is a notice. */
export const referenceIsCited = defineRule({
  name: 'reference-is-cited',
  holds: 'Every reference is cited or marked as background.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  if (hasUnreadTexts(checked.publication)) return []
  const isCited = citedIn(checked)
  return [
    ...[...checked.references].flatMap(([key, { record, data }]) =>
      // `key-can-be-cited` reports keys that cannot be cited.
      data === undefined || data.background === true || isCited(key) || !isCitable(key)
        ? []
        : [
            uncited(
              key,
              record,
              `Cite it as \`[@${keyInMarkdown(key)}]\`, remove it, or add ${backgroundMarks[record.format]} to keep it as background reading.`,
            ),
          ],
    ),
    ...[...checked.searches].flatMap(([key, { record, data }]) =>
      data === undefined || isCited(key) || !isCitable(key)
        ? []
        : [uncited(key, record, `Cite it as \`[@${keyInMarkdown(key)}]\`, or remove it.`)],
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
 * Collects every key that is cited, including by drafts. It uses the unvalidated data, so that an error in a record does not
 * hide its citations.
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
      addWithSimilar(entry.replace(/^@/, ''), checked, cited)
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
      if (typeof reference === 'string') addWithSimilar(reference, checked, cited)
    }
  }
  for (const { record } of references.values()) {
    const notice = fieldOf(fieldOf(record.data, 'health'), 'notice')
    if (typeof notice === 'string') addWithSimilar(notice, checked, cited)
  }
  return (key) => cited.has(key)
}

function addEvidence(row: unknown, checked: RuleContext, cited: Set<string>): void {
  const { keys } = checked
  const reference = fieldOf(row, 'reference')
  if (typeof reference === 'string') addWithSimilar(reference, checked, cited)
  for (const field of ['summary', 'limits']) {
    const markdown = fieldOf(row, field)
    if (typeof markdown !== 'string') continue
    if (!/[\\&]/.test(markdown) && mentionsIn(markdown).every((key) => cited.has(key))) continue
    const found = extractFromMarkdown(markdown, isMeantAsKey(keys))
    addKeys(found, checked, cited)
    for (const { raw } of found.malformed) addWordsOf(raw, keys, cited)
  }
}

/** Adds the keys of citations. For an unknown key it adds the most similar one, because the typo is already reported. */
function addKeys({ keys: found }: Extracted, checked: RuleContext, cited: Set<string>): void {
  for (const { key } of found) addWithSimilar(key, checked, cited)
}

function addWithSimilar(key: string, { keys }: RuleContext, cited: Set<string>): void {
  cited.add(key)
  if (keys.has(key)) return
  const near = nearest(key, keys)
  // If several keys are similar, none is added.
  const similar = [...keys].filter(
    (other) => looksLike(key, other) || other.toLowerCase() === near?.toLowerCase(),
  )
  const [only] = similar
  if (similar.length === 1 && only !== undefined) cited.add(only)
}

/**
 * Adds the keys in lines with a malformed citation, and in brackets without `@`. These are already reported, and should not
 * be reported as uncited as well.
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

/** Adds every key that occurs in a file that cannot be parsed, because it may be cited there. */
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
