import type { CslItem } from '../references/csl.ts'
import type { Search } from './schema.ts'

import { edtfToCslDate } from '../shared/edtf-date.ts'

/** Returns the newest run of a search, to which a citation refers. */
export function newestRun(search: Search): Search['runs'][number] {
  return search.runs.reduce((newest, run) => (run.date > newest.date ? run : newest))
}

/**
 * Describes a search as a CSL-JSON item, so that it is cited like a reference.
 *
 * The item is a `dataset` by the database, issued and accessed on the day of the newest run.
 */
export function searchToCsl(id: string, search: Search): CslItem {
  const run = newestRun(search)
  const count = run.results === undefined ? '' : `: ${countResults(run.results)}`
  const date = edtfToCslDate(run.date)
  return {
    id,
    type: 'dataset',
    title: search.description.replace(/\.$/, '') + count,
    author: [{ literal: search.database }],
    genre: 'Database search',
    ...(date ? { issued: date, accessed: date } : {}),
    ...(search.url ? { URL: search.url } : {}),
  }
}

function countResults(results: number): string {
  return `${results.toLocaleString('en-GB')} ${results === 1 ? 'result' : 'results'}`
}
