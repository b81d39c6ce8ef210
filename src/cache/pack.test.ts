import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, describe, expect, test } from 'vitest'

import { Pack } from './pack.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay pack '))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'values.pack')
let reports: string[] = []
const open = (version = 'v1') => new Pack(file, version, (sentence) => reports.push(sentence))

/** Keeps values and closes the file. */
function keep(values: Record<string, unknown>): void {
  const pack = open()
  for (const [key, value] of Object.entries(values)) pack.set(key, value)
  pack.save()
}

beforeEach(() => {
  rmSync(file, { force: true })
  reports = []
})

describe('a pack', () => {
  const values = { a: 'é\n\ttext', b: [1, { c: null }], 'f-1': true }

  test('returns values before and after it is saved', () => {
    const pack = open()
    pack.set('a', values.a)
    expect(pack.get('a')).toBe(values.a)
    keep(values)
    const again = open()
    expect(Object.keys(values).map((key) => again.get(key))).toEqual(Object.values(values))
    expect(again.get('none')).toBeUndefined()
  })

  test('replaces a value', () => {
    keep({ a: 1, b: 2 })
    keep({ a: 3 })
    expect(['a', 'b'].map((key) => open().get(key))).toEqual([3, 2])
  })

  test('is not written if nothing was added', () => {
    keep(values)
    const before = statSync(file, { bigint: true })
    const pack = open()
    pack.get('a')
    pack.save()
    expect(statSync(file, { bigint: true })).toMatchObject({ ino: before.ino })
  })

  test('forgets the oldest of the values that nobody uses', () => {
    keep({ old: 1, older: 2, used: 3, newer: 4 })
    const pack = open()
    pack.get('used')
    pack.set('added', 5)
    pack.save()
    const kept = open()
    expect(['old', 'older', 'used', 'newer', 'added'].map((key) => kept.get(key))).toEqual([
      undefined,
      2,
      3,
      4,
      5,
    ])
  })

  const damages: [what: string, damage: (bytes: Buffer) => Buffer][] = [
    ['was cut off', (bytes) => bytes.subarray(0, -3)],
    ['was changed', (bytes) => Buffer.from(bytes.toString('utf8').replace('true', 'null'))],
    ['is empty', () => Buffer.alloc(0)],
    ['is something else', () => Buffer.from('{"a": 1}')],
  ]

  test.each(damages)('that %s is reported once and made again', (_what, damage) => {
    keep(values)
    writeFileSync(file, damage(readFileSync(file)))
    expect(open().get('a')).toBeUndefined()
    expect(reports).toEqual([`The cache ${file} is damaged, so it is made again.`])
    keep(values)
    reports = []
    expect(open().get('f-1')).toBe(true)
    expect(reports).toEqual([])
  })

  test('of another version is empty, and is replaced', () => {
    keep(values)
    const newer = open('v2')
    expect(newer.get('a')).toBeUndefined()
    newer.set('b', 2)
    newer.save()
    expect(['a', 'b'].map((key) => open('v2').get(key))).toEqual([undefined, 2])
    expect(open().get('b')).toBeUndefined()
    expect(reports).toEqual([])
  })

  test('leaves no other file, and does without one that cannot be written', () => {
    keep(values)
    expect(readdirSync(folder)).toEqual(['values.pack'])
    const pack = new Pack(join(file, 'below a file'), 'v1', (sentence) => reports.push(sentence))
    pack.set('a', 1)
    expect(() => pack.save()).not.toThrow()
    expect(reports).toEqual([])
  })

  test('also reads other files, which it does not change, and its own values come first', () => {
    keep({ a: 1, b: 2 })
    const own = join(folder, 'own/values.pack')
    const openBoth = () => new Pack(own, 'v1', (sentence) => reports.push(sentence), [file])
    const before = readFileSync(file)
    const pack = openBoth()
    expect(pack.get('a')).toBe(1)
    pack.set('b', 3)
    pack.save()
    expect(readFileSync(file)).toEqual(before)
    expect(['a', 'b'].map((key) => openBoth().get(key))).toEqual([1, 3])
    rmSync(join(folder, 'own'), { recursive: true })
  })
})
