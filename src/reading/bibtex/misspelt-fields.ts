/** Fields that no program has, whose names are nearly those of fields that are printed. */

import { distance } from 'fastest-levenshtein'

import type { FieldProblem } from './entry-reader.ts'
import type { Fields } from './inheritance.ts'
import type { ScannedEntry } from './scanned.ts'

/** The fields that most entries have, and the fields that make each unnecessary, by the names of biblatex. */
const common: Readonly<Record<string, readonly string[]>> = {
  author: ['author', 'editor'],
  editor: ['editor'],
  title: ['title'],
  journal: ['journaltitle'],
  journaltitle: ['journaltitle'],
  booktitle: ['booktitle', 'maintitle'],
  publisher: ['publisher', 'institution', 'organization'],
  year: ['year', 'date'],
  volume: ['volume'],
  number: ['number', 'issue'],
  pages: ['pages', 'eid'],
}

/** Names of fields that are near others, but something else. */
const others = new Set(['editora', 'editorb', 'editorc', 'volumes'])

/** Abbreviations of these names. */
const abbreviations: Readonly<Record<string, string>> = {
  vol: 'volume',
  num: 'number',
  pp: 'pages',
}

/**
 * Reports fields of an entry that are not used and probably should be: each has nearly the name of a field that the entry does not
 * have.
 *
 * @param fields all fields of the entry, inherited ones among them
 */
export function misspeltFields({ key, fields: own }: ScannedEntry, fields: Fields): FieldProblem[] {
  return [...own.values()].flatMap(({ name, written, offset, value }): FieldProblem | [] => {
    const meant = meantBy(name)
    if (meant === undefined || value.trim() === '') return []
    if ((common[meant] ?? []).some((each) => fields.has(each))) return []
    return {
      rule: 'entry-is-understood',
      offset,
      length: written.length,
      message: `\`${key}\` has a field that BibTeX does not know and that is not used: \`${written}\`.`,
      hint: `Write \`${meant}\`.`,
    }
  })
}

/** Returns the common field whose name is nearly another one. */
function meantBy(name: string): string | undefined {
  if (Object.hasOwn(common, name) || others.has(name)) return undefined
  if (Object.hasOwn(abbreviations, name)) return abbreviations[name]
  return Object.keys(common).find((each) => isNear(name, each))
}

/** Returns whether two names differ in one letter, or in the order of their letters. */
function isNear(one: string, other: string): boolean {
  if (one.length < 4) return false
  const edits = distance(one, other)
  return edits === 1 || (edits === 2 && sorted(one) === sorted(other))
}

function sorted(name: string): string {
  return Array.from(name).sort().join('')
}
