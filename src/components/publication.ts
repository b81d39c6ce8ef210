/** The records of the publication, as `library.ts` gives them to pages and pages to components. */

import type { Related } from '../articles/related.ts'
import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { UnratedClaim } from '../articles/verdicts.ts'
import type { Claim } from '../claims/schema.ts'
import type { Chart } from '../figures/schema.ts'
import type { Person } from '../people/schema.ts'
import type { Rating } from '../ratings/schema.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Response } from '../responses/schema.ts'
import type { Thread } from '../responses/thread.ts'
import type { Search } from '../searches/schema.ts'
import type { Topic } from '../topics/schema.ts'

/** An article; its id is its slug. */
export interface Article {
  id: string
  data: ArticleFrontMatter
  /** The folder of its file below `content/articles/`, where its data files lie: empty, or ending in a slash. */
  folder: string
}

/** A page that is no article, such as the methodology. */
export interface Page {
  id: string
  data: PageFrontMatter
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
  /** The text it stands in. */
  text: CitingText
  /** The identifier of the place on the page of the text. */
  id: string
  sentence: string
}

/** A text that cites sources, and where it is found. */
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

/** All records of the publication that readers get; while developing, drafts and what they use are among them. */
export interface Publication {
  /** Newest first. */
  articles: readonly Article[]
  pages: ReadonlyMap<string, Page>
  /** The claims on which a verdict holds. */
  claims: ReadonlyMap<string, Claim>
  /** The others, without any conclusion: every article that checks one was withdrawn, or none checks it. */
  unratedClaims: ReadonlyMap<string, UnratedClaim>
  references: ReadonlyMap<string, Reference>
  searches: ReadonlyMap<string, Search>
  people: ReadonlyMap<string, Person>
  topics: ReadonlyMap<string, Topic>
  /** In the order of the scale. */
  ratings: ReadonlyMap<string, Rating>
  /** The data files beside articles, by their path below `content/articles/`. */
  charts: ReadonlyMap<string, Chart>
  /** What readers wrote, by article, oldest first. */
  responses: ReadonlyMap<string, readonly Thread<ReaderResponse>[]>
  /** References and searches by key, in the order of the site's citation style. */
  sources: ReadonlyMap<string, Source>
  /** The articles that cite a source, by key. */
  citedBy: ReadonlyMap<string, readonly Article[]>
  /** The articles that are related to each article, the closest first; drafts and withdrawn ones are not among them. */
  related: ReadonlyMap<string, readonly Related[]>
  /** Every place that cites a source, by key, in the order of the texts and within them. */
  mentions: ReadonlyMap<string, readonly SourceMention[]>
}
