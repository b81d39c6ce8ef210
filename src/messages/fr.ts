/** The words of the interface in French. */

import type { Translation } from './words.ts'

export const fr: Translation = {
  site: {
    skipToContent: 'Aller au contenu',
    removeMarks: 'Retirer les marques',
    pages: 'Pages',
    pageOf: 'Page {page} sur {pages}',
    page: 'Page {page}',
    titleOfPage: '{title}, page {page}',
    previousPage: 'Page précédente',
    nextPage: 'Page suivante',
  },
  dates: {
    about: 'vers {date}',
    spring: 'Printemps {year}',
    summer: 'Été {year}',
    autumn: 'Automne {year}',
    winter: 'Hiver {year}',
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
