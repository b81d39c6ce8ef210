import type { Answer } from '../../search/answer.ts'
import type { Facets } from '../../search/narrow.ts'
import type { Found } from '../../search/rank.ts'
import type { Hit } from './hit.ts'

/** An answer, and what is known of its pages. */
export interface Shown {
  answer: Answer
  /** Returns the facets of its pages. They take longer than the results, and few readers want them. */
  facets: () => Promise<Facets>
  /** The results in the list. */
  hits: Hit[]
  /** The pages that have the chosen values. */
  pages: readonly Found[]
  /** How many of them are in the list, or could not be loaded. */
  listed: number
}
