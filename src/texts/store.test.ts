import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { CompiledWithAnswers } from './compile.ts'

import { TextStore } from './store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Adds entries, and makes all of the folder some minutes old. */
function add(keys: readonly string[], age = 0): void {
  const store = new TextStore(folder)
  for (const key of keys) store.set(key, { code: key } as CompiledWithAnswers)
  const time = Date.now() / 1000 - age * 60
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), time, time)
}

test('as many unused entries stay as there are used ones', () => {
  add(['a', 'b', 'c'], 100)
  const store = new TextStore(folder)
  store.facts('a')
  store.prune()
  expect(readdirSync(folder)).toHaveLength(4)
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['a.js', 'a.json']))
})

test('entries that another build has just written or used stay', () => {
  add(['a', 'b', 'c'], 100)
  const other = new TextStore(folder)
  for (const key of ['b', 'c']) other.facts(key)
  other.set('d', { code: 'd' } as CompiledWithAnswers)
  const store = new TextStore(folder)
  store.facts('a')
  store.prune()
  expect(readdirSync(folder)).toHaveLength(8)
})
