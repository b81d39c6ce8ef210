/** Copies of articles in Markdown, for programs and for people who read or keep plain text. */

import type { PhrasingContent, Root, RootContent } from 'mdast'

import { SKIP, visit } from 'unist-util-visit'

import { isExplainer } from '../../articles/explainers.ts'
import { newestRevisions, revisionLabels } from '../../articles/revisions.ts'
import { summarizeArticle } from '../../articles/summary.ts'
import { type ArticleRecord, type NamedRecords, checkedClaims } from '../../articles/verdicts.ts'
import type { RatedClaim } from '../../claims/rated-claim.ts'
import type { Media } from '../../claims/schema.ts'
import type { Words } from '../../messages/words.ts'
import { inLanguage } from '../../site.ts'
import { isWebAddress } from '../../shared/web-address.ts'
import type { Home } from '../node.ts'
import { claimantLines } from './claimed-by-copy.ts'
import { type Line, heading, labelled, link, list, paragraph, quotation, strong } from './nodes.ts'
import type { CopyContent } from './write-copy.ts'

/** The changes that are announced before the text, as on the page. */
const notices = [
  ['verdict-change', 'feeds.verdictChanged'],
  ['correction', 'feeds.corrected'],
] as const

/** What an article consists of besides its record. */
export interface ArticleText {
  /** The text. */
  body: readonly CopyContent[]
  /** How to cite the article. */
  citation: readonly RootContent[]
  /** Whether the text contains the disclaimer. */
  disclaimed: boolean
  /** The explainers that it names as background. */
  background: readonly ArticleRecord[]
}

/**
 * Copies an article: title, verdicts, who wrote it and when, the text, and the terms.
 *
 * A withdrawn article is only its title and the notice, as in feeds: programs that read a part of a text would miss the
 * notice. Its text stays on the page.
 *
 * @param text the text, if the article was not withdrawn
 */
export function articleCopy(
  article: ArticleRecord,
  text: ArticleText,
  records: NamedRecords,
  publication: Home,
): CopyContent[] {
  const home = inLanguage(publication, article.data.language)
  const { words } = home
  const { title, description, withdrawals } = summarizeArticle(article.data, words)
  if (withdrawals.length > 0) {
    return [
      heading(1, title),
      ...withdrawals.map(({ date, summary }) => notice('feeds.withdrawn', date, summary, words)),
      list(factsOf(article, records, home)),
    ]
  }
  return [
    heading(1, title),
    paragraph(description),
    ...changesOf(article, words),
    list([...factsOf(article, records, home), ...backgroundLine(text.background, home)]),
    ...claimsOf(article, records, home),
    ...text.body,
    ...endOf(article, text, home),
  ]
}

/** Returns what happened to an article or claim on a day. */
export function notice(
  message: 'feeds.withdrawn' | (typeof notices)[number][1],
  date: string,
  summary: string,
  words: Words,
): RootContent {
  return paragraph(strong(words.say(message, { date: words.date(date) })), ` ${summary}`)
}

function changesOf({ data }: ArticleRecord, words: Words): RootContent[] {
  return notices.flatMap(([kind, message]) =>
    newestRevisions(data.revisions)
      .filter((revision) => revision.kind === kind)
      .map(({ date, summary }) => notice(message, date, summary, words)),
  )
}

/** Returns who wrote and reviewed an article, its dates, its topics, its address and its licence. */
function factsOf({ id, data }: ArticleRecord, records: NamedRecords, home: Home): Line[] {
  const { urls, words } = home
  const namesOf = (ids: readonly string[]) =>
    words.list(ids.map((person) => records.people.get(person)?.name ?? person))
  const { lastChecked, evidenceAsOf } = summarizeArticle(data, words)
  const topics = data.topics.flatMap((topic) => records.topics.get(topic)?.name ?? [])
  const address = urls.absolute({ to: 'article', id })
  return [
    ...(isExplainer(data) ? [[words.say('articles.explainer')]] : []),
    [words.say('articles.writtenBy', { names: namesOf(data.authors) })],
    ...(data.reviewers.length > 0
      ? [[words.say('articles.reviewedBy', { names: namesOf(data.reviewers) })]]
      : []),
    [words.say('articles.publishedOn', { date: words.date(data.published) })],
    ...(lastChecked !== undefined && lastChecked > data.published
      ? [[words.say('claims.checkedOn', { date: words.date(lastChecked) })]]
      : []),
    ...(evidenceAsOf === undefined
      ? []
      : [[words.say('articles.evidenceAsOf', { date: words.date(evidenceAsOf) })]]),
    ...(topics.length > 0
      ? [labelled(words.say('topics.title'), words.list(topics, 'unit'), words)]
      : []),
    labelled(words.say('references.address'), link(address, address), words),
    ...licenceLine(home),
  ]
}

