import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { fileWriter } from './site.ts'

describe('a file that is taken from the last site', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-site-'))
    mkdirSync(join(folder, 'last/a'), { recursive: true })
    writeFileSync(join(folder, 'last/a/robots.txt'), 'of the last site')
    writeFileSync(join(folder, 'own.txt'), 'from public/')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')

  test('is there, unless the last site does not have it', () => {
    const writer = fileWriter(join(folder, 'new'))
    expect(writer.take(join(folder, 'last'), 'a/robots.txt')).toBe(true)
    expect(writer.take(join(folder, 'last'), 'a/other.txt')).toBe(false)
    expect(read('new/a/robots.txt')).toBe('of the last site')
  })

  test('stays the same in the last site if another file replaces it in the new one', () => {
    const writer = fileWriter(join(folder, 'new'))
    writer.take(join(folder, 'last'), 'a/robots.txt')
    writer.copy(join(folder, 'own.txt'), 'a/robots.txt')
    expect(read('new/a/robots.txt')).toBe('from public/')
    expect(read('last/a/robots.txt')).toBe('of the last site')
  })
})
