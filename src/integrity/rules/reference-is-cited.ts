import type { SourceRecord } from '../../reading/record.ts'
import type { Check, Checked } from '../check.ts'
import type { Finding } from '../issue.ts'

import { extractFromMarkdown } from '../../citations/extract.ts'
import { isCitableKey } from '../../citations/grammar.ts'
import { isMeantAsKey, keyInMarkdown } from '../../citations/keys.ts'
import { mentionsIn, wordsIn } from '../mentions.ts'
import { fits } from './name-fits-address.ts'

/** How to keep a reference that nothing cites, by the format of its file. */
const marks: Record<SourceRecord['format'], string> = {
  yaml: '`background: true`',
  json: '`"custom": { "background": true }`',
  bibtex: 'the keyword `background`',
  mdx: '`background: true`',
  markdown: '`background: true`',
}

/** Every reference that is not background, and every search, is cited by a text, a claim or a chart, or is a notice about one. */
export const referenceIsCited: Check = (checked) => {
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
  return isCitableKey(key) && fits(key)
}

function uncited(key: string, record: SourceRecord, hint: string): Finding {
  return {
    rule: 'reference-is-cited',
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
function citedIn(checked: Checked): (key: string) => boolean {
  const { articles, pages, claims, charts, references } = checked
  const cited = new Set<string>()
  for (const { record, cited: found } of [...articles, ...pages]) {
    for (const { key } of found.keys) cited.add(key)
    if (!record.tree || record.data === undefined) addWords(record, checked, cited)
    for (const entry of textsOf(record.data, 'nocite')) cited.add(entry.replace(/^@/, ''))
  }
  // `@*` lists the whole library.
  if (cited.has('*')) return () => true
  for (const { record } of claims.values()) {
    if (record.data === undefined) addWords(record, checked, cited)
    for (const row of listOf(record.data, 'evidence')) addEvidence(row, checked, cited)
  }
  for (const { record } of charts.values()) {
    if (record.data === undefined) addWords(record, checked, cited)
    for (const event of listOf(record.data, 'events')) {
      const reference = fieldOf(event, 'reference')
      if (typeof reference === 'string') cited.add(reference)
    }
  }
  for (const { record } of references.values()) {
    const notice = fieldOf(fieldOf(record.data, 'health'), 'notice')
    if (typeof notice === 'string') cited.add(notice)
  }
  return (key) => cited.has(key)
}

function addEvidence(row: unknown, { keys }: Checked, cited: Set<string>): void {
  const reference = fieldOf(row, 'reference')
  if (typeof reference === 'string') cited.add(reference)
  for (const field of ['summary', 'limits']) {
    const markdown = fieldOf(row, field)
    if (typeof markdown !== 'string') continue
    if (!/[\\&]/.test(markdown) && mentionsIn(markdown).every((key) => cited.has(key))) continue
    for (const { key } of extractFromMarkdown(markdown, isMeantAsKey(keys)).keys) cited.add(key)
  }
}

/** A file that cannot be read whole may cite every key that stands in it; until it can, none is reported. */
function addWords(
  { file }: SourceRecord,
  { publication, keys }: Checked,
  cited: Set<string>,
): void {
  const source = publication.sources.get(file) ?? ''
  for (const word of wordsIn(source)) if (keys.has(word)) cited.add(word)
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
