/** The first and the last page. */
interface PageRange {
  start: string
  end: string
}

/** Rewrites each page and range in a list with commas. */
export function rewritePages(
  pages: string,
  rewrite: (part: string, range: PageRange | undefined) => string,
): string {
  return pages
    .split(/(,\s*)/)
    .map((part) => rewrite(part, pageRange(part)))
    .join('')
}

/**
 * Returns the first and the last page of a single range, as they are written; `undefined` for everything else. In `12-1–12-9`,
 * only the dash is that of the range, and in `12-1-12-9` only the second hyphen.
 */
export function pageRange(page: string): PageRange | undefined {
  const [, start, end] =
    /^([^\s,\u2013]+)\u2013([^\s,\u2013]+)$/.exec(page) ??
    /^([^\s,-]+-[^\s,-]+)-([^\s,-]+-[^\s,-]+)$/.exec(page) ??
    /^([^\s,-]+)-([^\s,-]+)$/.exec(page) ??
    []
  return start === undefined || end === undefined ? undefined : { start, end }
}

/** Returns pages with one hyphen or dash in each range, where BibTeX has two hyphens: `12--19`. */
export function plainPages(pages: string): string {
  return pages.replace(/(?<=\S)\s*-{2,}\s*(?=\S)/g, /(?<!-)-(?!-)/.test(pages) ? '\u2013' : '-')
}
