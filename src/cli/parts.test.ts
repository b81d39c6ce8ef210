import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { makeFoldersOfPart, partIn, usableParts, writePart, type PartFolder } from './parts.ts'

const code = { code: 'this version' }
const site = { base: 'these settings', parts: [], digests: [], files: {} }

describe('a part of a site', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-parts-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
    vi.restoreAllMocks()
  })

  /** Makes a part, and returns it as it is read again. */
  function make(number: number, of: number): PartFolder {
    const at = join(folder, String(number))
    makeFoldersOfPart(at)
    writePart(at, { number, of }, site, code)
    return partIn(at) as PartFolder
  }

  /** Returns the folders of the parts that can be used, and what is said of the others. */
  function use(parts: PartFolder[], base = site.base, snapshot = code) {
    const said: string[] = []
    vi.spyOn(console, 'error').mockImplementation((text: string) => said.push(text))
    const usable = usableParts(parts, base, snapshot).map((each) => each.folder)
    return { usable, said: said.map((text) => text.replace(/`.*`/, '…')) }
  }

  test('is used if it was made from the same code and settings', () => {
    const parts = [make(1, 2), make(2, 2)]
    expect(parts.map(({ part }) => part.number)).toEqual([1, 2])
    expect(use(parts)).toEqual({
      usable: [join(folder, '1/site'), join(folder, '2/site')],
      said: [],
    })
  })

  test('is missed', () => {
    expect(use([make(1, 4), make(3, 4)]).said).toEqual([
      'There is no part 2/4. Its files are made here.',
      'There is no part 4/4. Its files are made here.',
    ])
  })

  test('is not used if it was made by other code, or from other settings', () => {
    expect(use([make(1, 1)], site.base, { code: 'another version' })).toEqual({
      usable: [],
      said: [
        '… was made by another version of the code or of Node, or on another kind of machine. Its files are made here.',
      ],
    })
    expect(use([make(1, 1)], 'other settings')).toEqual({
      usable: [],
      said: [
        '… was made from another publication, or with other settings of the site. Its files are made here.',
      ],
    })
  })

  test.each<[string, (file: string) => void]>([
    ['missing', (file) => rmSync(file)],
    ['changed', (file) => appendFileSync(file, ' ')],
  ])('is not used if its record is %s', (_how, damage) => {
    const part = make(1, 1)
    damage(join(part.folder, 'record.json'))
    expect(use([part])).toEqual({
      usable: [],
      said: ['The file record.json in … is missing or damaged. Its files are made here.'],
    })
  })

  test('is not found in another folder', () => {
    expect(partIn(folder)).toBeUndefined()
  })
})
