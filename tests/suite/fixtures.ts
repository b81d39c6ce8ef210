/** The fixtures of the CSL test suite, as `collect.ts` packed them. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** A source within a citation, as the suite writes it. */
export interface FixtureItem {
  id: string | number
  prefix?: string
  suffix?: string
  locator?: string | number
  label?: string
  'suppress-author'?: boolean | number
  [other: string]: unknown
}

/** One fixture: what is to be formatted, and what is right. */
export interface Fixture {
  name: string
  /** Whether the result is that of the citations or that of the bibliography. */
  mode: 'citation' | 'bibliography'
  csl: string
  input: Record<string, unknown>[]
  /** The sources of each citation, which does not know of the others. */
  citationItems?: FixtureItem[][]
  /** Citations in the order in which they are entered, each with those before and after it. */
  citations?: [
    cited: { citationItems: FixtureItem[]; properties?: { noteIndex?: number; mode?: string } },
    before: [id: string, note: number][],
    after: [id: string, note: number][],
  ][]
  /** HTML: of each citation one line, or a bibliography. */
  result: string
}

/** Where the fixtures are kept. */
export const fixturesFile = path.join(import.meta.dirname, 'fixtures.json.br')

/** Reads all fixtures. */
export function readFixtures(): Fixture[] {
  return JSON.parse(brotliDecompressSync(readFileSync(fixturesFile)).toString()) as Fixture[]
}

/** Reads a fixture as the suite keeps it for people. */
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
