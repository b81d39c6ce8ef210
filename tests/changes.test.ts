/** Content that changes during a check or a build: only files that were checked are published. */

import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, extname, join, sep } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { copyOf, differences, filesOf, fixtures, layOut, project, run, textsOf } from './publish.ts'

describe('a check', () => {
  let folder: string
  beforeAll(() => {
    folder = layOut('elements')
    const content = join(folder, 'content')
    cpSync(join(fixtures, 'all-formats/content/references'), join(content, 'references'), {
      recursive: true,
    })
    cpSync(join(project, 'tests/stock/note.csl'), join(content, 'styles/note.csl'))
    const chart = join(content, 'articles/everything/cups.yaml')
    writeFileSync(chart, 'kind: bars\ntitle: Tea\nunit: Cups\nrows: ./cups.csv\nsource: Made up\n')
    writeFileSync(join(dirname(chart), 'cups.csv'), 'label,value\nTea,3\nCoffee,2\n')
  })

  test('reports on the current files, of any kind', async () => {
    const sound = await run('check', folder)
    expect(sound.code, sound.output).toBe(0)
    const content = join(folder, 'content')
    const files = globSync('**/*.*', { cwd: content }).sort()
    const kinds = Object.groupBy(files, (file) => `${file.split(sep)[0] ?? ''} ${extname(file)}`)
    const read = Object.entries(kinds).filter(([kind]) => !kind.endsWith('.png'))
    expect(read.length).toBeGreaterThan(12)
    for (const [kind, [name = ''] = []] of read) {
      const file = join(content, name)
      const before = readFileSync(file)
      // Not text, so it is an error in every kind of file that is read.
      appendFileSync(file, Buffer.from([0xff, 0xfe]))
      const broken = await run('check', folder)
      expect(broken.report, kind).toContain(name.split(sep).join('/'))
      expect(broken.code, kind).toBe(1)
      writeFileSync(file, before)
    }
    const again = await run('check', folder)
    expect([again.code, again.report]).toEqual([sound.code, sound.report])
  })

  test('starts again if a file is saved after it has been read', async () => {
    const folder = layOut('minimal')
    const article = join(folder, 'content/articles/short.mdx')
    // The file is read for the snapshot and then by the check itself, which does not see later changes.
    const meddling = `
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const { readFileSync, appendFileSync } = fs
      let reads = 0
      fs.readFileSync = (file, ...options) => {
        const text = readFileSync(file, ...options)
        if (file === ${JSON.stringify(article)} && ++reads === 2)
          appendFileSync(file, '\\nUnchecked words [@nobody1900].\\n')
        return text
      }
      syncBuiltinESMExports()`
    const { code, report } = await run('check', folder, {
      ownProcess: true,
      variables: {
        NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(meddling)}"`,
      },
    })
    expect(report).toContain('No reference or search has the key `nobody1900`.')
    expect(code).toBe(1)
  })
})

describe('a build', () => {
  let folder: string
  let old: ReadonlyMap<string, string>
  beforeAll(async () => {
    folder = await copyOf('minimal')
    old = filesOf(join(folder, 'dist'))
  })

  const article = () => join(folder, 'content/articles/short.mdx')

  test.each(['✓ Check', '✓ Pages'])(
    'publishes nothing that was saved after %s without a check of it',
    async (stage) => {
      const text = readFileSync(article(), 'utf8')
      const save = () => {
        appendFileSync(article(), '\nUnchecked words [@nobody1900].\n')
      }
      const { code, output, outDir } = await run('build', folder, {
        pause: { after: stage, meanwhile: save },
      })
      writeFileSync(article(), text)
      expect(output).toContain('↻ `content/articles/short.mdx` changed during the build')
      expect(output).toContain('No reference or search has the key `nobody1900`.')
      expect(code).toBe(1)
      expect(differences(filesOf(outDir), old)).toEqual([])
    },
  )

  test('publishes a valid change saved during the build in every file or in none', async () => {
    const site = join(folder, 'content/site.yaml')
    const added = join(folder, 'content/articles/added.mdx')
    const { code, output, outDir } = await run('build', folder, {
      pause: {
        after: '✓ Check',
        meanwhile: (time) => {
          if (time > 1) return
          const words = readFileSync(article(), 'utf8')
          writeFileSync(site, readFileSync(site, 'utf8').replace('Minimal', 'Renamed'))
          writeFileSync(added, words.replace(/title: .*/, 'title: Added?'))
        },
      },
    })
    expect(code, output).toBe(0)
    expect(output).toContain('changed during the build')
    expect(existsSync(join(outDir, 'articles/added/index.html'))).toBe(true)
    for (const [name, html] of textsOf(outDir, '.html')) {
      expect(/<title>([^<]*)<\/title>/.exec(html)?.[1], name).toMatch(/Renamed$|^Renamed: /)
    }
    // The first attempt leaves nothing: a build of the same content has the same bytes.
    const fresh = await run('build', folder, {
      variables: { OUT_DIR: join(folder, 'fresh') },
    })
    expect(fresh.code, fresh.output).toBe(0)
    expect(differences(filesOf(join(folder, 'fresh')), filesOf(outDir))).toEqual([])
    rmSync(added)
  })

  test('of content that keeps changing ends, and the previous site stays', async () => {
    const before = filesOf(join(folder, 'dist'))
    let checks = 0
    const { code, output, outDir } = await run('build', folder, {
      pause: {
        after: '✓ Check',
        meanwhile: (time) => {
          checks = time
          appendFileSync(article(), `\nMore words, ${time}.\n`)
        },
      },
    })
    expect(output).toContain('the content changed during 3 builds')
    expect([code, checks]).toEqual([1, 3])
    expect(differences(filesOf(outDir), before)).toEqual([])
  })
})
