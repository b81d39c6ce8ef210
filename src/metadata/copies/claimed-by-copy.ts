/** Who makes a claim and where, in Markdown. */

import type { ListItem, RootContent } from 'mdast'

import {
  type ClaimedBy,
  claimantsInBrief,
  inOrderOfDate,
} from '../../claims/appearances/claimed-by.ts'
import { appearanceFacts, occasionOf } from '../../claims/appearances/in-words.ts'
import { isWebAddress } from '../../shared/web-address.ts'
import type { Home } from '../node.ts'
import { type Line, link, list, paragraph, quotation } from './nodes.ts'

/** Lists the claimants, each with the first known place and time. */
export function claimantsOf(claim: ClaimedBy, home: Home): RootContent[] {
  const lines = claimantLines(claim, home)
  return lines.length === 0 ? [] : [list(lines)]
}

/** Returns a line for each claimant, with the first known place and time. */
export function claimantLines(claim: ClaimedBy, { urls, words }: Home): Line[] {
  return claimantsInBrief(claim).map(({ id, name, url, first }): Line => {
    const { where, url: whereUrl } = first ?? {}
    const occasion = occasionOf(first, words)
    const page = id === undefined ? url : urls.absolute({ to: 'claimant', id })
    const isOther = whereUrl !== where
    return [
      page !== undefined && isWebAddress(page) ? link(name, page) : name,
      ...(occasion === undefined ? [] : [` \u00B7 ${occasion}`]),
      ...(isOther && whereUrl !== undefined && isWebAddress(whereUrl)
        ? [' \u00B7 ', link(whereUrl, whereUrl)]
        : []),
    ]
  })
}

/** Lists the appearances in the order of their dates, with the exact words as quotations. */
export function appearancesOf(
  { claimants, appearances }: ClaimedBy,
  { words }: Home,
): RootContent[] {
  const children = inOrderOfDate(appearances).map((appearance): ListItem => {
    const { isFirst, where, url, archived, by, media, quotation: exact } = appearance
    const facts = [
      isFirst && words.say('claimants.first'),
      ...appearanceFacts(appearance, words),
      where !== url && where,
      by !== undefined && claimants.length > 1 && claimants[by]?.name,
    ].filter((fact) => typeof fact === 'string')
    const linked = (address: string | undefined, label = address) =>
      address !== undefined && label !== undefined && isWebAddress(address)
        ? [link(label, address)]
        : []
    const links = [
      ...linked(url),
      ...linked(archived, words.say('references.archivedCopyLink')),
      ...linked(media?.url, media && words.say(`claims.media-${media.kind}`)),
    ]
    const line: Line = [
      facts.join(' \u00B7 '),
      ...links.flatMap((each, at) => [at === 0 && facts.length === 0 ? '' : ' \u00B7 ', each]),
    ]
    return {
      type: 'listItem',
      children: [paragraph(...line), ...(exact === undefined ? [] : [quotation(exact)])],
    }
  })
  return [{ type: 'list', ordered: false, spread: false, children }]
}
