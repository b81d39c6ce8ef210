/** What `styles/print.css` prints in the margins of each page, from attributes of the document element. */

/** Attributes of the document element. */
export interface PrintedLines {
  /** The title, above the text. */
  'data-head': string
  /** The address and the day of the last check, below the text; empty if neither is known. */
  'data-foot': string
}

/**
 * Writes the running lines of a printed page.
 *
 * The address is always written from left to right, and isolated from the date (UAX #9, 2.4.2).
 *
 * @param address the address of the page
 * @param date the day of the last check, in words
 */
export function printedLines(
  title: string,
  address: string | undefined,
  date: string | undefined,
): PrintedLines {
  const parts = [address === undefined ? [] : `\u2066${address}\u2069`, date ?? []].flat()
  return { 'data-head': title.replace(/\s+/gu, ' '), 'data-foot': parts.join(' \u00B7 ') }
}
