/** The kinds of file that `npm run new` creates. */

import type { Kind } from './kind.ts'

import { claim } from './claim.ts'
import { claimant, person, rating, search, topic } from './records.ts'
import { reference } from './reference.ts'
import { article, explainer, page, response } from './texts.ts'

/** All kinds of file, by the word that selects them on the command line. */
export const newKinds = {
  article,
  explainer,
  claim,
  claimant,
  reference,
  search,
  person,
  topic,
  rating,
  page,
  response,
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof newKinds

/** What else can be created: not one record, but several files or a part of one. */
export const otherKinds = ['publication', 'messages'] as const

export type OtherKindName = (typeof otherKinds)[number]
