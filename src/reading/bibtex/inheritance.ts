/** What an entry takes from another: `crossref` and `xdata` (biblatex manual, "Data inheritance" and appendix B). */

import type { ScannedEntry, ScannedField } from './scanned.ts'

/** Fields of an entry by name, aliases resolved. */
export type Fields = ReadonlyMap<string, ScannedField>

/** A field that names an entry which is not there, or which names itself. */
export interface BrokenLink {
  field: ScannedField
  key: string
  reason: 'missing' | 'circular'
}

/** Other names of fields: those of BibTeX and of programs, for those of biblatex (biblatex manual, "Field Aliases"). */
const aliases: Record<string, string> = {
  address: 'location',
  annote: 'annotation',
  archiveprefix: 'eprinttype',
  hyphenation: 'langid',
  journal: 'journaltitle',
  keyword: 'keywords',
  primaryclass: 'eprintclass',
  school: 'institution',
}

/** Fields that belong to one entry and never to those that refer to it. */
const ownFields = new Set([
  // biblatex.def, "noinherit".
  'crossref',
  'entryset',
  'entrysubtype',
  'execute',
  'ids',
  'label',
  'options',
  'presort',
  'related',
  'relatedoptions',
  'relatedstring',
  'relatedtype',
  'shorthand',
  'shorthandintro',
  'sortkey',
  'xdata',
  'xref',
  // biblatex inherits these, but they identify the parent, so the child would seem to be the same work.
  'abstract',
  'annotation',
  'doi',
  'eprint',
  'eprintclass',
  'eprinttype',
  'file',
  'keywords',
  'pages',
  'pagetotal',
  'pmcid',
  'pmid',
  'url',
])
const ownTitles = new Set(['indexsorttitle', 'indextitle', 'shorttitle', 'sorttitle'])

const books = new Set([
  'book',
  'collection',
  'proceedings',
  'reference',
  'manual',
  'booklet',
  'conference',
])
const multiVolumes = new Set(['mvbook', 'mvcollection', 'mvproceedings', 'mvreference'])
const partsByAuthor = new Set(['inbook', 'bookinbook', 'suppbook'])
const parts = new Set([
  ...partsByAuthor,
  'incollection',
  'inproceedings',
  'conference',
  'inreference',
  'suppcollection',
])
const articles = new Set(['article', 'suppperiodical', 'review'])

/** Dates in two forms: an entry that has one does not take the other. */
const alternatives: Record<string, readonly string[]> = {
  date: ['year', 'month', 'day'],
  year: ['date'],
  month: ['date', 'year'],
  day: ['date', 'year'],
}

/**
 * Gives each entry the fields it takes from others.
 *
 * @param entries all entries of a file
 * @returns the fields of an entry, and its links that lead nowhere
 */
export function inheritance(
  entries: readonly ScannedEntry[],
): (entry: ScannedEntry) => { fields: Fields; broken: BrokenLink[] } {
  const byKey = new Map<string, ScannedEntry>()
  for (const entry of entries) {
    for (const key of [entry.key.normalize('NFC'), entry.key.normalize('NFC').toLowerCase()]) {
      if (!byKey.has(key)) byKey.set(key, entry)
    }
  }
  const find = (key: string) => byKey.get(key) ?? byKey.get(key.toLowerCase())
  const resolved = new Map<ScannedEntry, { fields: Fields; broken: BrokenLink[] }>()

  const resolve = (entry: ScannedEntry, path: readonly ScannedEntry[]) => {
    const done = resolved.get(entry)
    if (done) return done
    const fields = ownFieldsOf(entry)
    const broken: BrokenLink[] = []
    for (const { field, key } of linksOf(fields)) {
      const parent = find(key)
      if (!parent || parent === entry || path.includes(parent)) {
        broken.push({ field, key, reason: parent ? 'circular' : 'missing' })
        continue
      }
      const { fields: given } = resolve(parent, [...path, entry])
      const taken = field.name === 'xdata' ? given : inherited(parent.type, entry.type, given)
      const had = new Set(fields.keys())
      for (const [name, value] of taken) {
        const isThere = had.has(name) || alternatives[name]?.some((other) => had.has(other))
        if (!isThere && name !== 'ids') fields.set(name, value)
      }
    }
    const result = { fields, broken }
    resolved.set(entry, result)
    return result
  }
  return (entry) => resolve(entry, [])
}

/** The fields of an entry under the names that biblatex has for them; of two under one name, its own comes first. */
function ownFieldsOf(entry: ScannedEntry): Map<string, ScannedField> {
  const fields = new Map<string, ScannedField>()
  for (const [name, field] of entry.fields) {
    if (aliases[name] === undefined && field.value.trim() !== '') fields.set(name, field)
  }
  for (const [name, field] of entry.fields) {
    const alias = aliases[name]
    if (alias === undefined || field.value.trim() === '') continue
    // The ACM writes the place of the publisher into `address` and that of the conference into `location`.
    const other = name === 'address' ? fields.get('location') : undefined
    if (other && !fields.has('venue')) fields.set('venue', other)
    if (other || !fields.has(alias)) fields.set(alias, field)
  }
  return fields
}

/** Returns the keys in a list with commas, such as `xdata` and `ids`. */
export function keysIn(list: string): string[] {
  return list.split(',').map(plainKey).filter(Boolean)
}

function plainKey(written: string): string {
  return written.trim().normalize('NFC')
}

/** Common data comes before the parent: it is closer to the entry. */
function linksOf(fields: Fields): { field: ScannedField; key: string }[] {
  return ['xdata', 'crossref'].flatMap((name) => {
    const field = fields.get(name)
    if (!field) return []
    const keys = name === 'xdata' ? keysIn(field.value) : [plainKey(field.value)]
    return keys.map((key) => ({ field, key }))
  })
}

/** What a child of some type takes from a parent of another, under the names it takes there. */
function inherited(parent: string, child: string, given: Fields): Map<string, ScannedField> {
  const taken = new Map<string, ScannedField>()
  const prefix = titlePrefix(parent, child)
  for (const [name, field] of given) {
    if (ownFields.has(name) || (prefix && ownTitles.has(name))) continue
    for (const target of targets(name, parent, child, prefix)) {
      if (!taken.has(target)) taken.set(target, field)
    }
  }
  // An entry for BibTeX contains the title of the book twice. Parts inherit the one that is for them.
  for (const name of ['booktitle', 'booksubtitle']) {
    const field = given.get(name)
    if (field && prefix === 'book') taken.set(name, field)
  }
  return taken
}

function titlePrefix(parent: string, child: string): 'main' | 'book' | 'journal' | undefined {
  if (multiVolumes.has(parent) && (parts.has(child) || books.has(child))) return 'main'
  if (books.has(parent) && parts.has(child)) return 'book'
  if (parent === 'periodical' && articles.has(child)) return 'journal'
  return undefined
}

function targets(
  name: string,
  parent: string,
  child: string,
  prefix: string | undefined,
): string[] {
  if (prefix !== undefined && /^(?:title|subtitle|titleaddon)$/.test(name))
    return [`${prefix}${name}`]
  if (name !== 'author' || prefix === undefined) return [name]
  if (partsByAuthor.has(child) && (parent === 'book' || parent === 'mvbook'))
    return ['author', 'bookauthor']
  // Who wrote the whole did not write a paper in it.
  return parts.has(child) || articles.has(child) ? [] : [name]
}
