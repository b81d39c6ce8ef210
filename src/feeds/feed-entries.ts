/** Creates the entries of feeds: full articles, and changes to articles. */

import type { Element, ElementContent } from 'hast'

import { toHtml } from 'hast-util-to-html'

import {
  type Revision,
  isWithdrawn,
  ratingsOfChange,
  lastModified,
  newestRevisions,
  revisionLabels,
} from '../articles/revisions.ts'
import {
  type ArticleRecord,
  type NamedRecords,
  checkedClaims,
  inWords,
} from '../articles/verdicts.ts'
import { claimantsInBrief } from '../claims/appearances/claimed-by.ts'
import { occasionOf } from '../claims/appearances/in-words.ts'
import { certaintySentence } from '../claims/certainty-in-words.ts'
import { type RatedClaim, findVerdict } from '../claims/rated-claim.ts'
import type { Words } from '../messages/words.ts'
import type { Home } from '../metadata/node.ts'
import type { FeedAuthor, FeedEntry } from './feed.ts'

import { isExplainer } from '../articles/explainers.ts'
import { summarizeArticle } from '../articles/summary.ts'
import { picture } from '../metadata/picture.ts'
import { orcidAddress } from '../shared/identifiers.ts'
import { inLanguage } from '../site.ts'

/** The changes that are announced before the text, most serious first. Updates are not among them. */
const notices = [
  ['verdict-change', 'feeds.verdictChanged'],
  ['correction', 'feeds.corrected'],
] as const

/**
 * Returns the entry of an article. Summary and text start with each claim and its verdict. For a withdrawn article, both
 * contain only the notice, so that feed readers replace the text that they have stored, and the title says so too.
 *
 * @param body the text as HTML that works outside the page; without it, the entry has only the summary
 * @param feed the site in the language of the feed
 */
export function articleEntry(
  article: ArticleRecord,
  body: string | undefined,
  records: NamedRecords,
  feed: Home,
): FeedEntry {
  const { id, data } = article
  const home = inLanguage(feed, data.language)
  const link = home.urls.absolute({ to: 'article', id })
  return {
    id: link,
    title: isWithdrawn(data)
      ? home.words.say('figures.withdrawnTitle', { title: data.title })
      : data.title,
    link,
    ...(home === feed ? {} : { language: home.site.language }),
    summary: summaryOf(article, records, home),
    ...(body === undefined ? {} : { html: htmlOf(article, body, records, home) }),
    authors: data.authors.map((author) => authorOf(author, records, home)),
    topics: [
      ...(isExplainer(data) ? [home.words.say('articles.explainer')] : []),
      ...data.topics.map((topic) => records.topics.get(topic)?.name ?? topic),
    ],
    published: data.published,
    updated: lastModified(data),
    image: picture(article, records, home).url,
  }
}

/** Returns the answer in a few lines of plain text. */
function summaryOf({ data }: ArticleRecord, records: NamedRecords, { words }: Home): string {
  const { description } = summarizeArticle(data, words)
  const claims = checkedClaims(data, records).map((claim) => inWords(claim, words))
  return [...claims, description].join(' ')
}

function htmlOf(article: ArticleRecord, body: string, records: NamedRecords, home: Home): string {
  const { withdrawals } = summarizeArticle(article.data, home.words)
  return withdrawals.length > 0
    ? toHtml(withdrawals.map((withdrawal) => notice('feeds.withdrawn', withdrawal, home.words)))
    : toHtml(headOf(article, records, home)) + body
}

/** Returns the part above the text: the changes to announce, the claims with their verdicts, and the answer in brief. */
function headOf({ data }: ArticleRecord, records: NamedRecords, { words }: Home): Element[] {
  const changes = notices.flatMap(([kind, message]) =>
    newestRevisions(data.revisions)
      .filter((revision) => revision.kind === kind)
      .map((revision) => notice(message, revision, words)),
  )
  return [
    ...changes,
    ...checkedClaims(data, records).map((claim) => claimInBrief(claim, words)),
    paragraph(data.description),
  ]
}

/** Returns a claim, who makes it, and the verdict with its certainty and reason. */
function claimInBrief(claim: RatedClaim, words: Words): Element {
  const { statement, claimants, verdict, certainty, rationale } = claim
  return paragraph(
    strong(words.say('feeds.claim')),
    ` ${statement}`,
    lineBreak,
    ...(claimants.length > 0
      ? [strong(words.say('feeds.claimants')), ` ${claimantsInWords(claim, words)}`, lineBreak]
      : []),
    strong(words.say('feeds.verdict', { verdict: verdict.label })),
    ` ${certaintySentence(certainty, words)}`,
    lineBreak,
    rationale,
  )
}

