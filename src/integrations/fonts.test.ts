import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, expect, test, vi } from 'vitest'

import { reloadPublication } from './current-publication.ts'
import { cutFonts } from './fonts.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-fonts-'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const files = {
  'site.yaml': 'name: Checks\nurl: https://example.org/\n',
  'articles/tea.mdx': '---\ntitle: Tea\n---\n\nTGF-&beta; in 干细胞.\n',
  'references/all.bib': '@misc{s, title = {Tea}, author = {\\v{S}, T.}}\n',
  'references/all.json': '[{"id": "z", "type": "book", "title": "\\u0416"}]\n',
}

test('every script in a publication has its files, however its characters are written', async () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  vi.stubEnv('CONTENT_DIR', folder)
  // Another test of this process may have read its own publication.
  reloadPublication()
  const { typefaces } = await cutFonts({ folder: join(folder, 'fonts') })
  expect(typefaces.map(({ cssVariable }) => cssVariable)).toEqual([
    '--font-text',
    '--font-display',
    '--font-sans',
  ])
  for (const { faces } of typefaces) {
    const romans = faces.filter(({ style }) => style === 'normal')
    expect(romans.map(({ subset }) => subset)).toEqual([
      'latin',
      'latin-extended',
      'greek',
      'cyrillic',
    ])
    for (const { file } of faces) expect(existsSync(join(folder, 'fonts', file))).toBe(true)
  }
})

test('fonts are cut once for those who ask at the same time', async () => {
  const ask = () => cutFonts({ folder: join(folder, 'fonts') })
  const [one, other] = await Promise.all([ask(), ask()])
  expect(one).toBe(other)
})
