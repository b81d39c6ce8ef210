/** What `npm run bench build` has measured, and what follows from it: ratios, and the targets. */

import type { BuilderName } from './builders.ts'
import type { PageWeight } from './page-weight.ts'
import type { Usage } from './processes.ts'
import type { Served } from './served.ts'

import { median, type Target } from './measure.ts'

/** The kinds of builds, in the order in which they are measured. */
export const scenarios = ['cold', 'edit', 'reference', 'nothing'] as const
export type Scenario = (typeof scenarios)[number]

export const scenarioWords: Record<Scenario, string> = {
  cold: 'From nothing',
  edit: 'One paragraph edited',
  reference: 'A reference changed that 20 articles cite',
  nothing: 'Nothing changed',
}

/** A stage of a build: its name, and its seconds. */
export type Stage = [name: string, seconds: number]

/**
 * Finds the stages in what a build of Assay printed.
 *
 * @example stagesIn('✓ Texts — 1 text, 999 unchanged (1.8 s)\n') // => [['Texts', 1.8]]
 */
export function stagesIn(printed: string): Stage[] {
  return [...printed.matchAll(/^✓ (\w+) — .*\((\d+\.\d) s\)$/gm)].map(
    ([, name = '', seconds]): Stage => [name, Number(seconds)],
  )
}

/** What was measured of one tool with a corpus of one size. What was not measured is missing or empty. */
export interface BuilderResult {
  /** What each build took, by round. */
  builds: Partial<Record<Scenario, Usage[]>>
  /** The stages of the last build of each kind, if it names them, in their order, with their seconds. */
  stages?: Partial<Record<Scenario, Stage[]>>
  /** Seconds that Pagefind took for the built site, by round. */
  index: number[]
  /** The development server, with caches from an earlier start. */
  served?: Served
  /** The page of an article. */
  weight?: PageWeight
  /** The files of the built site. */
  files?: { count: number; bytes: number }
  /** What failed or was left out, in sentences. */
  missing: string[]
}

/** What was measured at one size. */
export interface SizeResult {
  articles: number
  references: number
  /** The number of rounds that were asked for. */
  rounds: number
  /** When it was measured, as `2026-11-28`, and the commit. */
  date: string
  commit: string
  results: Partial<Record<BuilderName, BuilderResult>>
}

/** Seconds from `npm start` to the home page of the publication that comes with the project. */
export interface StartResult {
  /** With no site and no caches. */
  first?: number
  /** Again, with nothing changed. */
  second?: number
  missing: string[]
}

/** The middle of several values, with the smallest and the largest. */
export interface Spread {
  median: number
  least: number
  most: number
}

/** Returns the spread of values, or `undefined` if there are none. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  return values.length === 0
    ? undefined
    : { median: median(values), least: Math.min(...values), most: Math.max(...values) }
}

/** By the clock, or in processor time. */
type Time = 'seconds' | 'processorSeconds'

/** Returns how long one kind of build took at one size, or `undefined` if it was not measured. */
export function timeOf(
  size: SizeResult,
  name: BuilderName,
  scenario: Scenario,
  time: Time = 'seconds',
): Spread | undefined {
  return spreadOf(buildsOf(size, name, scenario).map((build) => build[time]))
}

/** Returns what one kind of build took at one size, in each round. */
export function buildsOf(
  { results }: SizeResult,
  name: BuilderName,
  scenario: Scenario,
): readonly Usage[] {
  return results[name]?.builds[scenario] ?? []
}

/**
 * Returns how many times as long Assay took as another tool, by the clock or in processor time.
 *
 * Each round is compared with the same round of the other, so that what slowed the machine slowed both.
 */
export function ratioOf(
  size: SizeResult,
  scenario: Scenario,
  other: BuilderName,
  time: Time = 'seconds',
): Spread | undefined {
  const theirs = buildsOf(size, other, scenario)
  const ratios = buildsOf(size, 'assay', scenario).flatMap((our, round) => {
    const their = theirs[round]
    return their ? [our[time] / their[time]] : []
  })
  return spreadOf(ratios)
}

const gibibyte = 2 ** 30

/** A target whose figure may not have been measured. */
export type Goal = Omit<Target, 'value'> & { value: number | undefined }

/** Returns the targets of all sizes. */
export function goalsOf(sizes: readonly SizeResult[], start: StartResult | undefined): Goal[] {
  const at = (articles: number) => sizes.find((size) => size.articles === articles)
  const [thousand, five, twenty] = [at(1000), at(5000), at(20_000)]
  const ratio = (scenario: Scenario) => thousand && ratioOf(thousand, scenario, 'eleventy')?.median
  return [
    { what: '1,000 articles, from nothing / Eleventy', value: ratio('cold'), most: 1 },
    { what: '1,000 articles, one edit / Eleventy', value: ratio('edit'), most: 0.1 },
    { what: '1,000 articles, a reference / Eleventy', value: ratio('reference'), most: 0.15 },
    { what: '1,000 articles, nothing / Eleventy', value: ratio('nothing'), most: 0.05 },
    { what: '1,000 articles, memory in GiB', value: memoryIn(thousand, gibibyte), most: 1.2 },
    { what: '5,000 / 1,000 articles, from nothing', value: growth(five, thousand), most: 5.5 },
    {
      what: '5,000 / 1,000 articles, memory',
      value: memoryIn(five, memoryIn(thousand, 1)),
      most: 2.5,
    },
    { what: '20,000 articles, memory in GiB', value: memoryIn(twenty, gibibyte), most: 24 },
    {
      what: '1,000 articles, start of dev in s',
      value: thousand?.results.assay?.served?.start,
      most: 3,
    },
    {
      what: '1,000 articles, edit in dev in s',
      value: spreadOf(thousand?.results.assay?.served?.edits ?? [])?.median,
      most: 0.3,
    },
    { what: 'six articles, first npm start in s', value: start?.first, most: 8 },
    { what: 'six articles, second npm start in s', value: start?.second, most: 3 },
  ]
}

function growth(large: SizeResult | undefined, small: SizeResult | undefined): number | undefined {
  const cold = (size: SizeResult | undefined) => size && timeOf(size, 'assay', 'cold')?.median
  const [one, other] = [cold(large), cold(small)]
  return one === undefined || other === undefined ? undefined : one / other
}

/** Returns the most memory that Assay had in a build from nothing, in a unit. */
function memoryIn(size: SizeResult | undefined, unit: number | undefined): number | undefined {
  const memory = size && peakOf(size, 'assay')
  return memory === undefined || unit === undefined ? undefined : memory / unit
}

/**
 * Returns the most memory that a tool had in its builds from nothing, in bytes: the median of the rounds, or `undefined`
 * if it was not measured.
 */
export function peakOf(size: SizeResult, name: BuilderName): number | undefined {
  const memories = buildsOf(size, name, 'cold').map(({ memory }) => memory)
  // JSON has no NaN.
  return spreadOf(memories.filter((memory) => Number.isFinite(memory)))?.median
}
