import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { mendSwap, swapIn } from './swap.ts'

const root = mkdtempSync(join(tmpdir(), 'assay swap '))
afterAll(() => {
  rmSync(root, { recursive: true })
})

let count = 0
/** A folder of sites by name, each with one page that says which it is. */
function folderOf(...names: string[]) {
  count += 1
  const folder = join(root, String(count))
  mkdirSync(folder)
  for (const name of names) writeSite(join(folder, name), name)
  return {
    outDir: join(folder, 'dist'),
    built: join(folder, 'built'),
    holds: () => readdirSync(folder).toSorted(),
    shows: () => readFileSync(join(folder, 'dist', 'index.html'), 'utf8'),
    folder,
  }
}

function writeSite(directory: string, text: string) {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'index.html'), text)
}

describe('a finished site', () => {
  test('takes the place of the last one', () => {
    const { built, outDir, holds, shows } = folderOf('built', 'dist')
    writeFileSync(join(outDir, 'old.html'), 'old')
    swapIn(built, outDir)
    expect(shows()).toBe('built')
    expect(holds()).toEqual(['dist'])
    expect(existsSync(join(outDir, 'old.html'))).toBe(false)
  })

  test('may be the first', () => {
    const { built, outDir, holds, shows } = folderOf('built')
    swapIn(built, outDir)
    expect([holds(), shows()]).toEqual([['dist'], 'built'])
  })

  test('leaves the last one alone if it is not there after all', () => {
    const { built, outDir, holds, shows } = folderOf('dist')
    expect(() => {
      swapIn(built, outDir)
    }).toThrow()
    expect([holds(), shows()]).toEqual([['dist'], 'dist'])
  })
})

describe('a swap that was cut off', () => {
  test.each([
    ['before it began', ['dist', 'built'], 'dist'],
    ['while the new site was on its way', ['dist', '.dist.next'], 'dist'],
    [
      'between taking the old site away and putting the new one there',
      ['.dist.next', '.dist.previous'],
      '.dist.previous',
    ],
    ['after the new site was there', ['dist', '.dist.previous'], 'dist'],
    ['twice', ['dist', '.dist.next', '.dist.previous'], 'dist'],
  ])('%s', (_name, left, shown) => {
    const { folder, built, outDir, holds, shows } = folderOf(...left)
    writeSite(join(folder, 'dist-of-another'), 'other')
    mendSwap(outDir)
    expect(shows()).toBe(shown)
    const others = left.includes('built') ? ['built', 'dist'] : ['dist']
    expect(holds()).toEqual([...others, 'dist-of-another'])

    writeSite(built, 'new')
    swapIn(built, outDir)
    expect(shows()).toBe('new')
    expect(holds()).toEqual(['dist', 'dist-of-another'])
  })

  test('before there was a site leaves nothing', () => {
    const { outDir, holds } = folderOf('.dist.next')
    mendSwap(outDir)
    expect(holds()).toEqual([])
    expect(dirname(outDir)).not.toBe(outDir)
  })
})
