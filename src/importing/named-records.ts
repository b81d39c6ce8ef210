/** The people and topics that old texts name: existing ones are found by name, and new ones become records. */

import { stringify } from 'yaml'

import { comparedName } from './old-values.ts'

/** The records of one folder. */
export interface NamedRecords {
  /** Returns the id of the record with a name; a new one gets the fields. */
  find: (name: string, fields: Readonly<Record<string, string>>) => string
  /** The new records, by path below the content. */
  records: ReadonlyMap<string, string>
}

/**
 * Opens the records of a folder. Names are compared in Unicode Normalization Form C, without case, and with hyphens as spaces. A
 * name also matches the id of an existing record, but not that of a new one: it is only an abbreviation, as `c` for `C++`.
 *
 * @param existing the names of the existing records, by id
 * @param nameOf returns the name of the file for a text
 */
export function openNames(
  folder: 'people' | 'topics',
  existing: ReadonlyMap<string, string>,
  nameOf: (text: string) => string,
): NamedRecords {
  const found = new Map([
    ...[...existing.keys()].map((id) => [comparedName(id), id] as const),
    ...[...existing].map(([id, name]) => [comparedName(name), id] as const),
  ])
  const taken = new Set([...existing.keys()].map(comparedName))
  const records = new Map<string, string>()
  return {
    records,
    find(name, fields) {
      const keys = [comparedName(name), comparedName(name.replaceAll('-', ' '))]
      const known = keys.map((key) => found.get(key)).find((id) => id !== undefined)
      if (known !== undefined) return known
      const plain = nameOf(name) || { people: 'person', topics: 'topic' }[folder]
      let id = plain
      for (let number = 2; taken.has(comparedName(id)); number += 1) id = `${plain}-${number}`
      taken.add(comparedName(id))
      for (const key of keys) found.set(key, id)
      records.set(`${folder}/${id}.yaml`, stringify(fields))
      return id
    },
  }
}
