/** Repeats the search of a record in its database. */

import type { Search } from '../searches/schema.ts'
import type { HttpClient } from './http-client.ts'

import { type ApiQuery, apiQueryOf } from '../searches/api-query.ts'
import { newestRun } from '../searches/search.ts'
import { grouped } from '../shared/counted.ts'
import { type CalendarDate, formatDate } from '../shared/dates.ts'
import { appendItem } from './edited-yaml.ts'
import { ServiceError } from './service-error.ts'
import { countInEuropePmc } from './services/europe-pmc.ts'
import { countInPubmed } from './services/pubmed.ts'
import { countTrials } from './services/trials.ts'

/** What became of a search. */
export type SearchRun =
  | { kind: 'failed'; message: string }
  /** It was run today already. */
  | { kind: 'unchanged'; message: string }
  /** The text of its file with the new run. */
  | { kind: 'run'; text: string; message: string }

/**
 * Repeats a search.
 *
 * @param search the record
 * @param text the text of its file
 * @param day the day of the run
 * @returns the new text; nothing is written
 */
export async function runSearch(
  search: Search,
  text: string,
  client: HttpClient,
  day: CalendarDate,
): Promise<SearchRun> {
  const query = apiQueryOf(search)
  if ('problem' in query) return { kind: 'failed', message: query.problem }
  try {
    const results = await count(query, client)
    return record({ search, text, results, day })
  } catch (error) {
    if (error instanceof ServiceError) return { kind: 'failed', message: error.message }
    throw error
  }
}

function count(query: ApiQuery, client: HttpClient): Promise<number> {
  if (query.database === 'ClinicalTrials.gov') return countTrials(query.parameters, client)
  const inDatabase = query.database === 'PubMed' ? countInPubmed : countInEuropePmc
  return inDatabase(query.query, client)
}

function record({
  search,
  text,
  results,
  day,
}: {
  search: Search
  text: string
  results: number
  day: CalendarDate
}): SearchRun {
  const today = search.runs.find(({ date }) => date === day)
  if (today) {
    const known = today.results === undefined ? 'without a count' : grouped(today.results)
    return {
      kind: 'unchanged',
      message:
        today.results === results
          ? `was run today already, with the same number of results: ${grouped(results)}. Nothing was changed.`
          : `was run today already (${known}); the database now has ${grouped(results)}. A day has one run, so nothing was changed. To record the new number, correct that run in the file.`,
    }
  }
  const last = newestRun(search)
  const before =
    last.results === undefined
      ? ''
      : ` (${grouped(last.results)} on ${formatDate(last.date, 'en-GB')})`
  const isDoubtful = last.results !== undefined && results < last.results / 2
  const doubt = isDoubtful
    ? ' That is less than half of the last number: check that the query is still the same.'
    : ''
  return {
    kind: 'run',
    text: appendItem(text, 'runs', { date: day, results }),
    message: `has ${grouped(results)} ${results === 1 ? 'result' : 'results'}${before}.${doubt}`,
  }
}
