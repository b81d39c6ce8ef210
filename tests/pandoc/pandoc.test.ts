/** Compares Assay's citations and bibliographies with those of pandoc; see README.md in this folder. */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

import { readCited, readPage, type Page } from './assay.ts'
import {
  candidate,
  differingWords,
  identity,
  Patterns,
  readReasons,
  unexplained,
  type Difference,
} from './differences.ts'
import { collectOwners, findMisplaced, foreignWords } from './ownership.ts'
import {
  conformanceKeys,
  conformanceStyles,
  conformanceText,
  readComparisons,
  readStyle,
  recordOf,
  type Cited,
  type Comparison,
} from './texts.ts'

const reasons = readReasons(path.join(import.meta.dirname, 'differences.yaml'))
const listed = reasons.flatMap(({ differences = [] }) => differences)
const patterns = new Patterns(reasons)
const comparisons = readComparisons()
const conformance = comparisons.filter(({ text }) => text.name === 'conformance')

/** Pages by comparison. Each is produced once, and all tests that need it wait for the same one. */
const pages = new Map<Comparison, Promise<Page | Error>>()
const differences = new Map<Comparison, Promise<Difference[]>>()

test.each(comparisons)('$name is cited as pandoc does, or a reason is listed', async (each) => {
  const expected = listed.filter((one) => one.in === each.name)
  expect(unexplained(await findDifferences(each), expected)).toBe('')
})

test('every listed pattern still explains something, and every text exists', async () => {
  const found = await Promise.all(comparisons.map(findDifferences))
  const names = new Set(comparisons.map(({ name }) => name))
  if (process.env['UPDATE']) writeCandidate(found.flat())
  expect(listed.filter((one) => !names.has(one.in))).toEqual([])
  expect(patterns.idle()).toEqual([])
})

describe('conformance', () => {
  test.each(conformance)('$name: every entry and link is that of its own source', async (each) => {
    const page = await pageOf(each)
    if (page instanceof Error) throw page
    expect(findMisplaced(page, each.text, each.style, conformanceKeys())).toEqual([])
  })

  test.each(conformance)('$name: what pandoc recorded holds no words of others', (each) => {
    const owners = collectOwners(each.text, each.style)
    const { citations, entries } = readRecord(each)
    const found = [
      ...entries.flatMap(({ key, text }) => foreignWords(text, [key], owners)),
      ...citations.flatMap(({ keys, text }) => foreignWords(text, keys, owners)),
    ]
    expect(found).toEqual([])
  })

  test.each(conformanceStyles.filter(({ kind }) => kind === 'dependent'))(
    '$name is refused with the name of its parent',
    async ({ name, parent = '', language }) => {
      const style = { name, xml: readStyle(name) }
      await expect(readPage(conformanceText(language), style, true)).rejects.toThrow(parent)
    },
  )
})

function pageOf(comparison: Comparison): Promise<Page | Error> {
  const made =
    pages.get(comparison) ??
    readPage(comparison.text, comparison.style, comparison.text.name === 'conformance').catch(
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    )
  pages.set(comparison, made)
  return made
}

/** The differences of a comparison that no pattern explains; each comparison is made once. */
function findDifferences(comparison: Comparison): Promise<Difference[]> {
  const found = differences.get(comparison) ?? compare(comparison)
  differences.set(comparison, found)
  return found
}

async function compare(comparison: Comparison): Promise<Difference[]> {
  const { name, text, style } = comparison
  const theirs = readRecord(comparison)
  const page = await pageOf(comparison)
  if (page instanceof Error) {
    const printed = theirs.citations.map((citation) => citation.text).join(' ')
    return [{ in: name, at: 'text', theirs: shortened(printed), ours: String(page) }]
  }
  const ours = readCited(page, text, style)
  const keysOf = ({ entries }: Cited) => entries.map(({ key }) => key)
  // The text of a citation shows the order of its sources.
  const citedOf = ({ citations }: Cited) =>
    citations.map(({ keys }) => [...new Set(keys)].toSorted().join('+'))
  const texts = new Map(ours.entries.map((entry) => [entry.key, entry.text]))
  const found: Difference[] = [
    { at: 'sources', theirs: citedOf(theirs).join(' '), ours: citedOf(ours).join(' ') },
    ...theirs.citations.map((citation, index) => ({
      at: `citation ${index + 1}`,
      theirs: citation.text,
      ours: ours.citations[index]?.text ?? '',
    })),
    ...(theirs.prose ?? []).map((paragraph, index) => ({
      at: `paragraph ${index + 1}`,
      theirs: paragraph,
      ours: ours.prose?.[index] ?? '',
    })),
    { at: 'order', theirs: keysOf(theirs).join(' '), ours: keysOf(ours).join(' ') },
    ...theirs.entries.map((entry) => ({
      at: `entry ${entry.key}`,
      theirs: entry.text,
      ours: texts.get(entry.key) ?? '',
    })),
  ].map((one) => ({ in: name, ...one }))
  return found
    .filter((one) => one.theirs !== one.ours && !patterns.explains(one))
    .map((one) =>
      one.at.startsWith('citation') ? one : { ...one, ...differingWords(one.theirs, one.ours) },
    )
}

function readRecord(comparison: Comparison): Cited {
  return JSON.parse(readFileSync(recordOf(comparison), 'utf8')) as Cited
}

/** The start of a text that is rejected as a whole. The conformance text is long, and all of it is recorded. */
function shortened(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 100)}…` : text
}

function writeCandidate(found: readonly Difference[]): void {
  const known = new Set(listed.map(identity))
  const unlisted = found.filter((one) => !known.has(identity(one)))
  const file = path.join(import.meta.dirname, 'differences.candidate.yaml')
  writeFileSync(file, candidate(reasons, found, unlisted, patterns))
  for (const reason of reasons.filter(({ patterns = [] }) => patterns.length > 0)) {
    console.log(`${patterns.count(reason)} × ${reason.reason}`)
  }
  console.log(`${unlisted.length} differences are not listed. Written to ${file}.`)
}
