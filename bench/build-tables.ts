/** The results of `npm run bench build` as tables: rows of cells, for the terminal and for Markdown. */

import { grouped } from '../src/shared/counted.ts'
import {
  peakOf,
  ratioOf,
  scenarios,
  scenarioWords,
  spreadOf,
  timeOf,
  type Scenario,
  type SizeResult,
  type Spread,
} from './build-results.ts'
import { builderNames, labels, type BuilderName } from './builders.ts'
import { tableLines } from './measure.ts'

/** A table: its first row is the head. */
export type Table = [head: string[], ...rows: string[][]]

const unknown = '–'

/** Returns the tools that were measured at a size. */
export function namesIn({ results }: SizeResult): BuilderName[] {
  return builderNames.filter((name) => results[name])
}

/** Returns the tools other than Assay that were measured at a size. */
export function othersIn(size: SizeResult): Exclude<BuilderName, 'assay'>[] {
  return namesIn(size).filter((name) => name !== 'assay')
}

/** Tabulates the seconds of each kind of build, and the ratios of Assay to the others. */
export function timeTable(size: SizeResult): Table {
  const names = namesIn(size)
  const others = othersIn(size)
  return [
    ['Seconds', ...names.map(shortLabel), ...others.map((name) => `Assay / ${shortLabel(name)}`)],
    ...scenarios.map((scenario) => [
      scenarioWords[scenario],
      ...names.map((name) => shown(timeOf(size, name, scenario), 1)),
      ...others.map((name) => shown(ratioOf(size, scenario, name), 2)),
    ]),
    [
      'Processor time, from nothing',
      ...names.map((name) => shown(timeOf(size, name, 'cold', 'processorSeconds'), 1)),
      ...others.map((name) => shown(ratioOf(size, 'cold', name, 'processorSeconds'), 2)),
    ],
    [
      'Search index alone',
      ...names.map((name) => shown(spreadOf(size.results[name]?.index ?? []), 1)),
      ...others.map(() => ''),
    ],
  ]
}

/** Tabulates memory, development, and what the tools have made. */
export function otherTable(size: SizeResult): Table {
  const names = namesIn(size)
  const cells = (figure: (name: BuilderName) => number | undefined, digits: number) =>
    names.map((name) => number(figure(name), digits))
  const { results } = size
  return [
    ['', ...names.map(shortLabel)],
    ['Most memory, GiB', ...cells((name) => scaled(peakOf(size, name), 2 ** 30), 2)],
    ['Development: first page, s', ...cells((name) => results[name]?.served?.start, 1)],
    [
      'Development: edit, s',
      ...names.map((name) => shown(spreadOf(results[name]?.served?.edits ?? []), 2)),
    ],
    ['Files of the site', ...cells((name) => results[name]?.files?.count, 0)],
    ['Their size, MB', ...cells((name) => scaled(results[name]?.files?.bytes, 1e6), 1)],
    ['Page of an article, kB', ...cells((name) => scaled(results[name]?.weight?.page, 1e3), 1)],
    ['What it loads, kB', ...cells((name) => scaled(results[name]?.weight?.loaded, 1e3), 1)],
  ]
}

/** Tabulates the seconds of the stages of Assay's builds; `undefined` if they are not known. */
export function stageTable({ results }: SizeResult): Table | undefined {
  const stages = results.assay?.stages
  if (!stages) return undefined
  const known = scenarios.filter((scenario) => stages[scenario])
  const names = new Set(known.flatMap((scenario) => stages[scenario]?.map(([name]) => name) ?? []))
  const seconds = (scenario: Scenario, name: string) =>
    stages[scenario]?.find(([each]) => each === name)?.[1]
  return [
    ['Assay, seconds of each stage', ...known.map((scenario) => scenarioWords[scenario])],
    ...[...names].map((name) => [
      name,
      ...known.map((scenario) => number(seconds(scenario, name), 1)),
    ]),
  ]
}

/** Returns the results of a size for the terminal. */
export function sizeLines(size: SizeResult): string {
  const { articles, references, rounds, date, commit } = size
  return [
    `${grouped(articles)} articles, ${grouped(references)} references: median of ${rounds} rounds (smallest–largest), ${date}, ${commit}`,
    ...[timeTable(size), otherTable(size), stageTable(size)].flatMap((table) => {
      const [head, ...rows] = table ?? []
      return head ? [tableLines(head, rows)] : []
    }),
    ...missingIn(size).map((line) => `  ${line}`),
  ].join('\n\n')
}

/** Returns what is missing at a size, a sentence or more for each. */
export function missingIn({ results }: SizeResult): string[] {
  return builderNames.flatMap((name) =>
    (results[name]?.missing ?? []).map((each) => `${shortLabel(name)}: ${each}`),
  )
}

/** Returns the short name of a tool: its first word. */
export function shortLabel(name: BuilderName): string {
  return labels[name].split(' ')[0] ?? name
}

function scaled(value: number | undefined, unit: number): number | undefined {
  return value === undefined ? undefined : value / unit
}

function number(value: number | undefined, digits: number): string {
  if (!Number.isFinite(value)) return unknown
  return Number(value).toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

function shown(spread: Spread | undefined, digits: number): string {
  if (!spread) return unknown
  const { median, least, most } = spread
  const [middle, from, to] = [median, least, most].map((value) => number(value, digits))
  return from === to ? `${middle}` : `${middle} (${from}–${to})`
}
