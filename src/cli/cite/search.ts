/** `npm run cite search run`: repeats dated searches, so that readers see how the numbers change. */

import { readFileSync } from 'node:fs'
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'

import type { Search } from '../../searches/schema.ts'

import { runSearch, type SearchRun } from '../../library/search-run.ts'
import { validData } from '../../publication/validated.ts'
import { counted } from '../../shared/counted.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { UsageError } from '../failure.ts'
import { unknownOption } from '../option-messages.ts'
import { failed, stage } from '../stage.ts'
import { showDiff } from './diff.ts'
import { openPublication, type Opened, writeAndCheck } from './opened.ts'
import { openClient } from '../network.ts'

export const help = `npm run cite search run <id> … repeats dated searches and adds a run with today's date and the number of
results to each record in content/searches/.

  npm run cite search run ctgov2022search

A search can be repeated in ClinicalTrials.gov, PubMed and Europe PMC, if its record states the query
exactly: in url, in query with filters that the database has, or in apiQuery. Otherwise nothing is
changed, because the number would be that of another search.

  --dry-run    shows the changes, and writes nothing
  --help       prints this text

A search that was run today already is named, and not changed. The exit code is 0 if every search was
run, 1 if one could not be (the others are), and 2 if an argument is invalid.
`

const options = { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** Runs the searches that the arguments name. */
export async function run(args: readonly string[]): Promise<number> {
  const { ids, isDry } = readArguments(args)
  const opened = openPublication()
  const searches = validData(opened.validated.searches)
  const chosen = ids.map((id) => [id, chosenFrom(searches, id, opened)] as const)
  const client = openClient(opened.validated)
  const runs = await stage(
    'Searches',
    async (onProgress) => {
      let done = 0
      return Promise.all(
        chosen.map(async ([id, search]) => {
          const file = fileOf(id, opened)
          const before = readFileSync(file, 'utf8')
          const result = await runSearch(search, before, client, opened.day)
          done += 1
          onProgress(done, chosen.length, 'searches')
          return { id, file, before, result }
        }),
      )
    },
    (all) => summary(all.map(({ result }) => result)),
  )
  const changed = runs.flatMap(({ file, before, result }) =>
    result.kind === 'run' ? [{ file, before, text: result.text }] : [],
  )
  for (const { file, before, text } of changed) stdout.write(showDiff(file, before, text, stdout))
  if (!isDry) {
    const advice =
      'A citation refers to the newest run: update what the articles say about it, and their `evidenceAsOf`.'
    writeAndCheck(changed, opened, advice)
  }
  for (const { id, result } of runs) {
    if (result.kind === 'failed') failed(`${id}: ${result.message}`)
    else stdout.write(`\`${id}\` ${result.message}\n`)
  }
  if (isDry) stdout.write('Nothing was written.\n')
  return runs.every(({ result }) => result.kind !== 'failed') ? 0 : 1
}

function summary(results: readonly SearchRun[]) {
  const count = (kind: SearchRun['kind']) => results.filter((each) => each.kind === kind).length
  const parts = [
    `${counted(count('run'), 'search', 'searches')} run`,
    count('unchanged') > 0 ? `${count('unchanged')} run today already` : '',
    count('failed') > 0 ? `${count('failed')} not possible` : '',
  ]
  return { summary: parts.filter(Boolean).join(', '), sound: count('failed') === 0 }
}

function readArguments(args: readonly string[]): { ids: string[]; isDry: boolean } {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name)) {
      throw new UsageError(unknownOption(token.rawName, Object.keys(options)))
    }
  }
  const [verb, ...ids] = positionals
  if (verb !== 'run' || ids.length === 0) {
    const example = 'npm run cite search run and the name of a record in content/searches/'
    throw new UsageError(`Specify which search to run: ${example}.`)
  }
  const isTyped = tokens.some((token) => token.kind === 'option' && token.name === 'dry-run')
  // npm keeps an option that does not follow a `--`, but passes it on in the environment.
  return { ids: [...new Set(ids)], isDry: isTyped || process.env['npm_config_dry_run'] === 'true' }
}

function chosenFrom(
  searches: ReadonlyMap<string, Search>,
  id: string,
  { validated }: Opened,
): Search {
  const name = id.normalize('NFC')
  const search = searches.get(name)
  if (search) return search
  if (validated.searches.has(name)) {
    throw new UsageError(
      `The record of the search \`${id}\` is not valid. Run \`npm run check\`, and correct it first.`,
    )
  }
  if (validated.references.has(name)) {
    throw new UsageError(`\`${id}\` is a reference, not a search, so it cannot be run.`)
  }
  const near = suggestion(nearest(name, searches.keys())) || '.'
  throw new UsageError(`There is no search \`${id}\`${near} Nothing was changed.`)
}

function fileOf(id: string, { validated }: Opened): string {
  const file = validated.searches.get(id.normalize('NFC'))?.record.file
  if (file === undefined) throw new Error(`The file of \`${id}\` is not known.`)
  return file
}
