/** The words of the interface in German. */

import type { Translation } from './words.ts'

export const de: Translation = {
  site: {
    skipToContent: 'Zum Inhalt springen',
    removeMarks: 'Markierungen entfernen',
    pages: 'Seiten',
    pageOf: 'Seite {page} von {pages}',
    page: 'Seite {page}',
    titleOfPage: '{title}, Seite {page}',
    previousPage: 'Vorherige Seite',
    nextPage: 'Nächste Seite',
  },
  dates: {
    about: 'um {date}',
    spring: 'Frühling {year}',
    summer: 'Sommer {year}',
    autumn: 'Herbst {year}',
    winter: 'Winter {year}',
  },
  navigation: {},
  articles: {},
  claims: {},
  designs: {},
  changes: {},
  references: {},
  fields: {},
  types: {},
  responses: {},
  topics: {},
  search: {},
  figures: {},
  feeds: {},
  data: {},
}
