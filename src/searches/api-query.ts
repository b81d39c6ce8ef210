/** The query of a search as the API of its database takes it. A query that cannot be stated exactly is not guessed. */

import type { Search } from './schema.ts'

import { pubmedFilter, pubmedFilterInAddress } from './pubmed-filters.ts'
import { trialParameters } from './trial-parameters.ts'

/** A query for the API of a database. */
export type ApiQuery =
  | { database: 'PubMed' | 'Europe PMC'; query: string }
  /** The parameters of the API. */
  | { database: 'ClinicalTrials.gov'; parameters: Readonly<Record<string, string>> }

/** Why there is no such query, and what to do, in sentences. */
export interface NoApiQuery {
  problem: string
}

/** The databases with an API, by what records call them. */
const databases: readonly [name: RegExp, database: ApiQuery['database']][] = [
  [/\bclinicaltrials\.gov\b/i, 'ClinicalTrials.gov'],
  [/\beurope\s*pmc\b/i, 'Europe PMC'],
  [/\bpubmed\b(?!\s*central)/i, 'PubMed'],
]

const advice = 'Write the query as its API takes it in `apiQuery`; docs/authoring.md shows how.'

/** Derives the query from `apiQuery`, or else from `url`, `query` and `filters`. */
export function apiQueryOf(search: Search): ApiQuery | NoApiQuery {
  const found = databases.filter(([name]) => name.test(search.database))
  const [only] = found
  if (!only || found.length > 1) {
    const known = 'PubMed, Europe PMC and ClinicalTrials.gov'
    return {
      problem: `\`database\` is \`${search.database}\`. Searches can be repeated in one of ${known}. Repeat this one by hand, and add the run to the file.`,
    }
  }
  const [, database] = only
  if (database === 'ClinicalTrials.gov') return trialParameters(search, advice)
  if (search.apiQuery !== undefined) return { database, query: search.apiQuery.trim() }
  return database === 'PubMed' ? inPubmed(search) : inEuropePmc(search)
}

function inPubmed(search: Search): ApiQuery | NoApiQuery {
  const url = URL.parse(search.url ?? '')
  const term = termOf(search, url?.searchParams.get('term'))
  if (typeof term !== 'string') return term
  const named = (search.filters ?? []).map((name) => [name, pubmedFilter(name)] as const)
  const inAddress = (url?.searchParams.getAll('filter') ?? []).map(
    (name) => [name, pubmedFilterInAddress(name)] as const,
  )
  const [unknown] = [...named, ...inAddress].filter(([, filter]) => filter === undefined)
  if (unknown) {
    return {
      problem: `The filter \`${unknown[0]}\` cannot be stated exactly in a query. ${advice}`,
    }
  }
  const filters = [...named, ...inAddress].flatMap(([, filter]) => filter ?? [])
  // PubMed joins the filters of one kind with OR, and different kinds with AND.
  const groups = [...Map.groupBy(filters, ({ group }) => group).values()]
  const clauses = groups.map((each) => {
    const terms = [...new Set(each.map(({ clause }) => clause))]
    return `(${terms.join(' OR ')})`
  })
  const query = clauses.length === 0 ? term : [`(${term})`, ...clauses].join(' AND ')
  return { database: 'PubMed', query }
}

function inEuropePmc(search: Search): ApiQuery | NoApiQuery {
  const term = termOf(search, URL.parse(search.url ?? '')?.searchParams.get('query'))
  if (typeof term !== 'string') return term
  const [filter] = search.filters ?? []
  return filter === undefined
    ? { database: 'Europe PMC', query: term }
    : { problem: `The filter \`${filter}\` cannot be stated exactly in a query. ${advice}` }
}

/**
 * Returns the query in a record, which is in `query`, in the address of the search, or in both.
 *
 * @param inAddress the query in the address
 */
function termOf({ query }: Search, inAddress: string | null | undefined): string | NoApiQuery {
  const [typed, linked] = [query, inAddress].map((text) => text?.replace(/\s+/g, ' ').trim() ?? '')
  if (typed && linked && typed !== linked) {
    return {
      problem: `\`query\` is \`${typed}\`, but the query in \`url\` is \`${linked}\`. Correct one of them, or write the query in \`apiQuery\`.`,
    }
  }
  return (
    linked ||
    typed || {
      problem:
        'The record has no `query`, so the search cannot be repeated exactly. If you know it, add it; do not reconstruct it.',
    }
  )
}
