/** The records that pages hand to components. `library.ts` gives them; its types fit these. */

import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Claim } from '../claims/schema.ts'
import type { Person } from '../people/schema.ts'
import type { Rating } from '../ratings/schema.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Search } from '../searches/schema.ts'
import type { Topic } from '../topics/schema.ts'

/** An article; its id is its slug. */
export interface Article {
  id: string
  data: ArticleFrontMatter
}

/** A source: a reference, or a search that is cited like one. */
export interface Source {
  key: string
  item: CslItem
  /** The entry in the style of the site: safe HTML. */
  html: string
  reference?: Reference | undefined
  search?: Search | undefined
}

export interface Publication {
  /** Newest first. */
  articles: readonly Article[]
  claims: ReadonlyMap<string, Claim>
  people: ReadonlyMap<string, Person>
  topics: ReadonlyMap<string, Topic>
  /** In the order of the scale. */
  ratings: ReadonlyMap<string, Rating>
  pages: ReadonlyMap<string, { data: PageFrontMatter }>
  sources: ReadonlyMap<string, Source>
  citedBy: ReadonlyMap<string, readonly Article[]>
}
