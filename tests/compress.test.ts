/** Compressed copies of texts, which `npm run build -- --compress` writes. */

import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { filesOf, freshFolder, layOut, run } from './publish.ts'

test('each text has both copies, which are taken from the last site while it stays the same', async () => {
  const folder = layOut('minimal', freshFolder())
  const build = async () => {
    const { code, output, outDir } = await run('build', folder, { args: ['--compress'] })
    expect(code, output).toBe(0)
    return { output, site: filesOf(outDir) }
  }
  const { output, site } = await build()
  expect(output).toMatch(/^✓ Compress — \d+ copies \(/m)
  for (const name of ['index.html', 'rss.xml', 'articles/short/index.html', 'sitemap-0.xml']) {
    const text = readFileSync(join(folder, 'dist', name))
    const copy = (ending: string) => Buffer.from(site.get(`${name}.${ending}`) ?? '', 'latin1')
    if (text.length < 1000) expect(site.has(`${name}.br`)).toBe(false)
    else {
      expect(brotliDecompressSync(copy('br'))).toEqual(text)
      expect(gunzipSync(copy('gz'))).toEqual(text)
    }
  }
  expect([...site.keys()].filter((name) => /woff2\.|pf_\w+\.|png\.|_headers\./.test(name))).toEqual(
    [],
  )
  const { files } = JSON.parse(site.get('.assay') ?? '') as { files: string[] }
  expect(files).toContain('index.html.br')

  expect((await build()).output).toContain('is up to date')

  appendFileSync(join(folder, 'content/articles/short.mdx'), '\nOne more sentence.\n')
  const again = await build()
  const [, made, unchanged] = /Compress — (\d+) cop\w+, (\d+) unchanged/.exec(again.output) ?? []
  expect(Number(made)).toBeGreaterThan(0)
  expect(Number(unchanged)).toBeGreaterThan(Number(made))
  const name = 'articles/short/index.html'
  expect(
    gunzipSync(Buffer.from(again.site.get(`${name}.gz`) ?? '', 'latin1')).toString(),
  ).toContain('One more sentence.')

  const plain = await run('build', folder)
  expect(plain.code, plain.output).toBe(0)
  expect([...filesOf(plain.outDir).keys()].filter((each) => /\.(?:br|gz)$/.test(each))).toEqual([])
})

test('a file of the publication that has the name of a copy stays, and a line says so', async () => {
  const folder = layOut('minimal', freshFolder())
  mkdirSync(join(folder, 'content/public'))
  writeFileSync(join(folder, 'content/public/counts.csv'), 'count\n'.repeat(1000))
  writeFileSync(join(folder, 'content/public/counts.csv.gz'), gzipSync('another file'))
  for (const attempt of ['first', 'second']) {
    appendFileSync(join(folder, 'content/articles/short.mdx'), `\nThe ${attempt} build.\n`)
    const { code, output, outDir } = await run('build', folder, { args: ['--compress'] })
    expect(code, output).toBe(0)
    expect(output).toContain(
      '`counts.csv.gz` is a file of the publication, so it stays, and no copy of `counts.csv` takes its place.',
    )
    expect(gunzipSync(readFileSync(join(outDir, 'counts.csv.gz'))).toString()).toBe('another file')
    expect(brotliDecompressSync(readFileSync(join(outDir, 'counts.csv.br'))).toString()).toBe(
      'count\n'.repeat(1000),
    )
  }
})
