import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseXml } from '@rgrove/parse-xml'
import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { sansFiles } from '../reading/fonts.ts'
import { drawDrawing } from './drawing-picture.ts'
import { paintDrawing } from './painted-drawing.ts'

const accent = 'oklch(43% 0.105 245)'

function paint(html: string) {
  const svg = fromHtml(html, { fragment: true }).children[0] as Element
  return paintDrawing(svg, accent)
}

/** Returns the colour of a pixel, where the file has two of them for one of CSS. */
async function colourAt(html: string, x: number, y: number): Promise<string> {
  const png = drawDrawing(paint(html)?.markup ?? '', sansFiles())
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  const at = (2 * y * info.width + 2 * x) * info.channels
  return data.subarray(at, at + 3).toString('hex')
}

const square = (mark: string) =>
  `<svg viewBox="0 0 20 20" fill="currentColor"><rect class="${mark}" width="20" height="20"/></svg>`

describe('a painted drawing', () => {
  test('has a size with room around it, and twice as many pixels', async () => {
    const { markup = '', width, height } = paint('<svg viewBox="0 0 340 60.4"></svg>') ?? {}
    expect({ width, height }).toEqual({ width: 364, height: 85 })
    const png = await sharp(drawDrawing(markup, sansFiles())).metadata()
    expect(png).toMatchObject({ format: 'png', width: 728, height: 170 })
  })

  test.each([
    ['nothing', '', '231e19'],
    ['mark-bar series-1', 'mark-bar series-1', '075485'],
    ['mark-bar series-3', 'mark-bar series-3', '5a544d'],
    ['mark-dot', 'mark-dot', '075485'],
    ['mark-dot series-1', 'mark-dot series-1', '075485'],
    ['mark-dot series-3', 'mark-dot series-3', '5a544d'],
    ['mark-unknown', 'mark-unknown', 'ffffff'],
  ])('has the colours of the light scheme: %s', async (_name, mark, colour) => {
    expect(await colourAt(square(mark), 22, 22)).toBe(colour)
    expect(await colourAt(square(mark), 2, 2)).toBe('ffffff')
  })

  test('has the tone of a finding', async () => {
    const inTone = square('mark-known')
      .replace('<rect', '<g data-tone="false"><rect')
      .replace('/></svg>', '/></g></svg>')
    expect(await colourAt(inTone, 22, 22)).not.toBe(await colourAt(square('mark-known'), 22, 22))
  })

  test('contains nothing for readers of the page, and is well-formed whatever it contains', () => {
    const { markup = '', words } =
      paint(
        '<svg viewBox="0 0 9 9"><a href="/x?a&b" aria-label="a < b" onclick="x" title="<"><text>a &lt;script> ]]&gt; & "b"\u0001\u2028\u202E\uFFFE</text></a></svg>',
      ) ?? {}
    const { root } = parseXml(markup)
    expect(root?.text).toContain('a <script> ]]> & "b"\u2028\u202E')
    expect(words).toContain('<script>')
    expect(markup).not.toMatch(/href|aria|onclick|<a\b|title/)
  })

  test('is nothing without a size', () => {
    expect(paint('<svg></svg>')).toBeUndefined()
    expect(paint('<svg viewBox="0 0 0 4"></svg>')).toBeUndefined()
  })
})

test('every mark that a page paints is painted', () => {
  const sheets = ['figures.css', 'outcomes.css'].map((name) =>
    readFileSync(join(import.meta.dirname, '../styles', name), 'utf8'),
  )
  const marks = new Set(sheets.join('').match(/\.(?:mark|series)-[\w-]+/g))
  const { markup = '' } =
    paint('<svg viewBox="0 0 9 9"><path class="mark-none" d="M0 0"/></svg>') ?? {}
  for (const mark of marks) expect(markup).toContain(mark)
})
