import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'

import { zipped } from './site-data.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-zip-'))
  writeFileSync(join(folder, 'a.csv'), 'id\n1\n')
  writeFileSync(join(folder, 'b.json'), '[]\n')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const files = () =>
  [
    ['a.csv', join(folder, 'a.csv')],
    ['schemas/b.json', join(folder, 'b.json')],
  ] as const

test('an archive is the same in every time zone, and whenever its files were written', async () => {
  const zone = process.env['TZ']
  try {
    process.env['TZ'] = 'Pacific/Auckland'
    const one = await zipped(files(), '2024-03-04')
    process.env['TZ'] = 'America/Los_Angeles'
    writeFileSync(join(folder, 'a.csv'), 'id\n1\n')
    const other = await zipped(files(), '2024-03-04')
    expect(other.equals(one)).toBe(true)
    expect((await zipped(files(), '1971-01-01')).equals(await zipped(files()))).toBe(true)
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test('an archive is read by another program', async () => {
  const zip = await fromBufferPromise(await zipped(files(), '2024-03-04'))
  const entries = []
  for await (const entry of zip.eachEntry()) {
    const day = entry.getLastModDate()
    entries.push([entry.fileName, entry.uncompressedSize, day.getMonth() + 1, day.getDate()])
  }
  expect(entries).toEqual([
    ['a.csv', 5, 3, 4],
    ['schemas/b.json', 3, 3, 4],
  ])
})

test('a file that is missing is an error', async () => {
  await expect(zipped([['c.csv', join(folder, 'c.csv')]])).rejects.toThrow('ENOENT')
})
