/** Claims: what was said, by whom, and where (schema.org/Claim). */

import type { Claim } from '../claims/schema.ts'

import { earliestDay } from '../shared/dates.ts'
import { isoDate } from '../shared/written-date.ts'
import { oneOrMany, type Home, type Node } from './node.ts'
import { outcomesNode } from './outcome-node.ts'

type Claimant = Claim['claimants'][number]

/** What is described of a claim, whether it has a verdict or not. */
type Claimed = Pick<Claim, 'statement' | 'claimants'> & Partial<Pick<Claim, 'outcomes'>>

/**
 * Describes a claim without any verdict.
 *
 * `firstAppearance` is an occurrence in `appearance` too, because programs that look for all of them read only that.
 */
export function claimNode(id: string, { statement, claimants }: Claimed, home: Home): Node {
  const first = firstMade(claimants)
  return {
    '@type': 'Claim',
    '@id': claimId(id, home),
    text: statement,
    author: oneOrMany(claimants.map(claimantNode)),
    datePublished: first?.date && isoDate(first.date),
    appearance: oneOrMany(claimants.flatMap((claimant) => appearanceNode(claimant) ?? [])),
    firstAppearance: first && appearanceNode(first),
  }
}

/**
 * Describes a claim for its own page: also who makes it at each place, its outcomes, and its reviews, each by its identifier
 * on the page of its article or in the claim data.
 *
 * @param reviews the identifiers of its reviews; none for a claim without a verdict
 */
export function claimPageNode(
  id: string,
  claim: Claimed,
  reviews: readonly string[],
  home: Home,
): Node {
  const url = home.urls.absolute({ to: 'claim', id })
  const withAuthor = (claimant: Claimant) => {
    const node = appearanceNode(claimant)
    return node ? [{ ...node, author: claimantNode(claimant) }] : []
  }
  return {
    ...claimNode(id, claim, home),
    name: claim.statement,
    url,
    mainEntityOfPage: url,
    appearance: oneOrMany(claim.claimants.flatMap(withAuthor)),
    subjectOf: outcomesNode(id, claim, home),
    review: oneOrMany(reviews.map((review) => ({ '@id': review }))),
  }
}

/** Returns the identifier of a claim. */
export function claimId(id: string, { urls }: Home): string {
  return urls.absolute({ to: 'claim', id }, 'claim')
}

/** Describes a claimant. Without a type, it is an organisation, because schema.org requires one and most claimants are groups. */
function claimantNode({ name, type, url, sameAs }: Claimant): Node {
  return {
    '@type': type === 'person' ? 'Person' : 'Organization',
    name,
    url,
    sameAs: oneOrMany([sameAs ?? []].flat()),
  }
}

/** Describes where a claimant makes the claim, in words and by address, as far as the record says. */
function appearanceNode(claimant: Claimant): Node | undefined {
  const { where, date } = claimant
  const url = whereAddress(claimant)
  const name = where === url ? undefined : where
  return name === undefined && url === undefined
    ? undefined
    : {
        '@type': 'CreativeWork',
        name,
        url,
        datePublished: date === undefined ? undefined : isoDate(date),
      }
}

/** Returns the address at which a claimant makes the claim; older records have it in `where`. */
export function whereAddress({ where, whereUrl }: Claimant): string | undefined {
  return whereUrl ?? (where !== undefined && /^https?:\/\/\S+$/.test(where) ? where : undefined)
}

/** Returns the claimant who made the claim first, as far as the records say. */
function firstMade(claimants: readonly Claimant[]): Claimant | undefined {
  const dated = claimants.flatMap((claimant) => {
    const { date } = claimant
    const day = date === undefined || isoDate(date) === undefined ? undefined : earliestDay(date)
    return day === undefined ? [] : [{ claimant, day }]
  })
  return dated.toSorted((one, other) => one.day.localeCompare(other.day))[0]?.claimant
}
