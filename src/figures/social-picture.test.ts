import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import type { PictureWords } from '../metadata/picture.ts'

import { readFonts } from '../reading/fonts.ts'
import { colours, tones } from './colours.ts'
import { drawPicture } from './social-picture.ts'

const words: PictureWords = {
  label: 'Claim',
  statement: 'Cells relieve pain',
  verdict: { word: 'Mixed', rating: { tone: 'mixed', value: 3 } },
  publication: 'Checks',
  alt: 'Claim: “Cells relieve pain”. Verdict: Mixed & more.',
}
const draw = (more: Partial<PictureWords> = {}) => drawPicture({ ...words, ...more }, readFonts())

describe('a picture', () => {
  test('has the size that networks ask for, and is described in words', async () => {
    const { format, width, height, xmp } = await sharp(await draw()).metadata()
    expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 })
    expect(xmp?.toString('utf8')).toContain('“Cells relieve pain”. Verdict: Mixed &#x26; more.')
  })

  test('is the same every time, and another for other words', async () => {
    const [one, again, other] = await Promise.all([
      draw(),
      draw(),
      draw({ verdict: { word: 'False', rating: { tone: 'false', value: 1 } } }),
    ])
    expect(one.equals(again)).toBe(true)
    expect(one.equals(other)).toBe(false)
  })

  test.each([
    ['a claim in letters that no font has', { statement: '干细胞 relieves 💊' }],
    ['everything in such letters', { statement: '干', verdict: { word: '干' }, publication: '干' }],
    ['a word without an end', { statement: 'a'.repeat(900) }],
    ['a claim without an end', { statement: 'a cell '.repeat(200) }],
    ['nothing but markup', { statement: '<svg onload="x">&amp;', publication: '</div>' }],
  ] as const)('is drawn of %s', async (_name, more) => {
    const { width, height } = await sharp(await draw(more)).metadata()
    expect({ width, height }).toEqual({ width: 1200, height: 630 })
  })

  test('leaves a text with unknown letters out, and keeps the others', async () => {
    const [unknown, empty, known] = await Promise.all([
      pixels(draw({ statement: '干细胞' })),
      pixels(draw({ statement: '' })),
      pixels(draw()),
    ])
    expect(unknown.equals(empty)).toBe(true)
    expect(unknown.equals(known)).toBe(false)
  })
})

test('its colours are those of the site', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8')
  for (const colour of [...Object.values(colours), ...Object.values(tones)])
    expect(tokens).toContain(`light-dark(${colour},`)
})

test('begins the scale on the right in a language that does', async () => {
  const verdict = { word: 'False', rating: { tone: 'false', value: 1 } } as const
  const [left, right] = await Promise.all([
    draw({ verdict }),
    draw({ verdict: { ...verdict, isMirrored: true } }),
  ])
  expect(left.equals(right)).toBe(false)
})

async function pixels(picture: Promise<Buffer>): Promise<Buffer> {
  return sharp(await picture)
    .raw()
    .toBuffer()
}
