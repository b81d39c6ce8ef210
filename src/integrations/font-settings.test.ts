import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, expect, test, vi } from 'vitest'

import { reloadPublication } from './current-publication.ts'
import { publicationFonts } from './font-settings.ts'

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
  const families = await publicationFonts()
  expect(families.map(({ cssVariable }) => cssVariable)).toEqual([
    '--font-text',
    '--font-display',
    '--font-sans',
  ])
  for (const { name, provider, options } of families) {
    const request = { weights: [], styles: [], subsets: [], formats: [] }
    const resolved = await provider.resolveFont({ familyName: name, ...request, options })
    const romans = resolved?.fonts.filter(({ style }) => style === 'normal') ?? []
    expect(romans.map(({ meta }) => meta?.subset)).toEqual([
      'latin',
      'latin-extended',
      'greek',
      'cyrillic',
    ])
    expect(romans.map(({ unicodeRange }) => unicodeRange?.[0])).toEqual([
      undefined,
      'U+100-2ff',
      'U+370-3ff',
      'U+400-52f',
    ])
  }
})

test('settings contain no path of this computer, because Astro derives public names from them', async () => {
  expect(JSON.stringify(await publicationFonts())).not.toContain(dirname(import.meta.dirname))
})
