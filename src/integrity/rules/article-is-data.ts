import type { Check } from '../check.ts'

import { findRefusals } from '../../markdown/articles-as-data.ts'
import { placeOfOffset } from '../../shared/place.ts'

/** Articles and pages run nothing, load nothing from elsewhere and use only the components that are there. */
export const articleIsData: Check = ({ articles, pages }) =>
  [...articles, ...pages].flatMap(({ record: { tree, body, file } }) =>
    (tree ? findRefusals(tree, body) : []).map(({ offset, raw, message, hint }) => ({
      rule: 'article-is-data' as const,
      severity: 'error' as const,
      place: placeOfOffset(file, body, offset),
      message,
      hint,
      length: raw.length,
    })),
  )
