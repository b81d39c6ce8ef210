import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import type { PictureWords } from '../metadata/picture.ts'

import { noKeptFiles, openKeptFiles } from '../cache/kept-files.ts'
import { modulesImportedBy } from './cases/imported-modules.ts'
import { drawingModules, openSocialPictures } from './social-pictures.ts'

const root = mkdtempSync(join(tmpdir(), 'assay-social-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})

const words: PictureWords = { statement: 'Tea', publication: 'Checks', alt: 'Tea' }
const open = () => openSocialPictures(openKeptFiles(root, () => undefined))

test('pictures are drawn once each, with the same bytes as without a thread, and kept', async () => {
  const pictures = open()
  const other = { ...words, alt: 'Tea & more' }
  const drawn = await Promise.all([words, other, words].map((each) => pictures.of(each)))
  await pictures.close()
  expect(pictures.counts).toEqual({ drawn: 2, kept: 0 })
  expect(readdirSync(root)).toHaveLength(2)
  const here = openSocialPictures(noKeptFiles, { inThread: false })
  const [one, two] = await Promise.all([words, other].map((each) => here.of(each)))
  expect(drawn.map((bytes) => bytes.toString('base64'))).toEqual(
    [one, two, one].map((bytes) => bytes?.toString('base64')),
  )

  const again = open()
  expect((await again.of(words)).equals(drawn[0] ?? Buffer.alloc(0))).toBe(true)
  expect(again.counts).toEqual({ drawn: 0, kept: 1 })
  await again.close()
})

test('pictures that are left are drawn by more threads, with the same bytes', async () => {
  const several = Array.from({ length: 12 }, (_, at) => ({ ...words, statement: `Tea ${at}` }))
  const drawn = async (isHurried: boolean) => {
    const pictures = openSocialPictures(noKeptFiles)
    const all = several.map((each) => pictures.of(each))
    if (isHurried) pictures.hurry()
    const bytes = await Promise.all(all)
    expect(pictures.counts.drawn).toBe(several.length)
    await pictures.close()
    return bytes.map((each) => each.toString('base64'))
  }
  expect(await drawn(true)).toEqual(await drawn(false))
})

test('pictures that are not finished when the thread ends are rejected', async () => {
  const pictures = open()
  const outcomes = Promise.allSettled(
    Array.from({ length: 12 }, (_, at) => pictures.of({ ...words, statement: `Never ${at}` })),
  )
  await pictures.close()
  expect(new Set((await outcomes).map(({ status }) => status))).toEqual(new Set(['rejected']))
})

test('every module that a picture depends on is known', () => {
  expect(modulesImportedBy('draw-social-picture.ts')).toEqual(drawingModules)
})
