import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { findImage } from './find-image.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-images-'))
  for (const each of ['assets', 'static/img', 'content/posts/a']) {
    mkdirSync(join(folder, each), { recursive: true })
    writeFileSync(join(folder, each, 'a.png'), '')
  }
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('a blog below a path of its host', () => {
  test.each([
    ['/blog/assets/a.png', 'assets/a.png'],
    ['https://old.example/blog/assets/a.png?w=300', 'assets/a.png'],
    ['http://www.old.example/blog/img/a.png', 'static/img/a.png'],
    ['/img/a.png', 'static/img/a.png'],
    ['a.png', 'content/posts/a/a.png'],
    ['/blog/../../a.png', undefined],
    ['https://other.example/blog/assets/a.png', undefined],
    ['//old.example/blog/assets/a.png', undefined],
  ])('%s is %s', (address, file) => {
    const post = { folder: join(folder, 'content/posts/a') }
    const settings = { origin: 'https://old.example', base: '/blog' }
    const path = file === undefined ? undefined : join(folder, file)
    expect(findImage(address, post, folder, settings)).toBe(path)
  })
})
