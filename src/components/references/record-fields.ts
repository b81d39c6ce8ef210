/** The record of a source as labels and values, for people. */

import type { CslItem, CslName } from '../../references/csl.ts'

import { formatPartialDate } from '../../shared/dates.ts'

export interface RecordField {
  label: string
  value: string
  /** Where the value leads; only an address that `linkable` has let pass. */
  href?: string | undefined
}

/** What a source says of itself, in the order people look for it; what it does not say is left out. */
export function recordFields(item: CslItem, language: string): RecordField[] {
  const fields: RecordField[] = []
  const add = (label: string, value: string | undefined) => {
    if (value) fields.push({ label, value })
  }
  const date = (value: CslItem['issued']) => value && formatPartialDate(value, language)

  add(item.author?.length === 1 ? 'Author' : 'Authors', names(item.author))
  add(item.editor?.length === 1 ? 'Editor' : 'Editors', names(item.editor))
  add('Title', item.title)
  add('Kind', item.genre ?? typeName(item.type))
  add('Published in', item['container-title'])
  add('Publisher', item.publisher)
  add('Date', date(item.issued))
  add('Volume', item.volume)
  add('Issue', item.issue)
  add('Pages', item.page?.replaceAll('-', '–'))
  add(item.type === 'article-journal' ? 'Article number' : 'Number', item.number)
  add('Edition', item.edition)
  add('ISBN', item.ISBN)
  add('Read on', date(item.accessed))
  return fields
}

/**
 * The name of a CSL type in words.
 *
 * @example typeName('article-journal') // => 'Journal article'
 */
export function typeName(type: string): string {
  const [kind = type, medium] = type.split('-')
  const words =
    kind === 'article' && medium ? `${medium} article` : type === 'webpage' ? 'web page' : type
  const spaced = words.replaceAll(/[-_]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function names(list: readonly CslName[] | undefined): string | undefined {
  return list?.map(fullName).join(', ')
}

function fullName(name: CslName): string {
  const { literal, given, family, suffix } = name
  if (literal !== undefined) return literal
  const particles = [name['dropping-particle'], name['non-dropping-particle']]
  return [given, ...particles, family, suffix].filter(Boolean).join(' ')
}
