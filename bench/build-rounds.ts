/** Measures the tools with a corpus of one size: in turn, round by round. */

import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { filesIn } from '../src/integrations/output.ts'
import {
  scenarios,
  scenarioWords,
  stagesIn,
  type BuilderResult,
  type Scenario,
  type SizeResult,
} from './build-results.ts'
import {
  assayCaches,
  indexCommand,
  labels,
  prepareAssay,
  prepareStock,
  type Builder,
  type BuilderName,
} from './builders.ts'
import { sharedKey, sharedTitle, type Corpus, type MadeArticle } from './corpus.ts'
import { weighPage } from './page-weight.ts'
import { measureCommand, sumUsages } from './processes.ts'
import { measureServer } from './served.ts'

export interface RoundOptions {
  articles: number
  names: readonly BuilderName[]
  rounds: number
  /** How many seconds a build may take. */
  limit: number
  /** Absolute path of an empty folder. */
  folder: string
}

/** From this size on, the other tools only build from nothing: they make everything again after each change. */
export const largeSize = 5000
const editsInDevelopment = 5

/** How many references a corpus has. */
export function referencesFor(articles: number): number {
  return Math.max(1000, 2 * articles)
}

/** Measures the tools at one size, and prints each figure when it is known. */
export async function measureSize(
  options: RoundOptions,
): Promise<Pick<SizeResult, 'references' | 'results'>> {
  const { articles, names, rounds, folder } = options
  const references = referencesFor(articles)
  const { builder: assay, corpus } = await prepareAssay(path.join(folder, 'assay'), {
    articles,
    references,
  })
  const results: Partial<Record<BuilderName, BuilderResult>> = {}
  const builders: Builder[] = []
  for (const name of names) {
    const result: BuilderResult = { builds: {}, index: [], missing: [] }
    results[name] = result
    await attempt(result, 'Installation', async () => {
      builders.push(
        name === 'assay'
          ? assay
          : await prepareStock(name, { folder: path.join(folder, name), corpus }),
      )
    })
  }
  const measured = builders.map((builder) => {
    const result = results[builder.name] as BuilderResult
    return new Measurement({ builder, corpus, result, ...options })
  })
  for (let round = 0; round < rounds; round += 1) for (const each of measured) await each.buildAll()
  for (const each of measured) await each.finish()
  return { references, results }
}

/** Does one part of a measurement. If it fails, the reason is added to what is missing. */
async function attempt(
  { missing }: Pick<BuilderResult, 'missing'>,
  what: string,
  work: () => Promise<void> | void,
): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    const message = `${what}: ${error instanceof Error ? error.message : String(error)}`
    console.log(`  ${message}`)
    missing.push(message)
    return false
  }
}

interface MeasurementOptions extends RoundOptions {
  builder: Builder
  corpus: Corpus
  result: BuilderResult
}

/** The number of changes so far, so that no two are the same. */
let changes = 0

/** The measurement of one tool. */
class Measurement {
  readonly #builder: Builder
  readonly #result: BuilderResult
  readonly #options: MeasurementOptions
  /** The article that is edited, and one that cites the shared reference. */
  readonly #edited: MadeArticle
  readonly #citing: MadeArticle

