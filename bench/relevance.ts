/** What readers find of the published fact-checks among thousands of made-up ones: `tests/search/queries.yaml`. */

import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import {
  measureRelevance,
  openSiteSearch,
  percent,
  readQueries,
} from '../tests/search/relevance.ts'
import { prepareAssay } from './builders.ts'
import { tableLines, targetLines, type Target } from './measure.ts'
import { measureCommand } from './processes.ts'

const project = path.dirname(import.meta.dirname)
const cache = path.join(project, 'node_modules/.cache/assay-bench/relevance')

/** How many seconds the build may take. */
const limit = 3600

export async function benchRelevance(options: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: options,
    options: { articles: { type: 'string', default: '2000' } },
  })
  const articles = Number(values.articles)
  rmSync(path.join(cache, 'content'), { recursive: true, force: true })
  const { builder } = await prepareAssay(cache, { articles, references: articles })
  cpSync(path.join(project, 'content'), path.join(cache, 'content'), { recursive: true })
  for (const command of builder.build) await measureCommand(command, limit)
  const search = await openSiteSearch(builder.site)
  const queries = readQueries()
  const groups = {
    'never checked': queries.filter(({ first }) => first === 'nothing'),
    'used for tuning': queries.filter(({ aside = false }) => !aside),
    'kept aside': queries.filter(({ aside = false }) => aside),
  }
  const targets: Target[] = []
  const rows: string[][] = []
  const allWrong: string[] = []
  for (const [name, some] of Object.entries(groups)) {
    const { first, firstThree, wrong } = await measureRelevance(search, some)
    rows.push([name, String(some.length), percent(first), percent(firstThree)])
    const most = name === 'never checked' ? 0 : 0.05
    targets.push({ what: `${name}: not first`, value: 1 - first, most })
    allWrong.push(...wrong)
  }
  console.log(`Relevance: the published fact-checks and ${articles} made-up ones\n`)
  console.log(tableLines(['queries', 'number', 'first', 'first three'], rows))
  console.log(`\n${targetLines(targets)}\n`)
  console.log([...new Set(allWrong)].map((line) => `  ${line}`).join('\n'))
  return targets.every(({ value, most }) => value <= most)
}
