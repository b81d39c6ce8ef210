import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { fileWriter } from './file-writer.ts'
import { digestOfBytes, type LastSite, readKeptSite, writeKeptSite } from './kept-site.ts'

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
    last = { folder: join(folder, 'last'), kept: { base: '', parts: [], digests: [], files } }
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

describe('a folder with links to the files of the published site', () => {
  let folder: string
  let last: LastSite
  const stamps = new Map<string, number>()
  const path = (name: string) => join(folder, name)
  const read = (name: string) => readFileSync(path(name), 'utf8')
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-site-'))
    for (const name of ['a/page.html', 'a/other.html', 'robots.txt']) {
      mkdirSync(dirname(path(`last/${name}`)), { recursive: true })
      mkdirSync(dirname(path(`new/${name}`)), { recursive: true })
      writeFileSync(path(`last/${name}`), name)
      linkSync(path(`last/${name}`), path(`new/${name}`))
      stamps.set(name, statSync(path(`last/${name}`)).ino)
    }
    const files = Object.fromEntries(
      [...stamps.keys()].map((name) => [
        name,
        { bytes: digestOfBytes(Buffer.from(name)), stamp: '' },
      ]),
    )
    last = { folder: path('last'), kept: { base: '', parts: [], digests: [], files } }
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  test('keeps what is taken', () => {
    const writer = fileWriter(path('new'), false)
    expect(writer.take(last, 'a/page.html')).toBe(true)
    expect(statSync(path('new/a/page.html')).ino).toBe(stamps.get('a/page.html'))
    expect([...writer.placed]).toEqual(['a/page.html'])
    expect([...writer.taken]).toEqual(['a/page.html'])
  })

  test('keeps a link to the same file, and its stamp is known', () => {
    const record = path('record.json')
    writeKeptSite(record, path('last'), last.kept)
    const kept = readKeptSite(record) ?? last.kept
    const writer = fileWriter(path('new'), false)
    expect(writer.take({ ...last, kept }, 'a/page.html')).toBe(true)
    expect([...writer.inPlace]).toEqual([['a/page.html', kept.files['a/page.html']?.stamp]])
    expect(writer.inPlace.get('a/page.html')).not.toBe('')

    // Whoever edits the published file edits this one too.
    writeFileSync(path('last/robots.txt'), 'edited')
    expect(writer.take({ ...last, kept }, 'robots.txt')).toBe(false)
  })

  test('never changes the published site', () => {
    const writer = fileWriter(path('new'), false)
    writer.write('a/page.html', 'another text')
    writer.copy(path('last/a/page.html'), 'robots.txt')
    writer.take({ ...last, stays: true }, 'a/other.html')
    writeFileSync(path('new/a/other.html'), 'changed in place')
    expect([read('new/a/page.html'), read('new/robots.txt')]).toEqual([
      'another text',
      'a/page.html',
    ])
    expect(
      ['a/page.html', 'a/other.html', 'robots.txt'].map((name) => read(`last/${name}`)),
    ).toEqual(['a/page.html', 'a/other.html', 'robots.txt'])
  })

  test('gets the file of the last site where another one is left', () => {
    rmSync(path('new/a/page.html'))
    writeFileSync(path('new/a/page.html'), 'of an older site')
    const writer = fileWriter(path('new'), false)
    expect(writer.take(last, 'a/page.html')).toBe(true)
    expect(read('new/a/page.html')).toBe('a/page.html')
  })

  test('can have a folder where a file was, and a file where a folder was', () => {
    const writer = fileWriter(path('new'), false)
    writer.write('robots.txt/b/index.html', 'below')
    writer.write('a', 'above')
    expect([read('new/robots.txt/b/index.html'), read('new/a')]).toEqual(['below', 'above'])
  })
})
