/** Runs Assay on the fixtures of the CSL test suite that plain citeproc-js passes; see README.md in this folder. */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'

import { readFixtures, type Fixture } from './fixtures.ts'
import { expectedOf, inexpressible, runAssay, runPlain } from './programs.ts'

/** Fixtures that Assay prints differently, for one reason. */
interface Decision {
  reason: string
  right: 'ours' | 'theirs' | 'either' | ''
  /** A defect of Assay, to be removed from the list when it is fixed. */
  bug?: true
  /** Assay's output, by fixture. */
  fixtures: Record<string, string[]>
}

const here = (name: string) => path.join(import.meta.dirname, name)
const decisions = parse(readFileSync(here('decisions.yaml'), 'utf8')) as Decision[]
const listed = new Map(decisions.flatMap(({ fixtures }) => Object.entries(fixtures)))
const fixtures = readFixtures()
const put = fixtures.filter((fixture) => inexpressible(fixture) === undefined && isPassed(fixture))

test.each(put)('$name is printed as the suite has it, or a decision is listed', (fixture) => {
  expect(print(fixture)).toEqual(listed.get(fixture.name) ?? expectedOf(fixture))
})

test('every decision is about a fixture with a different result', () => {
  const different: Record<string, string[]> = {}
  for (const fixture of put) {
    const printed = print(fixture)
    if (JSON.stringify(printed) !== JSON.stringify(expectedOf(fixture)))
      different[fixture.name] = printed
  }
  if (process.env['UPDATE']) writeCandidate(different)
  expect([...listed.keys()].filter((name) => !(name in different))).toEqual([])
  expect(decisions.filter(({ reason, right }) => reason.length < 20 || right === '')).toEqual([])
})

function isPassed(fixture: Fixture): boolean {
  try {
    return JSON.stringify(runPlain(fixture)) === JSON.stringify(expectedOf(fixture))
  } catch {
    return false
  }
}

const printed = new Map<Fixture, string[]>()

/** Returns Assay's output for a fixture, or why there is none; each is formatted once. */
function print(fixture: Fixture): string[] {
  const ready = printed.get(fixture) ?? printOrExplain(fixture)
  printed.set(fixture, ready)
  return ready
}

function printOrExplain(fixture: Fixture): string[] {
  try {
    return runAssay(fixture)
  } catch (error) {
    return [String(error)]
  }
}

/** Returns the decisions as they would have to be; new ones have no reason yet. */
function writeCandidate(different: Readonly<Record<string, string[]>>): void {
  const kept = decisions.flatMap((decision) => {
    const still = Object.keys(decision.fixtures).filter((name) => name in different)
    const now = Object.fromEntries(still.map((name) => [name, different[name] ?? []]))
    return still.length > 0 ? [{ ...decision, fixtures: now }] : []
  })
  const added = Object.entries(different).filter(([name]) => !listed.has(name))
  const missing = added.map(([name, ours]) => ({
    reason: '',
    right: '',
    fixtures: { [name]: ours },
  }))
  writeFileSync(
    here('decisions.candidate.yaml'),
    stringify([...kept, ...missing], { lineWidth: 0 }),
  )
}
