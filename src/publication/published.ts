/** The publication as pages show it: the third of three stages. Claims are joined with their verdicts. */

import type { Neighbours } from '../articles/neighbours.ts'
import type { Related } from '../articles/related.ts'
import type { ArticleFrontMatter, PageFrontMatter, PageRole } from '../articles/schema.ts'
import type { UnratedClaim } from '../articles/verdicts.ts'
import type { ClaimantRecord } from '../claimants/schema.ts'
import type { RatedClaim } from '../claims/rated-claim.ts'
import type { Chart } from '../charts/schema.ts'
import type { Person } from '../people/schema.ts'
import type { Rating } from '../ratings/schema.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Response } from '../responses/schema.ts'
import type { Thread } from '../responses/thread.ts'
import type { Search } from '../searches/schema.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Topic } from '../topics/schema.ts'
import type { Citer } from './cited.ts'
import type { TextFacts } from './text-facts.ts'

/** An article; its id is its slug. */
export interface Article {
  id: string
  data: ArticleFrontMatter
  /** The folder of the article and its data files below `content/articles/`: empty, or ending in a slash. */
  folder: string
  /** The day on which readers get it, if that is in the future; only in `npm run dev`. */
  embargoedUntil?: CalendarDate | undefined
}

/** An article with what is known of its text. */
export interface CompiledArticle extends Article {
  facts: TextFacts
}

/** A page that is not an article, such as the methodology. */
export interface Page {
  id: string
  data: PageFrontMatter
  facts: TextFacts
}

/** The citation style of everything that belongs to no article. */
export interface CitationSettings {
  /** The name of the style. */
  style: string
  /** The `.csl` files of the publication, by name. */
  styles: ReadonlyMap<string, string>
  /** A BCP 47 tag. */
  language: string
}

/** Anything that can be cited: a reference or a search. */
export interface Source {
  key: string
  item: CslItem
  /** The entry as the site's citation style prints it: safe HTML. */
  html: string
  reference?: Reference
  search?: Search
}

/** A place that cites a source. */
export interface SourceMention {
  /** The text that contains it. */
  text: CitingText
  /** The `id` of the citation on the page of the text. */
  id: string
  sentence: string
  /** Whether it names a study in a table of evidence. */
  inEvidence?: true
}

/** A text that cites sources, and its page. */
export interface CitingText {
  title: string
  target: { to: 'article' | 'page'; id: string }
}

/** What a reader wrote about an article. */
export interface ReaderResponse {
  /** `<article>/<name>`. */
  id: string
  data: Response
  /** The text: safe HTML. */
  html: string
  /** The editors' reply: safe HTML. */
  reply?: string
}

/** Someone who makes claims, with the reply to the checks. */
export interface PublishedClaimant {
  data: ClaimantRecord
  /** The reply: safe HTML. */
  reply?: string
}

/** What the header and footer of every page show. It changes only with the sections of the site and the titles of pages. */
export interface SiteSections {
  /** Whether there are any articles, claims or sources. */
  articles: boolean
  claims: boolean
  sources: boolean
  /** Whether any article was changed since it was published. */
  changes: boolean
  /** The pages that are not articles. */
  pages: readonly {
    id: string
    title: string
    /** A shorter title for links. */
    label?: string | undefined
    order?: number | undefined
    role?: PageRole | undefined
  }[]
}

/** The place of a change to an article. */
export interface ChangePlace {
  /** The slug of the article. */
  article: string
  /** The position of the change in `revisions` of the article. */
  revision: number
  date: CalendarDate
}

/** What was published in a month. */
export interface Digest {
  /** The slugs of the articles that were published, newest first. */
  articles: readonly string[]
  /** The changes that correct something, newest first; of a withdrawn article, only its withdrawal. */
  corrections: readonly ChangePlace[]
}

