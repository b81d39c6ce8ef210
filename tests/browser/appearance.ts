/** Measures the appearance of pages. The functions run in the page unless their comment says otherwise. */

import type { Locator, Page } from '@playwright/test'

import sharp from 'sharp'

/** Adds a style sheet after those of the page, like a reader's own, regardless of the Content-Security-Policy. */
export function addStyles(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }, css)
}

/** Returns by how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}

/**
 * Finds text that is cut off: in elements that hide their overflow, and beyond the edges of drawings, unless the table
 * below has the same words. Visually hidden text and text that scrolls does not count.
 *
 * @returns a line for each place
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = []
    const say = (element: Element, what: string) => {
      const { tagName, className } = element
      const words = (element.textContent || '').trim().slice(0, 40)
      cut.push(`<${tagName.toLowerCase()} class="${className}"> ${what}: “${words}”`)
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element instanceof SVGElement || !element.checkVisibility()) continue
      const { overflowX, overflowY, clipPath } = getComputedStyle(element)
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
      if (clipPath !== 'none' || clientWidth <= 1) continue
      const hides = (value: string) => value === 'hidden' || value === 'clip'
      if (hides(overflowX) && scrollWidth > clientWidth + 1) say(element, 'hides its width')
      if (hides(overflowY) && scrollHeight > clientHeight + 1) say(element, 'hides its height')
    }
    const squeezed = (words: string | null | undefined) => (words ?? '').replace(/\s+/g, '')
    for (const text of document.querySelectorAll('svg text')) {
      const drawing = text.closest('svg')
      if (!drawing?.checkVisibility() || !text.textContent) continue
      const table = text.closest('figure')?.querySelector('table')
      if (squeezed(table?.textContent).includes(squeezed(text.textContent))) continue
      const frame = drawing.getBoundingClientRect()
      const { left, right } = text.getBoundingClientRect()
      if (left < frame.left - 1 || right > frame.right + 1) say(text, 'leaves its drawing')
    }
    return cut
  })
}

/**
 * Returns the mean number of characters in the full lines of running text: lines followed by another line of the same
 * paragraph.
 *
 * @param paragraphs a selector
 */
export function charactersPerLine(page: Page, paragraphs: string): Promise<number> {
  return page.evaluate((selector) => {
    const counts: number[] = []
    for (const paragraph of document.querySelectorAll(selector)) {
      const lines: { top: number; characters: number }[] = []
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      const range = document.createRange()
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? ''
        // Superscript numbers do not count as characters of the line.
        if (node.parentElement?.closest('sup, .visually-hidden')) continue
        for (let at = 0; at < text.length; at += 1) {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const { top, height, width } = range.getBoundingClientRect()
          if (width === 0) continue
          const middle = top + height / 2
          const line = lines.at(-1)
          if (line && Math.abs(line.top - middle) < height / 2) line.characters += 1
          else lines.push({ top: middle, characters: 1 })
        }
      }
      counts.push(...lines.slice(0, -1).map(({ characters }) => characters))
    }
    return counts.reduce((sum, count) => sum + count, 0) / counts.length
  }, paragraphs)
}

/** An sRGB colour, each channel from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** Returns the contrast of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”). Runs in Node. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Returns a CSS colour as sRGB, or `undefined` if it is not opaque. */
export function asRgb(page: Page, colours: readonly string[]): Promise<(Rgb | undefined)[]> {
  return page.evaluate((all) => {
    const canvas = new OffscreenCanvas(1, 1)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    return all.map((colour) => {
      if (!context) return undefined
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = colour
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
      return alpha < 250 ? undefined : ([red, green, blue] as const)
    })
  }, colours)
}

/**
 * Measures the contrast of all text with its background.
 *
 * @param ground the background to use instead of the nearest background colour in the page, such as paper
 * @returns the lowest contrast first, each with words and colours; each pair of colours once
 */
export async function textContrasts(
  page: Page,
  ground?: string,
): Promise<{ contrast: number; words: string; colours: string }[]> {
  const found = await page.evaluate((given) => {
    const pairs = new Map<string, { words: string; ink: string; ground: string }>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? ''
      const parent = node.parentElement
      if (words === '' || !parent?.checkVisibility() || parent.closest(':disabled')) continue
      const style = getComputedStyle(parent)
      const ink = parent instanceof SVGElement ? style.fill : style.color
      let background = given
      for (
        let each: Element | null = parent;
        each && background === undefined;
        each = each.parentElement
      ) {
        const { backgroundColor } = getComputedStyle(each)
        if (!/^rgba\(.* 0\)$|\/ 0\)$/.test(backgroundColor)) background = backgroundColor
      }
      const pair = { words: words.slice(0, 60), ink, ground: background ?? 'white' }
      const key = `${pair.ink} on ${pair.ground}`
      if (!pairs.has(key)) pairs.set(key, pair)
    }
    return [...pairs.values()]
  }, ground)
  const colours = await asRgb(
    page,
    found.flatMap((pair) => [pair.ink, pair.ground]),
  )
  return found
    .map(({ words, ink, ground: background }, index) => {
      const [one, other] = [colours[2 * index], colours[2 * index + 1]]
      return {
        contrast: one && other ? contrast(one, other) : 1,
        words,
        colours: `${ink} on ${background}`,
      }
    })
    .toSorted((a, b) => a.contrast - b.contrast)
}

/** The pixels of an element with a contrast of 3 or more with its main colour (WCAG 2.2, 1.4.11). */
export interface Ink {
  /** The share of such pixels. */
  share: number
  /** The highest contrast. */
  contrast: number
  /** The pixels row by row, with `#` for such a pixel, to compare shapes. */
  shape: string
}

/** Takes a screenshot of an element and analyses it. Runs in Node. */
export async function inkOf(element: Locator): Promise<Ink> {
  const { data, info } = await sharp(await element.screenshot({ animations: 'disabled' }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = Array.from({ length: info.width * info.height }, (_, index): Rgb => [
    data[3 * index] ?? 0,
    data[3 * index + 1] ?? 0,
    data[3 * index + 2] ?? 0,
  ])
  const counts = Map.groupBy(pixels, (pixel) => pixel.join())
  const [ground] = [...counts.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
  const contrasts = pixels.map((pixel) => (ground ? contrast(pixel, ground) : 1))
  const marks = contrasts.map((value) => (value >= 3 ? '#' : '.')).join('')
  return {
    share: marks.replaceAll('.', '').length / marks.length,
    contrast: Math.max(...contrasts),
    shape: marks.replace(new RegExp(`.{${info.width}}`, 'g'), '$&\n'),
  }
}
