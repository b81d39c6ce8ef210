/**
 * Formats the citations of the same articles with Assay and with stock rehype-citation, in turn, and holds the figures
 * against the targets.
 *
 * Only formatting is measured: Assay's records are in memory, the trees of the stock plugin are made beforehand.
 */

import { execFile, fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import type { Contestant, Start, Turn } from './contestant.ts'
import type { Growth } from './growth.ts'

import { makeLibrary, toBibFile, toJsonFile } from './library.ts'
import { isMet, median, tableLines, targetLines, type Target } from './measure.ts'

const references = 2000
const articles = 200
/** Articles that nobody measures come first, until each contestant's code is compiled. */
const warmUp = 20
/** The stock plugin takes so long over a `.bib` file that it formats only one article in so many. */
const bibEvery = 4

const styles = ['vancouver', 'apa'] as const
/** Styles of `tests/pandoc/styles/` in which names are told apart and notes follow notes: the slow ones. */
const slowStyles = ['apa', 'chicago-notes-bibliography'] as const
type Style = (typeof styles)[number]

/** What was measured of one style: milliseconds of each article, and how often the citations read the same. */
interface Comparison {
  times: Record<Exclude<Contestant, 'engine'>, number[]>
  same: number
  compared: number
  /** The first citation that reads differently. */
  example?: { assay: string; stock: string }
}

/** Runs the benchmark and tells whether every target was met. */
export async function benchCitations(): Promise<boolean> {
  const cpu = os.cpus()[0]?.model ?? 'unknown processor'
  console.log(
    `Citations: ${articles} articles of 24 groups, ${references} references, formatting alone\n` +
      `Node ${process.versions.node}, ${os.cpus().length} × ${cpu}\n`,
  )
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-bench-'))
  const comparisons = new Map<Style, Comparison>()
  try {
    const items = makeLibrary(references)
    writeFileSync(path.join(folder, 'library.bib'), toBibFile(items))
    writeFileSync(path.join(folder, 'library.json'), toJsonFile(items))
    for (const style of styles) comparisons.set(style, await compare(style, folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
  const growths = new Map(
    await Promise.all(styles.map(async (style) => [style, await measureGrowth(style)] as const)),
  )

  const slow = new Map<string, SlowComparison>()
  for (const style of slowStyles) slow.set(style, await compareWithEngine(style))

  const targets = [
    ...[...slow].map(([style, { assay, engine }]) => ({
      what: `${style}: Assay / a kept engine of citeproc-js`,
      value: median(assay) / median(engine),
      most: 0.5,
    })),
    ...[...comparisons].flatMap(([style, comparison]) => speedTargets(style, comparison)),
    ...[...growths].flatMap(([style, growth]) => growthTargets(style, growth)),
  ]
  console.log(
    [
      'Milliseconds of processor time an article, median (articles measured):\n',
      tableLines(
        ['style', 'Assay', 'stock on .bib', 'stock on .json'],
        [...comparisons].map(([style, comparison]) => speedRow(style, comparison)),
      ),
      '\nAssay and one engine of citeproc-js that is kept:\n',
      ...[...slow].map(([style, each]) => slowLine(style, each)),
      '\n1,000 articles with Assay, first hundred → last hundred:\n',
      ...[...growths].map(([style, growth]) => growthLine(style, growth)),
      '\nTargets:\n',
      targetLines(targets),
      '\nCitations that read as in stock (where it is wrong, they must not):\n',
      ...[...comparisons].map(([style, comparison]) => agreementLine(style, comparison)),
    ].join('\n'),
  )
  return targets.every(isMet)
}

/** Lets each format every article, one after the other, so that whatever slows the machine slows all of them. */
async function compare(style: Style, folder: string): Promise<Comparison> {
  const start = { style, references, folder }
  const assay = new Player({ contestant: 'assay', ...start })
  const bib = new Player({ contestant: 'bib', ...start })
  const json = new Player({ contestant: 'json', ...start })
  try {
    for (let article = 0; article < warmUp; article += 1) {
      await assay.format(articles + article)
      await json.format(articles + article)
      if (article % bibEvery === 0) await bib.format(articles + article)
    }
    const comparison: Comparison = {
      times: { assay: [], bib: [], json: [] },
      same: 0,
      compared: 0,
    }
    for (let article = 0; article < articles; article += 1) {
      const ours = await assay.format(article)
      comparison.times.assay.push(ours.time)
      for (const player of article % bibEvery === 0 ? [json, bib] : [json]) {
        const theirs = await player.format(article)
        comparison.times[player.contestant as 'bib' | 'json'].push(theirs.time)
        compareTexts(comparison, ours.printed, theirs.printed)
      }
    }
    return comparison
  } finally {
    for (const player of [assay, bib, json]) player.stop()
  }
}

/** Milliseconds of each article, with Assay and with citeproc-js alone. */
interface SlowComparison {
  assay: number[]
  engine: number[]
}

/** Compares Assay, links and all, with citeproc-js alone, in turn. */
async function compareWithEngine(style: string): Promise<SlowComparison> {
  const styleFile = path.join(import.meta.dirname, `../tests/pandoc/styles/${style}.csl`)
  const start = { style, styleFile, references, folder: '' }
  const assay = new Player({ contestant: 'assay', ...start })
  const engine = new Player({ contestant: 'engine', ...start })
  const times: SlowComparison = { assay: [], engine: [] }
  try {
    for (let article = -warmUp; article < articles; article += 1) {
      const ours = await assay.format(articles + article)
      const theirs = await engine.format(articles + article)
      if (article < 0) continue
      times.assay.push(ours.time)
      times.engine.push(theirs.time)
    }
    return times
  } finally {
    assay.stop()
    engine.stop()
  }
}

function slowLine(style: string, { assay, engine }: SlowComparison): string {
  return `  ${style}: ${median(assay).toFixed(2)} and ${median(engine).toFixed(2)} ms an article`
}

/** A contestant's process. */
class Player {
  readonly contestant: Contestant
  readonly #process

  constructor(start: Start) {
    this.contestant = start.contestant
    this.#process = fork(path.join(import.meta.dirname, 'contestant.ts'), [JSON.stringify(start)])
  }

  /** Has an article formatted; throws if the contestant cannot. */
  async format(article: number): Promise<Turn> {
    const failed = new AbortController()
    this.#process.once('exit', () => failed.abort(new Error(`${this.contestant} gave up.`)))
    this.#process.send(article)
    const [turn] = (await once(this.#process, 'message', { signal: failed.signal })) as [Turn]
    this.#process.removeAllListeners('exit')
    return turn
  }

  stop(): void {
    this.#process.kill()
  }
}

function compareTexts(comparison: Comparison, ours: string[], theirs: string[]): void {
  for (const [index, assay] of ours.entries()) {
    const stock = theirs[index] ?? ''
    comparison.compared += 1
    if (assay === stock) comparison.same += 1
    else comparison.example ??= { assay, stock }
  }
}

/** Runs `growth.ts` in a process of its own. */
async function measureGrowth(style: Style): Promise<Growth> {
  const script = path.join(import.meta.dirname, 'growth.ts')
  const flags = ['--expose-gc', '--disable-warning=DEP0040']
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, style])
  return JSON.parse(stdout) as Growth
}

function speedTargets(style: Style, { times }: Comparison): Target[] {
  const assay = median(times.assay)
  return [
    { what: `${style}: Assay / stock on .bib`, value: assay / median(times.bib), most: 0.12 },
    { what: `${style}: Assay / stock on .json`, value: assay / median(times.json), most: 0.5 },
  ]
}

function growthTargets(style: Style, { first, last }: Growth): Target[] {
  const slowdown = last.time / last.pace / (first.time / first.pace)
  return [
    { what: `${style}: heap, last hundred / first`, value: last.heap / first.heap, most: 1.1 },
    { what: `${style}: time, last hundred / first, at one pace`, value: slowdown, most: 1.1 },
  ]
}

function speedRow(style: Style, { times }: Comparison): string[] {
  const cells = [times.assay, times.bib, times.json].map(
    (each) => `${median(each).toFixed(2)} (${each.length})`,
  )
  return [style, ...cells]
}

function growthLine(style: Style, { first, last }: Growth): string {
  const heap = [first, last].map((hundred) => (hundred.heap / 2 ** 20).toFixed(1)).join(' → ')
  const time = [first, last].map((hundred) => hundred.time.toFixed(2)).join(' → ')
  return `  ${style}: heap ${heap} MB, ${time} ms an article`
}

function agreementLine(style: Style, { same, compared, example }: Comparison): string {
  const line = `  ${style}: ${same} of ${compared}`
  return example ? `${line}; “${example.assay}” is “${example.stock}” there` : line
}
