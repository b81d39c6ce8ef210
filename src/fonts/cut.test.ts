import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import subsetFont from 'subset-font'
import { afterAll, describe, expect, test, vi } from 'vitest'

import { faceCutter } from './cut.ts'
import { typefacesOf } from './faces.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-fonts-'))
const { cut, close } = faceCutter(folder)
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

const sans = typefacesOf().flatMap(({ cssVariable, faces }) =>
  cssVariable === '--font-sans' ? faces : [],
)[0]
if (!sans) throw new Error('There is no sans.')

const bytes = (name: string | undefined) => readFileSync(join(folder, name ?? 'nothing'))

describe('a subset', () => {
  test('is a WOFF2 file that names its licence', async () => {
    const file = bytes(await cut(sans, 'Assay'))
    expect(file.toString('latin1', 0, 4)).toBe('wOF2')
    const font = await subsetFont(file, 'A', { targetFormat: 'sfnt', preserveNameIds: [13] })
    const licence = Buffer.from('SIL Open Font License', 'utf16le').swap16()
    expect(font.includes(licence)).toBe(true)
  })

  test('grows with the number of letters', async () => {
    const [few, more] = await Promise.all([cut(sans, 'abc'), cut(sans, 'abcdefghijk')])
    expect(bytes(more).length).toBeGreaterThan(bytes(few).length)
  })

  test('is created once for simultaneous requests', async () => {
    const [one, other] = await Promise.all([cut(sans, 'xyz'), cut(sans, 'xyz')])
    const { mtimeMs } = statSync(join(folder, one ?? ''))
    expect(await cut(sans, 'xyz')).toBe(one)
    expect(other).toBe(one)
    expect(statSync(join(folder, one ?? '')).mtimeMs).toBe(mtimeMs)
    expect(readdirSync(folder).filter((name) => !name.endsWith('.woff2'))).toEqual([])
  })

  test('is created again if its file was cut off, and a line says so', async () => {
    const name = await cut(sans, 'uvw')
    const whole = bytes(name)
    const said = vi.spyOn(console, 'error').mockReturnValue()
    for (const length of [whole.length - 1, 5]) {
      truncateSync(join(folder, name ?? ''), length)
      expect(await cut(sans, 'uvw')).toBe(name)
      expect(bytes(name).equals(whole)).toBe(true)
    }
    expect(said).toHaveBeenCalledTimes(2)
    said.mockRestore()
  })

  test('is not created if the font has none of the letters', async () => {
    expect(await cut(sans, '干细胞')).toBeUndefined()
    expect(await cut(sans, '干细胞')).toBeUndefined()
  })

  test('leaves out letters that the font does not have', async () => {
    const [mixed, without] = await Promise.all([cut(sans, 'ab干'), cut(sans, 'ab')])
    expect(bytes(mixed).length).toBe(bytes(without).length)
  })
})

test.each([
  ['source', 4],
  ['source-sans', 2],
  ['system', 0],
] as const)('every face of the choice %s can be subset', async (choice, count) => {
  const faces = typefacesOf(choice).flatMap((typeface) => typeface.faces)
  const cuts = await Promise.all(faces.map((face) => cut(face, 'Rag')))
  expect(new Set(cuts).size).toBe(count)
  expect(cuts).not.toContain(undefined)
})