/** @example 'Clinics (Clinic websites, March 2021) and A. Doctor' */
function claimantsInWords(claim: RatedClaim, words: Words): string {
  return words.list(
    claimantsInBrief(claim).map(({ name, first }) => {
      const occasion = occasionOf(first, words)
      return occasion === undefined ? name : `${name} (${occasion})`
    }),
  )
}

function notice(
  message: (typeof notices)[number][1] | 'feeds.withdrawn',
  { date, summary }: Revision,
  words: Words,
): Element {
  return paragraph(strong(words.say(message, { date: words.date(date) })), ` ${summary}`)
}

/**
 * Returns a change to an article as an entry.
 *
 * Its identifier has the kind and the day and, if there are several of one kind on a day, the number of earlier ones, so that
 * a change added later does not alter the identifiers of others.
 *
 * @param index the position of the change in `revisions` of the article
 * @returns a list of one; empty if there is no such change
 */
export function revisionEntry(
  article: ArticleRecord,
  index: number,
  records: NamedRecords,
  feed: Home,
): FeedEntry[] {
  const home = inLanguage(feed, article.data.language)
  const revision = article.data.revisions[index]
  if (!revision) return []
  const { date, kind } = revision
  const sameBefore = article.data.revisions
    .slice(0, index)
    .filter((earlier) => earlier.date === date && earlier.kind === kind).length
  const { id, data } = article
  const { urls, words } = home
  const number = sameBefore === 0 ? '' : `-${sameBefore + 1}`
  const text = revisionText(article, revision, records, words)
  return [
    {
      id: `${urls.absolute({ to: 'article', id })}#${kind}-${date}${number}`,
      title: words.say('feeds.changeOf', {
        change: words.say(revisionLabels[kind]),
        title: data.title,
      }),
      link: urls.absolute({ to: 'article', id }, 'article-history'),
      ...(home === feed ? {} : { language: home.site.language }),
      summary: text,
      html: toHtml([
        paragraph(strong(`${words.say(revisionLabels[kind])}.`), ` ${text}`),
        paragraph({
          type: 'element',
          tagName: 'a',
          properties: { href: urls.absolute({ to: 'article', id }) },
          children: [{ type: 'text', value: data.title }],
        }),
      ]),
      authors: data.authors.map((author) => authorOf(author, records, home)),
      topics: data.topics.map((topic) => records.topics.get(topic)?.name ?? topic),
      published: date,
      updated: date,
    },
  ]
}

/**
 * Describes a change to an article, with both verdicts if there are any, and the claim if the change names it. Verdicts of a
 * withdrawn article are not repeated.
 */
export function revisionText(
  { data }: ArticleRecord,
  revision: Revision,
  { claims, ratings }: Pick<NamedRecords, 'claims' | 'ratings'>,
  words: Words,
): string {
  const { summary, claim } = revision
  const [before, after] = (isWithdrawn(data) ? [] : ratingsOfChange(revision, data)).map(
    (rating) => findVerdict(rating, ratings)?.label,
  )
  if (!before || !after) return summary
  const statement = claim === undefined ? undefined : claims.get(claim)?.statement
  const change = { from: before, to: after }
  return statement === undefined
    ? `${summary} ${words.say('feeds.verdictFromTo', change)}`
    : `${summary} ${words.say('feeds.verdictOnFromTo', { ...change, claim: statement })}`
}

function authorOf(id: string, { people }: NamedRecords, { urls }: Home): FeedAuthor {
  const person = people.get(id)
  if (!person) return { name: id }
  return {
    name: person.name,
    url: orcidAddress(person.orcid) ?? urls.absolute({ to: 'person', id }),
  }
}

const lineBreak: Element = { type: 'element', tagName: 'br', properties: {}, children: [] }

function paragraph(...content: (ElementContent | string)[]): Element {
  const children = content.map((part): ElementContent =>
    typeof part === 'string' ? { type: 'text', value: part } : part,
  )
  return { type: 'element', tagName: 'p', properties: {}, children }
}

function strong(words: string): Element {
  const children: ElementContent[] = [{ type: 'text', value: words }]
  return { type: 'element', tagName: 'strong', properties: {}, children }
}
