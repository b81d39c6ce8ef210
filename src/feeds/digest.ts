/** What was published in a month, in words: new articles, changed verdicts, corrections and withdrawals. */

import type { Revision } from '../articles/revisions.ts'
import type { MessageId, Words } from '../messages/words.ts'
import type { Home } from '../metadata/node.ts'

import { summarizeArticle } from '../articles/summary.ts'
import { type ArticleRecord, type NamedRecords, checkedClaims } from '../articles/verdicts.ts'
import { certaintySentence } from '../claims/certainty-in-words.ts'
import { inLanguage } from '../site.ts'
import { revisionText } from './feed-entries.ts'
import type { ArticleChange } from './feeds.ts'

/** A digest as a reader sees it, in plain text. */
export interface DigestDocument {
  title: string
  /** What it contains, as a sentence. */
  description: string
  /** A BCP 47 tag. */
  language: string
  direction: Words['direction']
  sections: DigestSection[]
  /** The links below it; the first one leads to the digest itself. */
  links: DigestLink[]
}

/** The entries of one kind; there is at least one. */
export interface DigestSection {
  title: string
  entries: DigestEntry[]
}

/** A new article, or a change to one. */
export interface DigestEntry extends DigestLink {
  /** The language of the entry, if that is not the language of the digest. */
  language?: string
  direction?: Words['direction']
  /** A paragraph each. */
  paragraphs: string[]
}

/** A link with a full address. */
export interface DigestLink {
  title: string
  address: string
}

/** The sections about changes, and the kind of change in each. */
const kinds = [
  ['verdict-change', 'digest.verdictChanges'],
  ['correction', 'digest.corrections'],
  ['withdrawal', 'digest.withdrawals'],
] as const satisfies readonly (readonly [Revision['kind'], MessageId])[]

/**
 * Writes the digest of a month.
 *
 * Verdicts are those of today: if one has changed since, the earlier one is not repeated. An article that was withdrawn since
 * has only the notice.
 *
 * @param month as in `2026-11`
 * @param contents the articles that were published in it, and the changes, each newest first
 */
export function writeDigest(
  month: string,
  contents: { articles: readonly ArticleRecord[]; changes: readonly ArticleChange[] },
  records: NamedRecords,
  home: Home,
): DigestDocument {
  const { site, urls, words } = home
  const name = nameOfMonth(month, words)
  const newArticles = contents.articles.map((article) => entryOf(article, records, home))
  const sections = [
    { title: words.say('digest.newChecks'), entries: newArticles },
    ...kinds.map(([kind, title]) => ({
      title: words.say(title),
      entries: contents.changes.flatMap((change) => changeOf(change, kind, records, home)),
    })),
  ]
  return {
    title: words.say('digest.of', { site: site.name, month: name }),
    description: words.say('digest.describes', { month: name }),
    language: words.language,
    direction: words.direction,
    sections: sections.filter(({ entries }) => entries.length > 0),
    links: [
      {
        title: words.say('digest.onTheWeb'),
        address: urls.absolute({ to: 'digest', month, format: 'html' }),
      },
      { title: words.say('digest.follow'), address: urls.absolute({ to: 'feeds' }) },
      { title: site.name, address: urls.absolute({ to: 'home' }) },
    ],
  }
}

/** @example nameOfMonth('2026-11', wordsIn('en')) // => 'November 2026' */
export function nameOfMonth(month: string, words: Words): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return words.partialDate({ 'date-parts': [[year, number]] })
}

function entryOf(article: ArticleRecord, records: NamedRecords, digest: Home): DigestEntry {
  const home = inLanguage(digest, article.data.language)
  const { words } = home
  const { title, description, withdrawals } = summarizeArticle(article.data, words)
  return {
    title: withdrawals.length > 0 ? words.say('figures.withdrawnTitle', { title }) : title,
    address: home.urls.absolute({ to: 'article', id: article.id }),
    ...languageOf(home, digest),
    paragraphs: [
      ...checkedClaims(article.data, records).flatMap(({ statement, verdict, certainty }) => [
        `${words.say('feeds.claim')} ${statement}`,
        `${words.say('feeds.verdict', { verdict: verdict.label })} ${certaintySentence(certainty, words)}`,
      ]),
      description,
    ],
  }
}

function changeOf(
  { article, revision: index }: ArticleChange,
  kind: Revision['kind'],
  records: NamedRecords,
  digest: Home,
): DigestEntry[] {
  const revision = article.data.revisions[index]
  if (revision?.kind !== kind) return []
  const home = inLanguage(digest, article.data.language)
  const { urls, words } = home
  return [
    {
      title: article.data.title,
      address: urls.absolute({ to: 'article', id: article.id }),
      ...languageOf(home, digest),
      paragraphs: [
        `${words.date(revision.date)}. ${revisionText(article, revision, records, words)}`,
      ],
    },
  ]
}

function languageOf({ words }: Home, digest: Home): Pick<DigestEntry, 'language' | 'direction'> {
  if (words.language === digest.words.language) return {}
  return { language: words.language, direction: words.direction }
}
