/** The query of a search in ClinicalTrials.gov as parameters of its API (API v2, "studies"). */

import type { ApiQuery, NoApiQuery } from './api-query.ts'
import type { Search } from './schema.ts'

/** The parameters in an address of the site, and those of the API for the same fields of its form. */
const parameters: Readonly<Record<string, string>> = {
  aggFilters: 'aggFilters',
  cond: 'query.cond',
  id: 'query.id',
  intr: 'query.intr',
  lead: 'query.lead',
  locn: 'query.locn',
  outc: 'query.outc',
  spons: 'query.spons',
  term: 'query.term',
  titles: 'query.titles',
}

/** Parameters in an address that change how results are shown, not which. */
const shown = new Set(['checkSpell', 'limit', 'page', 'rank', 'sort', 'tab', 'viewType'])

/** The names of the statuses on the site, and in the API. */
const statuses: Readonly<Record<string, string>> = {
  'active, not recruiting': 'ACTIVE_NOT_RECRUITING',
  completed: 'COMPLETED',
  'enrolling by invitation': 'ENROLLING_BY_INVITATION',
  'not yet recruiting': 'NOT_YET_RECRUITING',
  recruiting: 'RECRUITING',
  suspended: 'SUSPENDED',
  terminated: 'TERMINATED',
  withdrawn: 'WITHDRAWN',
}

/**
 * Derives the parameters from `apiQuery`, or else from the address of the search, or from `query`, which is what was typed
 * into the field for other terms, with filters by status.
 *
 * @param advice what to do if that is not possible, as a sentence
 */
export function trialParameters(search: Search, advice: string): ApiQuery | NoApiQuery {
  const { apiQuery, query, filters = [] } = search
  if (apiQuery !== undefined) return ofApi(apiQuery)
  const linked = [...(URL.parse(search.url ?? '')?.searchParams ?? [])].filter(
    ([name, value]) => value !== '' && !shown.has(name),
  )
  if (linked.length > 0) return ofAddress(linked, search, advice)
  if (query === undefined) {
    return {
      problem:
        'The record has no `query`, so the search cannot be repeated exactly. If you know it, add it; do not reconstruct it.',
    }
  }
  const unknown = filters.find((name) => statuses[name.trim().toLowerCase()] === undefined)
  if (unknown !== undefined) return noFilter(unknown, advice)
  const wanted = filters.map((name) => statuses[name.trim().toLowerCase()] ?? '')
  return found({
    'query.term': query.trim(),
    ...(wanted.length > 0 && { 'filter.overallStatus': [...new Set(wanted)].join('|') }),
  })
}

/** Reads parameters as they are typed: `query.cond=pain&query.intr=physical exercise`. */
function ofApi(apiQuery: string): ApiQuery | NoApiQuery {
  const written = apiQuery
    .trim()
    .replace(/^\?/, '')
    .replace(/\s*\n\s*/g, '')
  const given = [...new URLSearchParams(written)]
  const wrong = given.find(
    ([name, value]) => !/^(?:query\.\w+|filter\.\w+|aggFilters)$/.test(name) || value === '',
  )
  const isQuery = given.some(([name]) => name.startsWith('query.'))
  if (!wrong && isQuery) return found(Object.fromEntries(given))
  const what = wrong ? `\`${wrong[0]}\` is not a parameter with a value` : 'it has no query'
  return {
    problem: `\`apiQuery\` cannot be sent to ClinicalTrials.gov: ${what}. Write parameters of its API, such as \`query.cond=pain&query.intr=stem cells\`.`,
  }
}

function ofAddress(
  linked: readonly (readonly [string, string])[],
  { query, filters = [] }: Search,
  advice: string,
): ApiQuery | NoApiQuery {
  const unknown = linked.find(([name]) => !Object.hasOwn(parameters, name))
  if (unknown) {
    return {
      problem: `\`url\` has the parameter \`${unknown[0]}\`, which the API does not have. ${advice}`,
    }
  }
  const [filter] = filters
  if (filter !== undefined && !linked.some(([name]) => name === 'aggFilters')) {
    return noFilter(filter, advice)
  }
  const terms = linked.filter(([name]) => name !== 'aggFilters')
  const [only] = terms
  if (!only) return { problem: `\`url\` has filters, but no query. ${advice}` }
  if (query !== undefined && terms.length === 1 && plain(only[1]) !== plain(query)) {
    return {
      problem: `\`query\` is \`${plain(query)}\`, but the query in \`url\` is \`${plain(only[1])}\`. Correct one of them, or write the query in \`apiQuery\`.`,
    }
  }
  return found(Object.fromEntries(linked.map(([name, value]) => [parameters[name] ?? name, value])))
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function noFilter(name: string, advice: string): NoApiQuery {
  return { problem: `The filter \`${name}\` cannot be stated exactly in a query. ${advice}` }
}

function found(query: Readonly<Record<string, string>>): ApiQuery {
  return { database: 'ClinicalTrials.gov', parameters: query }
}