/** Returns the line with the explainers that are named as background; none if there are none. */
export function backgroundLine(
  explainers: readonly ArticleRecord[],
  { urls, words }: Home,
): Line[] {
  if (explainers.length === 0) return []
  const links = explainers.flatMap(({ id, data }, index) => [
    ...(index > 0 ? [' · '] : []),
    link(data.title, urls.absolute({ to: 'article-copy', id })),
  ])
  return [
    words
      .parts('articles.background')
      .flatMap((part) => (typeof part === 'string' ? [part] : links)),
  ]
}

/** Returns the line with the licence; none if there is no licence. */
export function licenceLine({ site: { licence }, words }: Home): Line[] {
  const label = words.say('articles.licence')
  return licence ? [labelled(label, link(licence.name, licence.url), words)] : []
}

function claimsOf(article: ArticleRecord, records: NamedRecords, home: Home): RootContent[] {
  const { words, urls } = home
  const claims = checkedClaims(article.data, records)
  return claims.flatMap((claim, index) => [
    heading(
      2,
      claims.length > 1
        ? words.say('articles.claimOf', { claim: index + 1, claims: claims.length })
        : words.say('claims.claim'),
    ),
    quotation(claim.statement),
    list([
      ...claimantLines(claim, home).map((line) =>
        labelled(words.say('search.claimant'), line, words),
      ),
      ...verdictLines(claim, words),
    ]),
    ...reasonsOf(claim),
    paragraph(
      link(words.say('claims.fullRecord'), urls.absolute({ to: 'claim-copy', id: claim.id })),
    ),
  ])
}

/** Returns the reasons for the verdict on a claim and for the certainty. */
export function reasonsOf({ rationale, certaintyReason }: RatedClaim): RootContent[] {
  return [
    paragraph(rationale),
    ...(certaintyReason === undefined ? [] : [paragraph(certaintyReason)]),
  ]
}

/** Returns the verdict on a claim, how certain the evidence is, and what the media are that make it. */
export function verdictLines({ verdict, certainty, media }: RatedClaim, words: Words): Line[] {
  const level = words.say(`claims.certainty-${certainty}`)
  return [
    labelled(words.say('claims.verdict'), strong(verdict.label), words),
    labelled(words.say('claims.certaintyOfEvidence'), level, words),
    ...(media ? mediaLines(media, words) : []),
  ]
}

function mediaLines(
  { kind, category, context, url, archived, original }: Media,
  words: Words,
): Line[] {
  const address = (label: string, written: string | undefined): Line[] =>
    written !== undefined && isWebAddress(written)
      ? [labelled(label, link(written, written), words)]
      : []
  return [
    labelled(words.say(`claims.media-${kind}`), words.say(`claims.category-${category}`), words),
    ...(context === undefined ? [] : [[context]]),
    ...address(words.say('claims.mediaAppeared'), url),
    ...address(words.say('claims.mediaArchived'), archived),
    ...address(words.say('claims.mediaOriginal'), original),
  ]
}

function endOf({ id, data }: ArticleRecord, text: ArticleText, home: Home): RootContent[] {
  const { site, urls, words } = home
  const { disclosures, revisions } = data
  const section = (title: string, content: readonly RootContent[]) =>
    content.length > 0 ? [heading(2, title), ...content] : []
  const stated = [disclosures?.funding, disclosures?.interests].flatMap((each) => each ?? [])
  return [
    ...section(
      words.say('articles.funding'),
      stated.map((each) => paragraph(each)),
    ),
    ...section(words.say('articles.history'), revisions.length > 0 ? [historyOf(data, words)] : []),
    ...section(
      words.say('articles.citation'),
      withLink(text.citation, urls.absolute({ to: 'article', id })),
    ),
    ...section(
      words.say('articles.disclaimer'),
      site.disclaimer === undefined || text.disclaimed ? [] : [paragraph(site.disclaimer)],
    ),
  ]
}

/** Makes a link of an address in a formatted citation, where it would be escaped as text otherwise. */
function withLink(content: readonly RootContent[], address: string): RootContent[] {
  const root: Root = { type: 'root', children: structuredClone([...content]) }
  visit(root, 'text', (node, index, parent) => {
    const at = node.value.indexOf(address)
    if (at < 0 || !parent || index === undefined) return undefined
    const after = node.value.slice(at + address.length)
    const parts: PhrasingContent[] = [
      { type: 'text', value: node.value.slice(0, at) },
      link(address, address),
      ...(after === '' ? [] : [{ type: 'text' as const, value: after }]),
    ]
    parent.children.splice(index, 1, ...parts)
    return [SKIP, index + 2]
  })
  return root.children
}

function historyOf({ revisions, published }: ArticleRecord['data'], words: Words): RootContent {
  return list([
    ...newestRevisions(revisions).map(({ date, kind, summary }): Line => [
      `${words.date(date)}: `,
      strong(words.say('changes.ofKind', { kind: words.say(revisionLabels[kind]) })),
      ` ${summary}`,
    ]),
    [`${words.date(published)}: ${words.say('changes.firstPublished')}`],
  ])
}
