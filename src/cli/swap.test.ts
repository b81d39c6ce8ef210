import { spawnSync } from 'node:child_process'
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
import { dirname, join, relative } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { writeManifest } from './manifest.ts'
import { refusalOfContents, refusalOfOutput } from './output-folder.ts'
import { repairSwap, swapIn } from './swap.ts'

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

test('a previous site that cannot be deleted is named, and the new one is in place', () => {
  const { folder, outDir } = folderOf('built', 'dist')
  const script = `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const { rmSync } = fs
    fs.rmSync = (path, options) => {
      if (path.endsWith('.previous')) throw Object.assign(new Error('EPERM'), { code: 'EPERM' })
      rmSync(path, options)
    }
    syncBuiltinESMExports()
    const { swapIn } = await import('./swap.ts')
    console.log(swapIn(${JSON.stringify(join(folder, 'built'))}, ${JSON.stringify(outDir)}))
  `
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })
  expect(stdout).toBe(`${join(folder, '.dist.previous')}\n`)
  expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('built')
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
    repairSwap(outDir)
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
    repairSwap(outDir)
    expect(holds()).toEqual([])
    expect(dirname(outDir)).not.toBe(outDir)
  })
})

describe('a swap that is killed', () => {
  /** Files of two sites that share some names, once a file where the other has a folder. */
  const sites = {
    old: ['.nojekyll', 'about', 'articles/a/index.html', 'index.html', 'old/index.html'],
    new: ['about/index.html', 'articles/b/index.html', 'index.html', 'new/index.html'],
  }

  /** Swaps in a process of its own, which kills itself before one of its steps, and says how it ended. */
  function swapUntil(step: number, { folder, isHeld }: { folder: string; isHeld: boolean }) {
    const script = `
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      import { join } from 'node:path'
      const { renameSync, rmSync } = fs
      const outDir = join(${JSON.stringify(folder)}, 'dist')
      let left = ${step}
      const dieAt = (work) => (...args) => {
        if (left-- === 0) process.kill(process.pid, 'SIGKILL')
        return work(...args)
      }
      fs.renameSync = dieAt((from, to) => {
        if (${isHeld} && from === outDir) throw Object.assign(new Error('EBUSY: busy'), { code: 'EBUSY' })
        return renameSync(from, to)
      })
      fs.rmSync = dieAt(rmSync)
      syncBuiltinESMExports()
      const { swapIn } = await import('./swap.ts')
      swapIn(join(${JSON.stringify(folder)}, 'built'), outDir)
    `
    const { status, signal, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { cwd: import.meta.dirname, encoding: 'utf8' },
    )
    return signal ?? (status === 0 ? 'done' : stderr)
  }

  test.each([
    ['of a folder', false],
    ['of the contents of a mounted folder', true],
  ])('%s leaves the old or the new site at every step', (_what, isHeld) => {
    const shown = new Set<string>()
    for (let step = 0; ; step += 1) {
      const { folder, outDir, built, holds } = folderOf()
      for (const [name, files] of Object.entries(sites)) {
        const site = name === 'old' ? outDir : built
        for (const file of files) {
          mkdirSync(dirname(join(site, file)), { recursive: true })
          writeFileSync(join(site, file), name)
        }
        writeManifest(site)
      }
      const end = swapUntil(step, { folder, isHeld })
      expect(['SIGKILL', 'done']).toContain(end)
      // The next build neither takes what it finds for somebody else's, nor leaves it so.
      const refusal = refusalOfOutput(outDir, join(folder, 'content'), folder)
      expect(refusal, `at step ${step}`).toBeUndefined()
      repairSwap(outDir)

      const site = readFileSync(join(outDir, 'index.html'), 'utf8') as keyof typeof sites
      const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => relative(outDir, join(parentPath, name)))
      expect(files.toSorted(), `at step ${step}`).toEqual(['.assay', ...sites[site]].toSorted())
      expect(refusalOfContents(outDir), `at step ${step}`).toBeUndefined()
      expect(holds().filter((name) => name !== 'built')).toEqual(['dist'])
      shown.add(site)
      if (end === 'done') {
        expect([step > 3, site, holds()]).toEqual([true, 'new', ['dist']])
        break
      }
    }
    expect(shown).toEqual(new Set(['old', 'new']))
  })
})
