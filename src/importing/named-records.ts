/** The people and topics that old texts name: existing ones are found by name, and new ones become records. */

import { stringify } from 'yaml'

import { comparedName } from './old-fields.ts'

/** The records of one folder. */
export interface NamedRecords {
  /** Returns the id of the record with a name; a new one gets the fields. */
  find: (name: string, fields: Readonly<Record<string, string>>) => string
  /** The new records, by path below the content. */
  records: ReadonlyMap<string, string>
}

/**
 * Opens the records of a folder. Names are compared in Unicode Normalization Form C and without case, and a name also matches
 * an id.
 *
 * @param existing the names of the existing records, by id
 * @param nameOf returns the name of the file for a text
 */
export function openNames(
  folder: 'people' | 'topics',
  existing: ReadonlyMap<string, string>,
  nameOf: (text: string) => string,
): NamedRecords {
  const ids = new Map(
    [...existing].flatMap(([id, name]) => [
      [comparedName(id), id] as const,
      [comparedName(name), id] as const,
    ]),
  )
  const records = new Map<string, string>()
  return {
    records,
    find(name, fields) {
      const found = ids.get(comparedName(name)) ?? ids.get(comparedName(name.replaceAll('-', ' ')))
      if (found !== undefined) return found
      const plain = nameOf(name) || { people: 'person', topics: 'topic' }[folder]
      let id = plain
      for (let number = 2; ids.has(comparedName(id)); number += 1) id = `${plain}-${number}`
      for (const each of [name, id]) ids.set(comparedName(each), id)
      records.set(`${folder}/${id}.yaml`, stringify(fields))
      return id
    },
  }
}
