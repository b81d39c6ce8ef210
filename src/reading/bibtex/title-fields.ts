/** Titles and the kind of an entry. */

import type { EntryReader } from './entry-reader.ts'

import { bibliographyString, genresOfTypes, localized } from './localization.ts'
import { markProtected } from './protected-case.ts'

const partsOfBooks =
  /^(?:inbook|incollection|inproceedings|conference|inreference|bookinbook|suppbook|suppcollection)$/

/** Reads titles. Which is title, container or volume depends on whether the entry is part of a book or has volumes. */
export function readTitles(entry: EntryReader): void {
  const isPart = partsOfBooks.test(entry.type)
  const isPeriodical = entry.type === 'periodical'
  const inVolumes = entry.has('maintitle')
  if (inVolumes && !isPart) {
    entry.set('title', title(entry, 'main'), 'maintitle')
    entry.set('volume-title', title(entry, ''), 'title')
  } else {
    entry.set('title', title(entry, ''), 'title')
  }
  if (entry.has('issuetitle')) entry.set('volume-title', title(entry, 'issue'), 'issuetitle')
  if (inVolumes && isPart) {
    entry.set('container-title', title(entry, 'main'), 'maintitle')
    entry.set('volume-title', title(entry, 'book'), 'booktitle')
  } else if (
    entry.has('booktitle') &&
    (isPart || !(entry.has('journaltitle') || isOwnBook(entry)))
  ) {
    entry.set('container-title', title(entry, 'book'), 'booktitle')
  } else if (entry.has('journaltitle') && !isPeriodical) {
    entry.set('container-title', title(entry, 'journal'), 'journaltitle')
  }
  if (entry.has('eventtitle')) entry.set('event-title', title(entry, 'event'), 'eventtitle')
  if (entry.has('series')) {
    const series = localized(entry.text('series') ?? '')
    entry.set(
      'collection-title',
      /^\d+$/.test(series) ? `${ordinal(Number(series))} ser.` : series,
      'series',
    )
  }
}

/** Checks whether `booktitle` is only there for the parts of a book to inherit. */
function isOwnBook(entry: EntryReader): boolean {
  return entry.text('booktitle') === entry.text('title')
}

/** Joins a title, its subtitle and its addition: "Title: Subtitle. Addition". */
function title(entry: EntryReader, prefix: string): string | undefined {
  // The names of journals have their own case already.
  const prepare = prefix === 'journal' ? undefined : markProtected
  const title = entry.text(`${prefix}title`, prepare)
  if (title === undefined || title === '') return undefined
  const subtitle = entry.text(`${prefix}subtitle`, prepare)
  const addition = entry.text(`${prefix}titleaddon`, prepare)
  return joined(joined(title, subtitle, ': '), addition, '. ')
}

/** What bibliographic databases write in `type` of articles, books and papers (Scopus, Web of Science, EndNote): one or more. */
const categories = (() => {
  const names =
    'article|journal article|review|review article|conference paper|conference review|proceedings paper|meeting abstract|book|book chapter|book section|book review|editorial|editorial material|letter|note|short survey|erratum|correction|data paper|early access'
  return new RegExp(`^(?:${names})(?:\\s*;\\s*(?:${names}))*$`, 'i')
})()

/** Reads `type`, which is printed, unless it is only what a database calls the source. */
export function readGenre(entry: EntryReader): void {
  const type = entry.text('type')
  if (type !== undefined && categories.test(type)) return
  if (type !== undefined && type !== '') {
    entry.set('genre', localized(type), 'type')
    return
  }
  const ofType = genresOfTypes[entry.type]
  if (ofType !== undefined) entry.data['genre'] = bibliographyString(ofType)
}

function joined(text: string, more: string | undefined, separator: string): string {
  if (more === undefined || more === '') return text
  return /[?!.:,;]$/.test(text) ? `${text} ${more}` : `${text}${separator}${more}`
}

function ordinal(number: number): string {
  const rest = number % 100 > 10 && number % 100 < 14 ? 0 : number % 10
  return `${number}${['th', 'st', 'nd', 'rd'][rest] ?? 'th'}`
}
