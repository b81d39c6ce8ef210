/** Holds Assay's citations and bibliographies against those of pandoc; see README.md beside it. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

import { citeWithAssay } from './assay.ts'
import { differingWords, readListed, unexplained, type Difference } from './differences.ts'
import { readTexts, recordOf, styles, type Cited, type Text } from './texts.ts'

const texts = readTexts()
const listed = readListed(path.join(import.meta.dirname, 'differences.yaml'))
const cases = texts.flatMap((text) =>
  styles.map((style) => ({ name: `${text.name}.${style}`, text, style })),
)

test.each(cases)('$name is cited as pandoc does, or a reason is listed', async (each) => {
  const expected = listed.filter((one) => one.in === each.name)
  expect(unexplained(await compare(each.name, each.text, each.style), expected)).toBe('')
})

test('no difference is listed for a text that is not there', () => {
  const names = new Set(cases.map(({ name }) => name))
  expect(listed.filter((one) => !names.has(one.in))).toEqual([])
})

async function compare(name: string, text: Text, style: string): Promise<Difference[]> {
  const theirs = JSON.parse(readFileSync(recordOf(text, style), 'utf8')) as Cited
  const ours = await citeWithAssay(text, style).catch((error: unknown) => String(error))
  if (typeof ours === 'string') {
    const printed = theirs.citations.map((citation) => citation.text).join(' ')
    return [{ in: name, at: 'text', theirs: printed, ours }]
  }
  const keysOf = ({ entries }: Cited) => entries.map(({ key }) => key)
  // In which order a citation prints its sources is seen in its text.
  const citedOf = ({ citations }: Cited) =>
    citations.map(({ keys }) => [...new Set(keys)].toSorted().join('+'))
  const texts = new Map(ours.entries.map((entry) => [entry.key, entry.text]))
  return [
    { at: 'sources', ...differingWords(citedOf(theirs).join(' '), citedOf(ours).join(' ')) },
    ...theirs.citations.map((citation, index) => ({
      at: `citation ${index + 1}`,
      theirs: citation.text,
      ours: ours.citations[index]?.text ?? '',
    })),
    { at: 'order', ...differingWords(keysOf(theirs).join(' '), keysOf(ours).join(' ')) },
    ...theirs.entries.map((entry) => ({
      at: `entry ${entry.key}`,
      ...differingWords(entry.text, texts.get(entry.key) ?? ''),
    })),
  ].flatMap((one) => (one.theirs === one.ours ? [] : [{ in: name, ...one }]))
}
