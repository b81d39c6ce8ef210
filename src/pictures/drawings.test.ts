import { h, s } from 'hastscript'
import { expect, test } from 'vitest'

import { noKeptFiles } from '../cache/kept-files.ts'
import { modulesImportedBy } from './cases/imported-modules.ts'
import { createDrawings, drawingModules, openDrawingPictures } from './drawings.ts'

const drawings = createDrawings({ base: '/checks/', accent: '#0055aa' })
const drawingOf = (words: string) => s('svg', { viewBox: '0 0 40 20' }, s('text', words))

test('the address of a drawing changes with what it shows', () => {
  const tea = drawings.planOf(drawingOf('Tea'))
  expect(tea?.src).toMatch(/^\/checks\/_astro\/drawing\.[\da-f]{16}\.png$/)
  expect(tea?.src).toBe(`/checks/${tea?.path}`)
  expect(drawings.planOf(drawingOf('Tea'))).toEqual(tea)
  expect(drawings.planOf(drawingOf('Tea, hot'))?.path).not.toBe(tea?.path)
  const other = createDrawings({ base: '/checks/', accent: '#aa5500' })
  expect(other.planOf(drawingOf('Tea'))?.path).not.toBe(tea?.path)
})

test('a drawing with letters that the typeface lacks has no picture', () => {
  for (const words of ['\u5E72\u7EC6\u80DE', '\u05D0', '\u0645', '\u{1F48A}', '\uE000'])
    expect(drawings.planOf(drawingOf(`Tea ${words}`))).toBeUndefined()
  for (const words of [
    'Caf\u00E9 \u0142 \u03A9 \u0416',
    '1\u202F341\u00A0\u2265\u20092',
    '\u200Fa',
  ])
    expect(drawings.planOf(drawingOf(words))).toBeDefined()
})

test('something else has no picture', () => {
  expect(drawings.planOf(h('p'))).toBeUndefined()
})

test('a thread draws the same as the caller', async () => {
  const { path = '' } = drawings.planOf(drawingOf('Tea')) ?? {}
  const markup = drawings.files.get(path) ?? ''
  const [one, other] = await Promise.all(
    [true, false].map(async (inThread) => {
      const pictures = openDrawingPictures(noKeptFiles, { inThread })
      const bytes = await pictures.of(markup)
      await pictures.close()
      return bytes.toString('base64')
    }),
  )
  expect(one).toBe(other)
})

test('every module that a drawing depends on is known', () => {
  expect(modulesImportedBy('draw-drawing.ts')).toEqual(drawingModules)
})
