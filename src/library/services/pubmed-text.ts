/** Titles, pages and initials as MEDLINE writes them. */

import { plainTitle } from '../plain-title.ts'

/** Writes initials as references have them: `JA` as `J. A.`. */
export function spacedInitials(initials: string): string {
  return Array.from(initials.replace(/[\s.]/g, ''), (letter) => `${letter}.`).join(' ')
}

/** Converts a title of PubMed, which ends with a full stop, and is in brackets if it is a translation. */
export function pubmedTitle(written: string): { title: string; original?: string } {
  const inner = /^\[(.+)\]\.?$/s.exec(written.trim())?.[1]
  const { title } = plainTitle((inner ?? written).trim().replace(/(?<!\.)\.$/, ''))
  return inner === undefined
    ? { title }
    : {
        title,
        original:
          'PubMed has only a translation of the title. Add the title in its own language as `original-title`.',
      }
}

/**
 * Writes a range of pages in full. PubMed leaves out what the pages have in common.
 *
 * @example wholePages('1997-2004') // => '1997-2004'
 * @example wholePages('641-7') // => '641-647'
 */
export function wholePages(pages: string): string {
  return pages
    .replace(/\s+/g, '')
    .replace(/(\d+)[-–](\d+)(?!\d)/g, (range, first: string, last: string) =>
      last.length < first.length
        ? `${first}-${first.slice(0, first.length - last.length)}${last}`
        : range.replace('–', '-'),
    )
}
