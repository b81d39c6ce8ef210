/** What cites what: the one answer for the check, the pages, the counts and what is published. */

import type { Chart } from '../charts/schema.ts'
import type { Claim } from '../claims/schema.ts'
import type { Reference } from '../references/schema.ts'

/** A text or record that cites a source, and how. */
export interface Citer {
  /**
   * `article` and `page`: in the text, or with `nocite`. `evidence`: a claim whose evidence lists the source. `outcomes`: a
   * claim that has numbers of it in `outcomes`. `claim`: a claim that cites it in `summary` or `limits`. `chart`: an event of
   * a timeline. `notice`: a reference whose `health.notice` it is.
   */
  as: 'article' | 'page' | 'evidence' | 'outcomes' | 'claim' | 'chart' | 'notice'
  /** The id of the text or record. */
  id: string
}

/** Returns the keys that a Markdown field cites. */
export type KeysIn = (markdown: string) => Iterable<string>

/** What cites in a claim. */
export type CitingClaim = Pick<Claim, 'evidence'> & Partial<Pick<Claim, 'outcomes'>>

/** Everything that can cite: texts with the keys that their bodies cite, and records by id. */
export interface Citing {
  texts: Iterable<{
    as: 'article' | 'page'
    id: string
    keys: Iterable<string>
    nocite?: readonly string[] | undefined
  }>
  claims: Iterable<readonly [id: string, CitingClaim]>
  charts: Iterable<readonly [id: string, Chart]>
  references: Iterable<readonly [key: string, Pick<Reference, 'health'>]>
}

/**
 * Finds what cites each source.
 *
 * @returns by key, each citer once; the key `*` is cited by articles that list the whole library with `@*`
 */
export function findCiters(citing: Citing, keysIn: KeysIn): Map<string, Citer[]> {
  const citers = new Map<string, Citer[]>()
  const add = (as: Citer['as'], id: string, keys: Iterable<string>) => {
    for (const key of new Set(keys)) {
      const known = citers.get(key)
      if (known) known.push({ as, id })
      else citers.set(key, [{ as, id }])
    }
  }
  for (const { as, id, keys, nocite } of citing.texts) add(as, id, [...keys, ...listedKeys(nocite)])
  for (const [id, claim] of citing.claims) {
    add('evidence', id, evidenceKeys(claim))
    add('outcomes', id, outcomeKeys(claim))
    add('claim', id, fieldKeys(claim, keysIn))
  }
  for (const [id, chart] of citing.charts) add('chart', id, chartKeys(chart))
  for (const [id, reference] of citing.references) add('notice', id, noticeKeys(reference))
  return citers
}

/** Returns the keys in `nocite`. `@*`, which lists the whole library, is the key `*`. */
export function listedKeys(nocite: readonly string[] = []): string[] {
  return nocite.map((key) => key.replace(/^@/, ''))
}

/** Returns the sources that a claim cites: those of its evidence and outcomes, and those in its Markdown fields. */
export function claimKeys(claim: CitingClaim, keysIn: KeysIn): string[] {
  return [...evidenceKeys(claim), ...outcomeKeys(claim), ...fieldKeys(claim, keysIn)]
}

function outcomeKeys({ outcomes = [] }: CitingClaim): string[] {
  return outcomes.flatMap(({ sources, results = [] }) => [
    ...sources,
    ...results.map(({ reference }) => reference),
  ])
}

function evidenceKeys({ evidence }: CitingClaim): string[] {
  return evidence.map(({ reference }) => reference)
}

function fieldKeys({ evidence }: CitingClaim, keysIn: KeysIn): string[] {
  return evidence
    .flatMap(({ summary, limits }) => [summary ?? '', limits ?? ''])
    .flatMap((markdown) => (markdown.includes('@') ? [...keysIn(markdown)] : []))
}

/** Returns the sources of the events of a timeline. Other charts cite nothing. */
export function chartKeys(chart: Chart): string[] {
  return chart.kind === 'timeline' ? chart.events.flatMap(({ reference }) => reference ?? []) : []
}

/** Returns the notice about a reference, as a list of none or one. */
export function noticeKeys({ health }: Pick<Reference, 'health'>): string[] {
  return health?.notice === undefined ? [] : [health.notice]
}
