/** Copies of claims in Markdown. */

import type { RootContent } from 'mdast'

import type { Revision } from '../../articles/revisions.ts'
import { summarizeArticle } from '../../articles/summary.ts'
import { type PublishedClaims, verdictHistory } from '../../articles/verdict-log.ts'
import type { ArticleRecord, NamedRecords, UnratedClaim } from '../../articles/verdicts.ts'
import { type RatedClaim, findVerdict } from '../../claims/rated-claim.ts'
import { needList } from '../../claims/appearances/claimed-by.ts'
import type { Words } from '../../messages/words.ts'
import type { Home } from '../node.ts'
import { appearancesOf, claimantsOf } from './claimed-by-copy.ts'
import { backgroundLine, licenceLine, notice, reasonsOf, verdictLines } from './article-copy.ts'
import { type Line, heading, labelled, link, list, paragraph } from './nodes.ts'
import type { CopyContent } from './write-copy.ts'

/** A claim, with or without a verdict, and what it is shown with. */
export interface CopiedClaim {
  id: string
  rated?: RatedClaim | undefined
  unrated?: UnratedClaim | undefined
  /** The articles that check it, newest first, withdrawn ones included. */
  checking: readonly ArticleRecord[]
  /** The articles whose verdict on it is valid, newest first. */
  vouching: readonly ArticleRecord[]
  /** The outcomes in a table, with the data of their drawings. */
  outcomes: readonly CopyContent[]
  /** The explainers that it names as background. */
  background: readonly ArticleRecord[]
  /** The studies in a table, and the sources of both tables. */
  evidence: readonly CopyContent[]
}

/** Copies a claim: the verdict and its reasons, who makes the claim, the articles that check it, the outcomes and the evidence. */
export function claimCopy(
  claim: CopiedClaim,
  library: PublishedClaims & Pick<NamedRecords, 'ratings'>,
  home: Home,
): CopyContent[] {
  const { rated, unrated, checking, vouching, outcomes, evidence } = claim
  const { urls, words } = home
  const claimed = rated ?? unrated
  const history = verdictHistory(claim.id, vouching, library)
  const section = (title: string, content: readonly CopyContent[]) =>
    content.length > 0 ? [heading(2, title), ...content] : []
  return [
    heading(1, claimed?.statement ?? ''),
    ...(unrated ? withoutVerdict(unrated, words) : []),
    ...(rated ? verdictOf(rated, vouching, words) : []),
    list([...factsOf(claim.id, home), ...backgroundLine(claim.background, home)]),
    ...section(words.say('search.claimant'), claimed ? claimantsOf(claimed, home) : []),
    ...section(
      words.say('claimants.appearances'),
      claimed && needList(claimed) ? appearancesOf(claimed, home) : [],
    ),
    ...section(
      words.say('claims.checkedIn'),
      checking.length === 0
        ? []
        : [
            list(
              checking.map(({ id, data }): Line => {
                const title = link(data.title, urls.absolute({ to: 'article-copy', id }))
                const { withdrawals } = summarizeArticle(data, words)
                return withdrawals.length > 0
                  ? labelled(words.say('claims.withdrawn'), title, words)
                  : [title]
              }),
            ),
          ],
    ),
    ...section(
      words.say('claims.howVerdictChanged'),
      history.length === 0
        ? []
        : [list(history.map((change) => changeLine(change, library.ratings, words)))],
    ),
    ...section(words.say('outcomes.title'), outcomes),
    ...section(words.say('claims.evidence'), evidence),
  ]
}

function withoutVerdict({ withdrawals }: UnratedClaim, words: Words): RootContent[] {
  return withdrawals.length === 0
    ? [paragraph(words.say('claims.noFactCheck'))]
    : withdrawals.map(({ date, summary }) => notice('feeds.withdrawn', date, summary, words))
}

function verdictOf(
  claim: RatedClaim,
  [newest]: readonly ArticleRecord[],
  words: Words,
): RootContent[] {
  const { verdict } = claim
  const { evidenceAsOf, lastChecked } = newest ? summarizeArticle(newest.data, words) : {}
  const meaning = words.say('claims.meaningOfVerdict', { verdict: verdict.label })
  return [
    list([
      ...verdictLines(claim, words),
      ...(evidenceAsOf === undefined
        ? []
        : [labelled(words.say('claims.evidenceAsOf'), words.date(evidenceAsOf), words)]),
      ...(lastChecked === undefined
        ? []
        : [labelled(words.say('claims.lastChecked'), words.date(lastChecked), words)]),
      labelled(meaning, verdict.definition, words),
    ]),
    ...reasonsOf(claim),
  ]
}

function factsOf(id: string, home: Home): Line[] {
  const { urls, words } = home
  const address = urls.absolute({ to: 'claim', id })
  return [
    labelled(words.say('references.address'), link(address, address), words),
    ...licenceLine(home),
  ]
}

function changeLine(
  { date, from, to, summary }: Revision,
  ratings: NamedRecords['ratings'],
  words: Words,
): Line {
  const [before, after] = [from, to].map((id) => findVerdict(id, ratings)?.label)
  const change =
    before && after ? ` ${words.say('feeds.verdictFromTo', { from: before, to: after })}` : ''
  return [`${words.date(date)}:${change} ${summary}`]
}
