import type { SourceRecord } from '../../reading/record.ts'
import type { CheckedText } from '../text.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { isCitableKey } from '../../citations/grammar.ts'
import { keyInMarkdown } from '../../citations/keys.ts'
import { looksLike } from '../../shared/look-alike.ts'
import { nearest } from '../../shared/nearest.ts'
import { citersIn, fieldExtractor } from '../citers.ts'
import { wordsIn } from '../possible-citations.ts'
import { hasUnreadTexts } from '../../publication/source.ts'
import { fitsAddress } from '../record-name.ts'

/** How to mark a reference as background, by the format of its file. */
const backgroundMarks: Partial<Record<SourceRecord['format'], string>> = {
  json: '`"custom": { "background": true }`',
  bibtex: 'the keyword `background`',
}

/** Every search, and every reference not marked as background, is cited by a text, a claim or a chart, or is a notice. */
export const referenceIsCited = defineRule({
  name: 'reference-is-cited',
  holds: 'Every reference is cited or marked as background.',
  severity: 'warning',
  check(checked) {
    if (hasUnreadTexts(checked.publication)) return []
    const isCited = citedIn(checked)
    const spellings = Map.groupBy(checked.keys, (key) => key.toLowerCase())
    // `key-can-be-cited` and `key-is-unique` report other keys.
    const isCitable = (key: string) =>
      isCitableKey(key) && fitsAddress(key) && spellings.get(key.toLowerCase())?.length === 1
    return [
      ...[...checked.references].flatMap(([key, { record, data }]) =>
        data === undefined || data.background === true || isCited(key) || !isCitable(key)
          ? []
          : uncited(
              key,
              record,
              `Cite it as \`[@${keyInMarkdown(key)}]\`, remove it, or add ${backgroundMarks[record.format] ?? '`background: true`'} to keep it as background reading.`,
            ),
      ),
      ...[...checked.searches].flatMap(([key, { record, data }]) =>
        data === undefined || isCited(key) || !isCitable(key)
          ? []
          : [uncited(key, record, `Cite it as \`[@${keyInMarkdown(key)}]\`, or remove it.`)],
      ),
    ]
  },
})

function uncited(key: string, record: SourceRecord, hint: string): Problem {
  return {
    place: record.place,
    message: `Nothing cites \`${key}\`.`,
    hint,
    record,
  }
}

/**
 * Collects every key that is cited, by drafts as well. An invalid record, or a text that could not be parsed, may cite
 * every key in its file; a citation with a mistake cites the keys around it. Both are reported elsewhere.
 */
function citedIn(context: RuleContext): (key: string) => boolean {
  const { articles, pages, claims, charts, references } = context
  const cited = new Set<string>()
  for (const key of citersIn(context).keys()) addWithSimilar(key, context, cited)
  for (const text of [...articles, ...pages]) {
    if (!text.record.isParsed || text.data === undefined) addWords(text.record.file, context, cited)
    else addBroken(text, context, cited)
  }
  // `@*` lists the whole library.
  if (cited.has('*')) return () => true
  for (const { record, data } of [claims, charts].flatMap((records) => [...records.values()])) {
    if (data === undefined) addWords(record.file, context, cited)
  }
  for (const { record, data } of references.values()) {
    if (data === undefined)
      for (const key of noticesOf(record.data)) addWithSimilar(key, context, cited)
  }
  addMalformedFields(context, cited)
  return (key) => cited.has(key)
}

/** Returns the notice that an invalid reference names, as a list of none or one. */
function noticesOf(data: unknown): string[] {
  const { health } = (data ?? {}) as { health?: { notice?: unknown } | null }
  return typeof health?.notice === 'string' ? [health.notice] : []
}

/** Adds the keys in malformed citations of claims' Markdown fields. */
function addMalformedFields(context: RuleContext, cited: Set<string>): void {
  const extract = fieldExtractor(context)
  for (const { data } of context.claims.values()) {
    for (const { summary, limits } of data?.evidence ?? []) {
      for (const markdown of [summary ?? '', limits ?? '']) {
        if (!markdown.includes('@')) continue
        for (const { raw } of extract(markdown).malformed) addWordsOf(raw, context.keys, cited)
      }
    }
  }
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
 * Adds the keys in lines with a malformed citation, and in brackets without `@`. These are already reported, and should
 * not be reported as uncited as well.
 */
function addBroken(
  {
    record: { body },
    found: {
      cited: { malformed },
      refusals,
    },
  }: CheckedText,
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
