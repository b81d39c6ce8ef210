import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { fileWriter } from './file-writer.ts'
import { digestOfBytes, type LastSite } from './kept-site.ts'

describe('a file that is taken from the last site', () => {
  let folder: string
  let last: LastSite
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-site-'))
    mkdirSync(join(folder, 'last/a'), { recursive: true })
    writeFileSync(join(folder, 'last/a/robots.txt'), 'of the last site')
    writeFileSync(join(folder, 'own.txt'), 'from public/')
    const bytes = digestOfBytes(Buffer.from('of the last site'))
    const files = { 'a/robots.txt': { bytes, stamp: '' }, 'a/deleted.txt': { bytes, stamp: '' } }
    last = { folder: join(folder, 'last'), kept: { base: '', parts: [], files } }
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')

  test('is there, unless the last site does not have it', () => {
    const writer = fileWriter(join(folder, 'new'))
    expect(writer.take(last, 'a/robots.txt')).toBe(true)
    expect(writer.take(last, 'a/other.txt')).toBe(false)
    expect(writer.take(last, 'a/deleted.txt')).toBe(false)
    expect(read('new/a/robots.txt')).toBe('of the last site')
  })

  test('is not taken if somebody has edited it', () => {
    writeFileSync(join(folder, 'last/a/robots.txt'), 'edited by hand')
    expect(fileWriter(join(folder, 'new')).take(last, 'a/robots.txt')).toBe(false)
  })

  test('stays the same in the last site if another file replaces it in the new one', () => {
    const writer = fileWriter(join(folder, 'new'))
    writer.take(last, 'a/robots.txt')
    writer.copy(join(folder, 'own.txt'), 'a/robots.txt')
    expect(read('new/a/robots.txt')).toBe('from public/')
    expect(read('last/a/robots.txt')).toBe('of the last site')
  })

  test('is a copy if the other folder stays, so that changing it does not change the site', () => {
    fileWriter(join(folder, 'new')).take({ ...last, stays: true }, 'a/robots.txt')
    writeFileSync(join(folder, 'last/a/robots.txt'), 'edited by hand')
    expect(read('new/a/robots.txt')).toBe('of the last site')
  })
})
