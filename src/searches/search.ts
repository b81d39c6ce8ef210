import type { Words } from '../messages/words.ts'
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
 *
 * @param words for its title and its kind
 */
export function searchToCsl(id: string, search: Search, words: Words): CslItem {
  const run = newestRun(search)
  const description = search.description.replace(/\.$/, '')
  const date = edtfToCslDate(run.date)
  return {
    id,
    type: 'dataset',
    title:
      run.results === undefined
        ? description
        : words.say('references.searchTitle', { description, count: run.results }),
    author: [{ literal: search.database }],
    genre: words.say('references.searchKind'),
    ...(date ? { issued: date, accessed: date } : {}),
    ...(search.url ? { URL: search.url } : {}),
  }
}
