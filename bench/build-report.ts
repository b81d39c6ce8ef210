/** Writes `docs/benchmarks.md` and its drawing from the results of `npm run bench build`. */

import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { format } from 'oxfmt'

import formatting from '../oxfmt.config.ts'
import { grouped } from '../src/shared/counted.ts'
import { drawGrowth } from './build-chart.ts'
import { goalsOf, type Goal, type SizeResult, type StartResult } from './build-results.ts'
import {
  missingIn,
  otherTable,
  othersIn,
  stageTable,
  timeTable,
  type Table,
} from './build-tables.ts'
import { labels, versionsOf } from './builders.ts'
import { isMet } from './measure.ts'

/** All results. */
export interface Results {
  sizes: readonly SizeResult[]
  start: StartResult | undefined
}

/**
 * Writes the page and the drawing.
 *
 * @param project absolute path of the project
 */
export async function writeReport(project: string, results: Results): Promise<void> {
  const page = path.join(project, 'docs/benchmarks.md')
  const { code } = await format(page, reportOf(project, results), formatting)
  writeFileSync(page, code)
  writeFileSync(path.join(project, 'docs/benchmarks.svg'), drawGrowth(results.sizes))
  console.log('\nWritten: docs/benchmarks.md, docs/benchmarks.svg')
}

function reportOf(project: string, { sizes, start }: Results): string {
  return [
    '# Benchmarks',
    '`npm run bench build -- --write` writes this page. It measures how long Assay takes to build publications of several sizes, beside two other static site generators that get the same texts.',
    conditions(project, sizes),
    '## What is compared',
    comparison(),
    '## Targets',
    markdownTable(goalTable(goalsOf(sizes, start))),
    ...missingList((start?.missing ?? []).map((each) => `npm start, ${each}`)),
    'From nothing, Assay makes many times the files of the others. The tables of stages show where the time goes: compiling the texts with their citations, rendering the pages and exports of articles, claims and sources, and the social pictures. Eleventy does only the first of these, and makes one page for each text.',
    '## Growth',
    '![Seconds of a build against the number of articles, for each tool, on logarithmic scales. The tables below have the numbers.](benchmarks.svg)',
    ...sizes.flatMap(sizeSection),
  ].join('\n\n')
}

/** States the machine and the versions. */
function conditions(project: string, sizes: readonly SizeResult[]): string {
  const [cpu] = os.cpus()
  const memory = (os.totalmem() / 2 ** 30).toFixed(0)
  const { dependencies } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const list = (versions: Record<string, string>) =>
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')
  const own = Object.fromEntries(
    ['astro', '@astrojs/mdx', 'citeproc', 'pagefind'].map((name) => [
      name,
      dependencies[name] ?? '',
    ]),
  )
  const dates = [...new Set(sizes.map(({ date }) => date))].join(' and ')
  return [
    `- **Measured:** ${dates}`,
    `- **Machine:** ${os.cpus().length} cores of ${cpu?.model.trim() ?? 'an unknown processor'}, ${memory} GiB of memory, ${os.type()}`,
    `- **Node:** ${process.versions.node}`,
    `- **Assay:** ${list(own)}`,
    ...(['eleventy', 'astro'] as const).map(
      (name) => `- **${labels[name]}** (\`bench/${name}/\`): ${list(versionsOf(name))}`,
    ),
  ].join('\n')
}

function comparison(): string {
  return `The texts are made up from a fixed seed (\`bench/corpus.ts\`). Each article has about 1,000 words and 24 citations in Vancouver style. There are two references for each article, and at least 1,000. One article in five has a claim with a rating and four pieces of evidence, one in ten a chart, one in twenty a photograph.

The other tools get the same texts, citations and photographs, and make a page for each article, a list of all articles, and a search index. Charts become tables, and verdicts sentences. Eleventy copies photographs, and Astro scales them. Assay also checks the content, makes a page for each reference, claim, topic and person, a social picture for each article, exports, feeds and data, and inspects the result. It therefore has more to do.

A build **from nothing** has no site and no caches. The other builds follow it: one paragraph is edited, a reference that 20 articles cite gets another title, nothing is changed. After each build, the benchmark makes sure that the page shows the change. The tools take turns, and each ratio compares two builds of the same round. Figures are medians, with the smallest and the largest in brackets. Seconds are from start to exit, with the search index.

**Memory** is the most that the command and all processes that it started had in RAM at once, read every 100 milliseconds. Memory that processes share counts more than once. **Processor time** adds up all cores. **Stages** are what Assay prints for the last build of each kind. Some work is done beside others: bundling, social pictures, the index and the inspection, so a stage can be short because its work is done when it begins. **Search index alone** is Pagefind’s command line, run on the finished site. **Development** is the second start of the server: seconds until it sends the page of an article, and seconds from a saved edit until the page shows it. **What a page loads** counts the style sheets, scripts, preloaded fonts and pictures that its HTML names. Text is compressed with Brotli.`
}

function goalTable(goals: readonly Goal[]): Table {
  return [
    ['Target', 'Measured', 'At most', ''],
    ...goals.map(({ what, value, most }) => [
      what,
      value === undefined ? '–' : value.toFixed(2),
      String(most),
      value === undefined ? 'not measured' : isMet({ what, value, most }) ? 'met' : '**MISSED**',
    ]),
  ]
}

function sizeSection(size: SizeResult): string[] {
  const { articles, references, rounds, date, commit } = size
  const missing = missingIn(size)
  const others = othersIn(size).length
  const stages = stageTable(size)
  return [
    `## ${grouped(articles)} articles, ${grouped(references)} references`,
    `${rounds === 1 ? 'One round' : `${rounds} rounds`}, ${date}, commit \`${commit}\`.${others === 0 ? ' Only Assay was measured.' : ''}`,
    markdownTable(timeTable(size)),
    markdownTable(otherTable(size)),
    ...(stages ? [markdownTable(stages)] : []),
    ...missingList(missing),
  ]
}

/** Lists what is missing: the first line of each message, without the paths of this machine. */
function missingList(messages: readonly string[]): string[] {
  if (messages.length === 0) return []
  const lines = messages.map((message) => {
    const [first = ''] = message.split('\n')
    return `- \`${first.replace(/(?<![\w.])\/[\w.+-]+\/[^\s'"`]*/g, '…').replaceAll('`', "'")}\``
  })
  return ['Missing:', lines.join('\n')]
}

/** Writes a table in Markdown; every column but the first is set to the right. */
function markdownTable([head, ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'))
  return [head, rule, ...rows].map(line).join('\n')
}
