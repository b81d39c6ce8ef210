import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { changesSince, codeDigest, nameChanges, publicFilesOf, takeSnapshot } from './snapshot.ts'
import { projectDirectory } from './environment.ts'

const root = mkdtempSync(join(tmpdir(), 'assay snapshot '))
afterAll(() => {
  rmSync(root, { recursive: true })
})

let content = root
let count = 0
beforeEach(() => {
  count += 1
  content = join(root, `content ${count}`)
  for (const folder of ['articles/tea', 'claims']) {
    mkdirSync(join(content, folder), { recursive: true })
  }
  for (const name of ['site.yaml', 'articles/tea/index.mdx', 'articles/tea/cup.png', 'a.unknown']) {
    writeFileSync(join(content, name), 'first')
  }
})

const changes: [what: string, change: () => void, changed: string[]][] = [
  ['a record', () => write('site.yaml', 'other'), ['site.yaml']],
  ['a picture', () => write('articles/tea/cup.png', 'other'), ['articles/tea/cup.png']],
  ['a file of a kind that nobody knows', () => write('a.unknown', 'other'), ['a.unknown']],
  ['a new file', () => write('claims/new.yaml', 'new'), ['claims/new.yaml']],
  ['a deleted file', () => rmSync(join(content, 'a.unknown')), ['a.unknown']],
  [
    'a new name',
    () => renameSync(join(content, 'a.unknown'), join(content, 'b')),
    ['a.unknown', 'b'],
  ],
  ['a new folder', () => mkdirSync(join(content, 'topic')), ['topic']],
  ['a link', () => symlinkSync('site.yaml', join(content, 'link')), ['link']],
]

function write(name: string, text: string): void {
  writeFileSync(join(content, name), text)
}

function expectNotice(change: () => void, changed: string[]): void {
  const snapshot = takeSnapshot(content)
  change()
  expect(takeSnapshot(content).digest).not.toBe(snapshot.digest)
  expect(changesSince(snapshot)).toEqual(changed.map((name) => join(content, name)))
}

describe('a snapshot', () => {
  test('is the same as long as nothing changes', () => {
    const snapshot = takeSnapshot(content)
    expect(takeSnapshot(content).digest).toBe(snapshot.digest)
    expect(changesSince(snapshot)).toEqual([])
  })

  test.each(changes)('notices %s', (_what, change, changed) => {
    expectNotice(change, changed)
  })

  test.each(changes)(
    'notices %s in files that have not changed for long',
    (_what, change, changed) => {
      vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] })
      expectNotice(change, changed)
      vi.useRealTimers()
    },
  )

  test('notices a file that was rewritten with the same contents, although its digest is unchanged', () => {
    const snapshot = takeSnapshot(content)
    write('site.yaml', 'other')
    write('site.yaml', 'first')
    expect(takeSnapshot(content).digest).toBe(snapshot.digest)
    expect(changesSince(snapshot)).toEqual([join(content, 'site.yaml')])
  })

  test('is not deceived by a time that was set back', () => {
    const time = new Date('2020-01-01')
    utimesSync(join(content, 'site.yaml'), time, time)
    const snapshot = takeSnapshot(content)
    write('site.yaml', 'other')
    utimesSync(join(content, 'site.yaml'), time, time)
    expect(changesSince(snapshot)).toEqual([join(content, 'site.yaml')])
  })

  test('leaves out what is hidden, and where links lead', () => {
    const outside = join(root, 'outside.yaml')
    writeFileSync(outside, 'first')
    symlinkSync(outside, join(content, 'claims/link.yaml'))
    symlinkSync(root, join(content, 'claims/all'))
    const snapshot = takeSnapshot(content)
    writeFileSync(outside, 'other')
    write('.DS_Store', 'new')
    expect(changesSince(snapshot)).toEqual([])
    expect([...snapshot.files.keys()].some((file) => file.startsWith(outside))).toBe(false)
  })

  test('has a digest of the code, which is the same for other content', () => {
    const { code } = takeSnapshot(content)
    write('site.yaml', 'other')
    expect(takeSnapshot(content).code).toBe(code)
    expect(codeDigest()).toBe(code)
  })

  test('is another on another day', () => {
    const digests = ['1600000000', '1600100000'].map((time) => {
      vi.stubEnv('SOURCE_DATE_EPOCH', time)
      return takeSnapshot(content).digest
    })
    vi.unstubAllEnvs()
    expect(new Set(digests).size).toBe(2)
  })

  test('holds the code', () => {
    const names = [...takeSnapshot(content).files.keys()]
    for (const name of ['src/cli/snapshot.ts', 'package-lock.json']) {
      expect(names).toContain(join(import.meta.dirname, '../..', name))
    }
  })
})

test('a snapshot has the files in content/public/, hidden ones too, by their paths below it', () => {
  for (const name of ['kit/logo.pdf', '.well-known/security.txt', '.DS_Store']) {
    mkdirSync(dirname(join(content, 'public', name)), { recursive: true })
    writeFileSync(join(content, 'public', name), 'first')
  }
  const files = publicFilesOf(takeSnapshot(content))
  expect(files).toEqual(
    new Map(
      ['.well-known/security.txt', 'kit/logo.pdf'].map((name) => [
        name,
        join(content, 'public', name),
      ]),
    ),
  )
})

test.each([
  ['the content', ['site.yaml', 'claims/new.yaml'], []],
  ['the content', [''], []],
  ['`src/cli/check.ts`, which is not part of the content,', [], ['src/cli/check.ts']],
  ['the content and `public/x.png`, which is not part of the content,', ['a'], ['public/x.png']],
])('names %s as what has changed', (named, inContent, inProject) => {
  const changes = [
    ...inContent.map((name) => join(content, name)),
    ...inProject.map((name) => join(projectDirectory, name)),
  ]
  expect(nameChanges(changes, content)).toBe(named)
})
