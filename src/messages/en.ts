/** The words of the interface in English. Other languages have the same groups and names (`Translation`). */

import type { Message } from './message.ts'

export const en = {
  /** The frame of every page, and words that many pages share. */
  site: {
    skipToContent: 'Skip to main content',
    removeMarks: 'Remove the marks',
    pages: 'Pages',
    pageOf: 'Page {page} of {pages}',
    page: 'Page {page}',
    titleOfPage: '{title}, page {page}',
    previousPage: 'Previous page',
    nextPage: 'Next page',
  },
  /** Dates in words. */
  dates: {
    about: 'about {date}',
    spring: 'Spring {year}',
    summer: 'Summer {year}',
    autumn: 'Autumn {year}',
    winter: 'Winter {year}',
  },
  /** Header, footer, front page, navigation. */
  navigation: {},
  /** Articles and lists of them. */
  articles: {},
  /** Claims, verdicts and their evidence. */
  claims: {},
  /** Designs of studies. */
  designs: {},
  /** Corrections and other changes to articles. */
  changes: {},
  /** Pages of sources and searches, and lists of them. */
  references: {},
  /** Labels of the fields of sources (CSL). */
  fields: {},
  /** Kinds of sources (CSL types). */
  types: {},
  /** Responses of readers. */
  responses: {},
  /** Topics, people and ratings. */
  topics: {},
  /** The search of the site. */
  search: {},
  /** Charts, evidence maps and pictures, and their descriptions. */
  figures: {},
  /** What feeds say beside the texts. */
  feeds: {},
  /** Data files, exports and metadata. */
  data: {},
} as const satisfies Record<string, Record<string, Message>>
