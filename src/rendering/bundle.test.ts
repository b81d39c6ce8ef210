import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { makeBundle, removeOldBundles } from './bundle.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-bundles-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Makes bundles that were last used some minutes ago. */
function make(minutes: Record<string, number>): void {
  for (const [name, age] of Object.entries(minutes)) {
    const time = Date.now() / 1000 - age * 60
    mkdirSync(join(folder, name, 'server'), { recursive: true })
    utimesSync(join(folder, name), time, time)
  }
}

test('the newest bundles stay, however old they are', () => {
  make({ a: 1000, b: 2000, c: 3000, d: 4000 })
  removeOldBundles(folder)
  expect(readdirSync(folder)).toEqual(['a', 'b', 'c', 'd'])
})

test('of more bundles, the oldest are removed', () => {
  make({ a: 1000, b: 5000, c: 3000, d: 4000, e: 2000 })
  removeOldBundles(folder)
  expect(readdirSync(folder)).toEqual(['a', 'c', 'd', 'e'])
})

test('bundles that other builds may be using stay, however many they are', () => {
  make({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 59, g: 61 })
  removeOldBundles(folder)
  expect(readdirSync(folder)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('unfinished bundles are removed once no build can be making them', () => {
  make({ 'a.unfinished-1': 5, 'b.unfinished-2': 61 })
  removeOldBundles(folder)
  expect(readdirSync(folder)).toEqual(['a.unfinished-1'])
})

test('a bundle that is there is not made again', async () => {
  make({ a: 1 })
  expect(await makeBundle({ project: folder, folder, key: 'a' })).toBe(false)
})