  constructor(options: MeasurementOptions) {
    this.#options = options
    this.#builder = options.builder
    this.#result = options.result
    const { articles } = options.corpus
    this.#edited = articles[Math.floor(articles.length / 2) + 1] as MadeArticle
    this.#citing = articles.find(({ blocks }) =>
      blocks.some((block) => block.kind === 'markdown' && block.text.includes(`@${sharedKey}`)),
    ) as MadeArticle
  }

  /** Builds once in each way. After a failure, the rest of the round is left out. */
  async buildAll(): Promise<void> {
    for (const scenario of this.#scenarios())
      if (!(await attempt(this.#result, scenarioWords[scenario], () => this.#build(scenario))))
        return
  }

  #scenarios(): readonly Scenario[] {
    const { builder, articles, result } = this.#options
    if (builder.name === 'assay' || articles < largeSize) return scenarios
    const note = `From ${largeSize} articles on, only builds from nothing are measured: every build makes everything.`
    if (!result.missing.includes(note)) result.missing.push(note)
    return ['cold']
  }

  async #build(scenario: Scenario): Promise<void> {
    const { name, build, kept, indexesApart } = this.#builder
    const expected = this.#change(scenario)
    if (scenario === 'cold') for (const each of kept) rmSync(each, { recursive: true, force: true })
    const usages = []
    let printed = ''
    for (const command of build) {
      const measured = await measureCommand(command, this.#options.limit)
      usages.push(measured.usage)
      printed += measured.printed
    }
    if (!this.#page(expected.article).includes(expected.words))
      throw new Error('The build succeeded, but the page does not show the change.')
    const usage = sumUsages(usages)
    ;(this.#result.builds[scenario] ??= []).push(usage)
    if (name === 'assay') (this.#result.stages ??= {})[scenario] = stagesIn(printed)
    const last = usages.at(-1)
    if (indexesApart && last && scenario === 'cold') this.#result.index.push(last.seconds)
    const { seconds, processorSeconds, memory } = usage
    console.log(
      `  ${labels[name]}, ${scenarioWords[scenario].toLowerCase()}: ${seconds.toFixed(1)} s (${processorSeconds.toFixed(1)} s of processor time), ${(memory / 2 ** 30).toFixed(2)} GiB`,
    )
  }

  /** Makes the change that a build is to find, and returns the words that a page must show afterwards. */
  #change(scenario: Scenario): { article: MadeArticle; words: string } {
    if (scenario === 'edit') return { article: this.#edited, words: this.#edit() }
    if (scenario !== 'reference') return { article: this.#edited, words: this.#edited.title }
    const words = `edition ${(changes += 1)}`
    const title = new RegExp(`${sharedTitle}( \\(edition \\d+\\))?`)
    replaceIn(this.#builder.library, title, `${sharedTitle} (${words})`)
    return { article: this.#citing, words }
  }

  /** Adds a word to the first paragraph of an article, and returns it. */
  #edit(): string {
    const words = `edit${(changes += 1)}`
    replaceIn(this.#builder.textOf(this.#edited), /^Finding 1 (edit\d+ )?/m, `Finding 1 ${words} `)
    return words
  }

  #page({ slug }: MadeArticle): string {
    return readFileSync(path.join(this.#builder.site, `articles/${slug}/index.html`), 'utf8')
  }

  /** Measures what needs a built site only once: the index, the page, the files and the development server. */
  async finish(): Promise<void> {
    const { builder, result, limit, folder } = this.#options
    const { site, name, indexesApart, dev } = builder
    if (!result.builds.cold) return
    if (!indexesApart)
      await attempt(result, 'Search index', async () => {
        const output = path.join(folder, 'index')
        const { usage } = await measureCommand(indexCommand(site, output), limit)
        result.index.push(usage.seconds)
        rmSync(output, { recursive: true })
      })
    const page = `articles/${this.#edited.slug}/`
    await attempt(result, 'Weight of a page', () => {
      result.weight = weighPage(site, `${page}index.html`)
      const files = filesIn(site).map((file) => statSync(path.join(site, file)).size)
      result.files = { count: files.length, bytes: files.reduce((sum, size) => sum + size, 0) }
    })
    await attempt(result, 'Development server', async () => {
      const options = { page: `/${page}`, limit }
      // The first start fills the caches.
      await measureServer(dev, options)
      const edits = Array.from({ length: editsInDevelopment }, () => () => this.#edit())
      result.served = await measureServer(dev, { ...options, edits })
      const { start, edits: times } = result.served
      console.log(
        `  ${labels[name]}, development: ${start.toFixed(1)} s to the first page, edits ${times.map((time) => time.toFixed(2)).join(', ')} s`,
      )
    })
  }
}

/** Replaces a part of a file, which must be in it. */
function replaceIn(file: string, part: RegExp, by: string): void {
  const text = readFileSync(file, 'utf8')
  if (!part.test(text)) throw new Error(`${path.basename(file)} does not contain ${part}.`)
  writeFileSync(file, text.replace(part, by))
}

/** Deletes everything that Assay keeps between two builds. */
export function forgetBuilds(): void {
  for (const each of assayCaches)
    // A server that has just been stopped may still be writing.
    rmSync(each, { recursive: true, force: true, maxRetries: 10 })
}