/** What pages look up instead of searching all records. Every list has the order of the articles: newest first. */
export interface PublicationIndexes {
  sections: SiteSections
  /** The slugs of all articles. */
  articleIds: readonly string[]
  /** The ids of all claims, those with a verdict first. */
  claimIds: readonly string[]
  /** Articles by slug, without what is known of their texts, so that a list does not change with a text. */
  articlesById: ReadonlyMap<string, Article>
  /** What is known of the texts of articles, by slug. */
  articleFacts: ReadonlyMap<string, TextFacts>
  /** The slugs of the next newer (`previous`) and next older article, by slug. */
  neighbours: ReadonlyMap<string, Neighbours>
  /** The slugs of the articles that check a claim, by claim. Withdrawn articles are included. */
  articlesByClaim: ReadonlyMap<string, readonly string[]>
  /** The slugs of an article and of its translations, by each of them. */
  translations: ReadonlyMap<string, readonly string[]>
  /** The slugs of the articles in a language, by its tag; empty if all articles are in one language. */
  articlesByLanguage: ReadonlyMap<string, readonly string[]>
  /** The slugs of the articles that an explainer is background for, by its slug, without withdrawn ones. */
  backgroundFor: ReadonlyMap<string, readonly string[]>
  articlesByTopic: ReadonlyMap<string, readonly string[]>
  explainersByTopic: ReadonlyMap<string, readonly string[]>
  /** Each article once, under its first topic. Topics are in the order of their newest articles. */
  articlesByFirstTopic: ReadonlyMap<string, readonly string[]>
  articlesByAuthor: ReadonlyMap<string, readonly string[]>
  articlesByReviewer: ReadonlyMap<string, readonly string[]>
  /** The slugs of the articles that show a chart, by its path below `content/articles/`. */
  articlesByChart: ReadonlyMap<string, readonly string[]>
  /** The claims that a claimant makes, those with a verdict first. */
  claimsByClaimant: ReadonlyMap<string, readonly string[]>
  /** The slugs of the articles that check them. */
  articlesByClaimant: ReadonlyMap<string, readonly string[]>
  /** The claims with a verdict, by rating, in the order of the claims. */
  claimsByRating: ReadonlyMap<string, readonly string[]>
  /** The claims that articles on a topic check, by topic. */
  claimsByTopic: ReadonlyMap<string, readonly string[]>
  /** All changes to articles, newest first. */
  changes: readonly ChangePlace[]
  /** The changes that correct something, newest first; of a withdrawn article, only its withdrawal. */
  corrections: readonly ChangePlace[]
  /** The articles in each archive of the feeds of articles, by the name of the archive (`archiveName`). */
  articleArchives: ReadonlyMap<string, readonly string[]>
  /** The changes in each archive of the feed of changes, by its number. */
  changeArchives: ReadonlyMap<string, readonly ChangePlace[]>
  /** What was published in each month, by month (`2026-11`), newest first. */
  digests: ReadonlyMap<string, Digest>
  /** The day of the last change to any article; `undefined` if there are no articles. */
  lastChange: CalendarDate | undefined
}

/** A picture of the publication itself. */
export interface IdentityImage {
  /** Its name on the site. */
  name: string
  width: number
  height: number
}

/** The pictures of the publication itself that pages show. */
export interface PublicationIdentity {
  logo?: { light: IdentityImage; dark?: IdentityImage | undefined; alt?: string | undefined }
  socialPicture?: IdentityImage & { alt: string }
}

/** All published records; during development also drafts, articles under embargo, and the records they use. */
export interface PublishedPublication extends PublicationIndexes {
  identity: PublicationIdentity
  /** Newest first. */
  articles: readonly CompiledArticle[]
  pages: ReadonlyMap<string, Page>
  /** The claims that have a verdict. */
  claims: ReadonlyMap<string, RatedClaim>
  /** The other claims, without any conclusion: no article checks them, or every article that does was withdrawn. */
  unratedClaims: ReadonlyMap<string, UnratedClaim>
  /** Those who make claims and have a record, in the order of their names. */
  claimants: ReadonlyMap<string, PublishedClaimant>
  references: ReadonlyMap<string, Reference>
  searches: ReadonlyMap<string, Search>
  people: ReadonlyMap<string, Person>
  topics: ReadonlyMap<string, Topic>
  /** In the order of the scale. */
  ratings: ReadonlyMap<string, Rating>
  /** The data files of articles, by their path below `content/articles/`. */
  charts: ReadonlyMap<string, Chart>
  /** Readers' responses by article, oldest first. */
  responses: ReadonlyMap<string, readonly Thread<ReaderResponse>[]>
  /** References and searches by key, in the order of the site's citation style. */
  sources: ReadonlyMap<string, Source>
  /** What can be cited, as CSL-JSON by key. */
  items: ReadonlyMap<string, CslItem>
  citationSettings: CitationSettings
  /** Everything that cites a source, by key. */
  citers: ReadonlyMap<string, readonly Citer[]>
  /** The articles related to each article, closest first, without drafts, embargoed and withdrawn articles. */
  related: ReadonlyMap<string, readonly Related[]>
  /** Every place that cites a source, by key, in the order of the texts and of the places in each text. */
  mentions: ReadonlyMap<string, readonly SourceMention[]>
}
