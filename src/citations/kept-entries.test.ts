import { toHtml } from 'hast-util-to-html'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'

import { referenceToCsl } from '../references/reference.ts'
import { Memory } from '../cache/memory.ts'
import { formatEntries } from './format.ts'
import { keptEntries } from './kept-entries.ts'
import { builtInStyles } from './style.ts'

const folder = join(import.meta.dirname, 'cases')
const references = parse(readFileSync(join(folder, 'references.yaml'), 'utf8')) as Record<
  string,
  Reference
>
const items = new Map<string, CslItem>(
  Object.entries(references).map(([key, reference]) => [key, referenceToCsl(key, reference)]),
)
const styles = new Map(
  readdirSync(join(folder, 'styles')).map((file) => [
    basename(file, '.csl'),
    readFileSync(join(folder, 'styles', file), 'utf8'),
  ]),
)

function formatted(options: Parameters<typeof formatEntries>[0]): [string, string][] {
  return [...formatEntries(options)].map(([key, content]) => [key, toHtml(content)])
}

/** A library in which one item has another title, one is gone, and one is new. */
const [first = ['', undefined], second = ['', undefined], ...rest] = [...items]
const edited = new Map<string, CslItem>([
  [first[0], { ...(first[1] as CslItem), title: 'Another title' }],
  ...rest,
  ['new2020', { ...(second[1] as CslItem), id: 'new2020' }],
])

describe('kept entries', () => {
  test.each([...builtInStyles(), ...styles.keys()])('of %s are those formatted anew', (style) => {
    const kept = new Memory()
    for (const library of [items, edited, items]) {
      const options = { items: library, style, styles, language: 'en' }
      const expected = formatted(options)
      expect([...keptEntries(options, kept)]).toEqual(expected)
      const before = kept.size
      expect([...keptEntries(options, kept)]).toEqual(expected)
      expect(kept.size).toBe(before)
    }
  })

  test('differ by language', () => {
    const kept = new Memory()
    for (const language of ['en', 'de', 'en']) {
      const options = { items, style: 'vancouver', language }
      expect([...keptEntries(options, kept)]).toEqual(formatted(options))
    }
  })
})

test('one by one, only what changed is formatted', () => {
  const kept = new Memory()
  const options = { style: 'vancouver', language: 'en' }
  keptEntries({ ...options, items }, kept)
  expect(kept.size).toBe(items.size)
  keptEntries({ ...options, items: edited }, kept)
  expect(kept.size).toBe(items.size + 2)
})
