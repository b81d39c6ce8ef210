/** The words of the interface in Spanish. */

import type { Translation } from './words.ts'

export const es: Translation = {
  site: {
    skipToContent: 'Saltar al contenido',
    removeMarks: 'Quitar las marcas',
    pages: 'Páginas',
    pageOf: 'Página {page} de {pages}',
    page: 'Página {page}',
    titleOfPage: '{title}, página {page}',
    previousPage: 'Página anterior',
    nextPage: 'Página siguiente',
  },
  dates: {
    about: 'hacia {date}',
    spring: 'Primavera de {year}',
    summer: 'Verano de {year}',
    autumn: 'Otoño de {year}',
    winter: 'Invierno de {year}',
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
