/** The sources with which the exports are tested. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import {
  type CslItem,
  type CslType,
  cslDateVariables,
  cslNameVariables,
  cslTypes,
} from '../src/references/csl.ts'

import { type Field, fieldRows } from '../src/exports/field-names.ts'
import { wordsIn } from '../src/messages/words.ts'
import { readPublication } from '../src/publication/read.ts'
import { parseYaml } from '../src/reading/yaml.ts'
import { referenceToCsl } from '../src/references/reference.ts'
import { referenceSchema } from '../src/references/schema.ts'
import { searchSchema } from '../src/searches/schema.ts'
import { searchToCsl } from '../src/searches/search.ts'
import { readFixtures } from './suite/fixtures.ts'

const root = join(import.meta.dirname, '..')

/** Returns the references and searches of this publication. */
export function libraryItems(): CslItem[] {
  const { records } = readPublication(join(root, 'content'))
  return [
    ...records.references.map(({ id, data }) => referenceToCsl(id, referenceSchema.parse(data))),
    ...records.searches.map(({ id, data }) =>
      searchToCsl(id, searchSchema.parse(data), wordsIn('en')),
    ),
  ]
}

/** Returns the sources that are hard to export, from `src/exports/cases.yaml`. */
export function hardItems(): CslItem[] {
  const file = join(root, 'src/exports/cases.yaml')
  const { data, problems } = parseYaml(readFileSync(file, 'utf8'), file)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return Object.entries(data as Record<string, unknown>).map(([key, record]) =>
    referenceToCsl(key, referenceSchema.parse(record)),
  )
}

/** Returns a source of each type with every field that the exports know. */
export function wholeItems(): CslItem[] {
  return cslTypes.map(wholeItem)
}

/** Returns a source of a type with every field that the exports know. */
export function wholeItem(type: CslType): CslItem {
  const fields = Object.keys(fieldRows) as Field[]
  const values = fields.map((field) => [field, sampleValue(field)])
  return { id: `whole-${type}`, type, ...(Object.fromEntries(values) as Partial<CslItem>) }
}

/** Values that have a form of their own. */
const formed: Readonly<Record<string, string>> = {
  DOI: '10.1000/182',
  ISBN: '978-3-030-55359-3',
  ISSN: '2151-4658',
  PMCID: 'PMC11488261',
  PMID: '31908149',
  URL: 'https://example.org/a_b?c=1&d=%20#e',
  language: 'en',
  'number-of-volumes': '2',
  volume: '12',
}

/** Returns a value for a field. */
export function sampleValue(field: Field): unknown {
  if ((cslNameVariables as readonly string[]).includes(field))
    return [{ family: 'Ash', given: 'Mia' }, { literal: `Makers of ${field}, Inc.` }]
  if ((cslDateVariables as readonly string[]).includes(field))
    return { 'date-parts': [[2020, 6, 1]] }
  return formed[field] ?? `a-${field}`
}

/** Returns the sources in the fixtures of the CSL test suite that a publication can have. */
export function suiteItems(): CslItem[] {
  const inputs = readFixtures().flatMap(({ input }) => input.flat())
  const different = new Map(inputs.map(({ id: _, ...item }) => [JSON.stringify(item), item]))
  return [...different.values()].flatMap((item, index) => {
    const read = referenceSchema.safeParse({ title: 'Untitled', ...item })
    return read.success ? [referenceToCsl(`suite${index}`, read.data)] : []
  })
}
