/** Reads the fixtures of the CSL test suite, as packed by `collect.ts`. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** A source within a citation, in the suite's format. */
export interface FixtureItem {
  id: string | number
  prefix?: string
  suffix?: string
  locator?: string | number
  label?: string
  'suppress-author'?: boolean | number
  [other: string]: unknown
}

/** One fixture: the input and the expected result. */
export interface Fixture {
  name: string
  /** Whether the result is the citations or the bibliography. */
  mode: 'citation' | 'bibliography'
  csl: string
  input: Record<string, unknown>[]
  /** The sources of each citation, independent of the others. */
  citationItems?: FixtureItem[][]
  /** Citations in the order in which they are entered, each with those before and after it in the text. */
  citations?: [
    cited: { citationItems: FixtureItem[]; properties?: { noteIndex?: number; mode?: string } },
    before: [id: string, note: number][],
    after: [id: string, note: number][],
  ][]
  /** HTML: one line per citation, or a bibliography. */
  result: string
}

/** The file with the fixtures. */
export const fixturesFile = path.join(import.meta.dirname, 'fixtures.json.br')

/** Reads all fixtures. */
export function readFixtures(): Fixture[] {
  return JSON.parse(brotliDecompressSync(readFileSync(fixturesFile)).toString()) as Fixture[]
}

/** Parses a fixture in the suite's text format. */
export function parseFixture(name: string, text: string): Fixture {
  const section = (title: string) =>
    new RegExp(`>>=+ *${title} *=+>>\\n(.*?)\\n*<<=+ *${title} *=+<<`, 's').exec(text)?.[1]
  const json = (title: string): unknown => {
    const found = section(title)
    return found === undefined ? undefined : JSON.parse(found)
  }
  return {
    name,
    mode: section('MODE')?.trim() as Fixture['mode'],
    csl: section('CSL') ?? '',
    input: json('INPUT') as Fixture['input'],
    ...present('citationItems', json('CITATION-ITEMS') as Fixture['citationItems']),
    ...present('citations', json('CITATIONS') as Fixture['citations']),
    result: section('RESULT') ?? '',
  }
}

function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>)
}
