/** Claims: what was said, by whom, and where (schema.org/Claim). */

import type { Claim } from '../claims/schema.ts'

import type { Appearance, ClaimedBy, Claimant } from '../claims/appearances/claimed-by.ts'
import { media as mediumTypes } from '../claims/appearances/medium.ts'
import { mediaTypes } from '../claims/media.ts'
import { isoDate } from '../shared/written-date.ts'
import { oneOrMany, type Home, type Node } from './node.ts'
import { outcomesNode } from './outcome-node.ts'

/** What is described of a claim, whether it has a verdict or not. */
type Claimed = Pick<Claim, 'statement'> & Partial<Pick<Claim, 'outcomes'>> & ClaimedBy

/**
 * Describes a claim without any verdict.
 *
 * `firstAppearance` is an occurrence in `appearance` too, because programs that look for all of them read only that.
 */
export function claimNode(id: string, claim: Claimed, home: Home): Node {
  const { statement, claimants, appearances } = claim
  const first = appearances.find(({ isFirst }) => isFirst)
  return {
    '@type': 'Claim',
    '@id': claimId(id, home),
    text: statement,
    author: oneOrMany(claimants.map((claimant) => claimantNode(claimant, home))),
    datePublished: first?.date && isoDate(first.date),
    appearance: oneOrMany(appearances.flatMap((appearance) => appearanceNode(appearance) ?? [])),
    firstAppearance: first && appearanceNode(first),
  }
}

/**
 * Describes a claim for its own page: also who makes it at each place and in which words, its outcomes, and its reviews, each
 * by its identifier on the page of its article or in the claim data.
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
  const inFull = (appearance: Appearance) => {
    const node = appearanceNode(appearance)
    const author = appearance.by === undefined ? undefined : claim.claimants[appearance.by]
    return node
      ? [{ ...node, ...wordsNode(appearance), author: author && claimantNode(author, home) }]
      : []
  }
  return {
    ...claimNode(id, claim, home),
    name: claim.statement,
    url,
    mainEntityOfPage: url,
    appearance: oneOrMany(claim.appearances.flatMap(inFull)),
    subjectOf: outcomesNode(id, claim, home),
    review: oneOrMany(reviews.map((review) => ({ '@id': review }))),
  }
}

/** Returns the identifier of a claim. */
export function claimId(id: string, { urls }: Home): string {
  return urls.absolute({ to: 'claim', id }, 'claim')
}

/**
 * Describes a claimant, with the identifier on the claimant's page, if there is one. Without a type, it is an organisation,
 * because schema.org requires one and most claimants are groups.
 */
export function claimantNode(
  { id, name, type, url, sameAs }: Claimant,
  { urls }: Pick<Home, 'urls'>,
): Node {
  return {
    '@type': type === 'person' ? 'Person' : 'Organization',
    '@id': id && urls.absolute({ to: 'claimant', id }, 'claimant'),
    name,
    url,
    sameAs: oneOrMany([sameAs ?? []].flat()),
  }
}

/** Describes where a claim was made, in words and by address, as far as the record says. */
function appearanceNode({ where, url, date, archived, medium }: Appearance): Node | undefined {
  const name = where === url ? undefined : where
  return name === undefined && url === undefined
    ? undefined
    : {
        '@type': medium === undefined ? 'CreativeWork' : mediumTypes[medium],
        name,
        url,
        datePublished: date === undefined ? undefined : isoDate(date),
        archivedAt: archived,
      }
}

/** Describes the words and the media in which a claim was made at a place. */
function wordsNode({ quotation, language, media }: Appearance): Omit<Node, '@type'> {
  return {
    text: quotation,
    inLanguage: quotation === undefined ? undefined : language,
    associatedMedia: media && { '@type': mediaTypes[media.kind], contentUrl: media.url },
  }
}
