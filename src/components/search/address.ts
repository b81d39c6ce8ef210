/** What a reader asks for, and how addresses of the search page say it. */

import type { Chosen } from '../../search/narrow.ts'

import { facetNames } from './facets.ts'

export interface Asked {
  text: string
  /** The values that results must have, by facet. */
  chosen: Chosen
  /** Whether words are searched for as they are typed, and not taken for mistyped ones. */
  isLiteral: boolean
  /** Whether the newest results come first, not the best ones. */
  isByDate: boolean
  /** The language of the pages to search in, as a BCP 47 tag, if it is not that of the publication. */
  language?: string | undefined
}

/** The name of `isLiteral` in addresses. */
const literal = 'literal'

/** How long a query can be. The field takes no more either. */
export const mostCharacters = 300

/** The name of `language` in addresses. */
const languageField = 'lang'

/** How `isByDate` is written in addresses. */
const sort = 'sort'
const byDate = 'date'

/**
 * Reads the query of an address.
 *
 * @param query with or without its question mark
 */
export function readAsked(query: string): Asked {
  const fields = new URLSearchParams(query)
  const chosen = Object.keys(facetNames).flatMap((facet) => {
    const values = fields.getAll(facet).filter((value) => value !== '')
    return values.length > 0 ? [[facet, new Set(values)] as const] : []
  })
  return {
    text: fields.get('q')?.trim().slice(0, mostCharacters) ?? '',
    chosen: new Map(chosen),
    isLiteral: fields.has(literal),
    isByDate: fields.get(sort) === byDate,
    language: fields.get(languageField) ?? undefined,
  }
}

/** Returns the query of an address, with its question mark; nothing if nothing is asked for. */
export function writeAsked({ text, chosen, isLiteral, isByDate, language }: Asked): string {
  const query = new URLSearchParams([
    ...(text ? [['q', text]] : []),
    ...(text && isLiteral ? [[literal, '1']] : []),
    ...[...chosen].flatMap(([facet, values]) => [...values].map((value) => [facet, value])),
    ...(isByDate ? [[sort, byDate]] : []),
    ...(language === undefined ? [] : [[languageField, language]]),
  ]).toString()
  return query && `?${query}`
}
