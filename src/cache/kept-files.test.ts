import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { openKeptFiles } from './kept-files.ts'

const root = mkdtempSync(join(tmpdir(), 'assay-kept-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})

/** Opens a folder, with what is reported about it. */
function open(name: string) {
  const reports: string[] = []
  return { kept: openKeptFiles(join(root, name), (sentence) => reports.push(sentence)), reports }
}

test('a file is found again by its key, by the next build too', () => {
  const { kept } = open('again')
  expect(kept.get('a.webp')).toBeUndefined()
  kept.set('a.webp', Buffer.from('one'))
  expect(kept.get('a.webp')?.toString()).toBe('one')
  expect(open('again').kept.get('a.webp')?.toString()).toBe('one')
})

test('a damaged file is reported once, stays in a folder that is only read, and is replaced when it is made again', () => {
  open('damaged').kept.set('a.webp', Buffer.from('one'))
  const folder = join(root, 'damaged')
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'two')
  const { kept, reports } = open('damaged')
  expect(kept.get('a.webp')).toBeUndefined()
  expect(reports).toEqual([
    expect.stringMatching(/^The cache \S+a\.webp~\S+ is damaged, so it is made again\.$/),
  ])
  expect(kept.get('a.webp')).toBeUndefined()
  expect(reports).toHaveLength(1)
  expect(readdirSync(folder)).toHaveLength(1)
  kept.set('a.webp', Buffer.from('three'))
  expect(kept.get('a.webp')?.toString()).toBe('three')
  expect(readdirSync(folder)).toHaveLength(1)
  expect(open('damaged').kept.get('a.webp')?.toString()).toBe('three')
})

test('a folder that is deleted during a build only costs time', () => {
  const { kept, reports } = open('deleted')
  kept.set('a.webp', Buffer.from('one'))
  rmSync(join(root, 'deleted'), { recursive: true })
  expect(kept.get('a.webp')).toBeUndefined()
  expect(reports).toEqual([])
  kept.set('a.webp', Buffer.from('one'))
  expect(kept.get('a.webp')?.toString()).toBe('one')
})

test('a folder that cannot be written costs no build', () => {
  writeFileSync(join(root, 'file'), '')
  const { kept } = open('file')
  kept.set('a.webp', Buffer.from('one'))
  expect(kept.get('a.webp')).toBeUndefined()
})

test('only files that no build has used for a month are deleted', () => {
  const { kept } = open('old')
  for (const key of ['old', 'used', 'new']) kept.set(key, Buffer.from(key))
  const folder = join(root, 'old')
  const before = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000)
  for (const name of readdirSync(folder))
    if (!name.startsWith('new')) utimesSync(join(folder, name), before, before)
  expect(kept.get('used')?.toString()).toBe('used')
  open('old').kept.prune()
  expect(readdirSync(folder)).toHaveLength(3)
  kept.prune()
  const { kept: next } = open('old')
  expect(['old', 'used', 'new'].filter((key) => next.get(key))).toEqual(['used', 'new'])
})
