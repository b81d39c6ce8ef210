/** The check: from a publication as read to everything that is wrong with it. */

import type { Publication } from '../reading/publication.ts'
import type { Issue } from './issue.ts'

import { byPlace, issueOfProblem } from './issue.ts'
import { shapePublication, type ShapedPublication } from './publication.ts'
import { aliasIsFree } from './rules/alias-is-free.ts'
import { articleIsData } from './rules/article-is-data.ts'
import { citationResolves } from './rules/citation-resolves.ts'
import { imageExists } from './rules/image-exists.ts'
import { keyCanBeCited } from './rules/key-can-be-cited.ts'
import { keyIsUnique } from './rules/key-is-unique.ts'
import { nameFitsAddress } from './rules/name-fits-address.ts'
import { pageAddressIsFree } from './rules/page-address-is-free.ts'
import { recordExists } from './rules/record-exists.ts'
import { slugIsUnique } from './rules/slug-is-unique.ts'
import { styleExists } from './rules/style-exists.ts'

/** What a rule looks at. */
export interface Checked extends ShapedPublication {
  /** The publication as read, before duplicates fell together. */
  publication: Publication
}

/** A rule: a pure function from a publication to what breaks it. */
export type Check = (checked: Checked) => Issue[]

// `articleIsData` looks at the texts before `citationResolves` takes their citations out.
const checks: Check[] = [
  articleIsData,
  aliasIsFree,
  imageExists,
  keyCanBeCited,
  keyIsUnique,
  nameFitsAddress,
  pageAddressIsFree,
  recordExists,
  slugIsUnique,
  styleExists,
  citationResolves,
]

/**
 * Checks a publication.
 *
 * @returns every issue in the order of files and lines, and the typed publication
 */
export function checkPublication(publication: Publication): {
  issues: Issue[]
  shaped: ShapedPublication
} {
  const { shaped, issues } = shapePublication(publication)
  const checked: Checked = { ...shaped, publication }
  const all = [
    ...publication.problems.map(issueOfProblem),
    ...issues,
    ...checks.flatMap((check) => check(checked)),
  ]
  return { issues: all.sort(byPlace), shaped }
}
