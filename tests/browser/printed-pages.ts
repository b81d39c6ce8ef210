/** Prints a page as PDF, and reads the text of its sheets. */

import type { Page } from '@playwright/test'

import { getDocumentProxy } from 'unpdf'

/** A piece of printed text: its place from the lower left corner of the sheet, in points. */
export interface PrintedText {
  text: string
  x: number
  y: number
}

/** The sizes of paper that are tested. */
export const papers = ['A4', 'Letter'] as const

/** Prints a page. Returns its sheets, each as the pieces of its text that are not white space. */
export async function print(page: Page, format: (typeof papers)[number]): Promise<PrintedText[][]> {
  await page.evaluate(() => document.fonts.ready)
  const file = await page.pdf({ format })
  const printed = await getDocumentProxy(new Uint8Array(file))
  return Promise.all(
    Array.from({ length: printed.numPages }, async (_, index) => {
      const sheet = await printed.getPage(index + 1)
      const { items } = await sheet.getTextContent()
      return items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [, , , , x, y] = item.transform as number[]
        return [{ text: item.str, x: x ?? 0, y: y ?? 0 }]
      })
    }),
  )
}

/** Returns the text of a sheet, without white space, which depends on where lines break. */
export function textOf(sheet: readonly PrintedText[]): string {
  return withoutSpace(sheet.map(({ text }) => text).join(''))
}

/** Returns a text without white space and marks of direction. */
export function withoutSpace(text: string): string {
  return text.replace(/[\s\p{Cf}]+/gu, '')
}

/**
 * Returns the headings that are the last thing in their column, of those with these texts.
 *
 * @param sheet the text between the margins
 */
export function headingsAlone(
  sheet: readonly PrintedText[],
  headings: ReadonlySet<string>,
): string[] {
  return sheet
    .filter(({ text }) => headings.has(withoutSpace(text)))
    .filter(
      ({ x, y }) =>
        !sheet.some(
          (other) => other.y < y - 4 && other.y > 40 && other.x < x + 240 && other.x > x - 12,
        ),
    )
    .map(({ text }) => text)
}
