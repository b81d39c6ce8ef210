import type { Check } from '../check.ts'

import { placeOfOffset } from '../../shared/place.ts'

/** Articles and pages run nothing, load nothing from elsewhere and use only the components that are there. */
export const articleIsData: Check = ({ articles, pages }) =>
  [...articles, ...pages].flatMap(({ record: { body, file }, refusals }) =>
    refusals.map(({ offset, raw, message, hint }) => ({
      rule: 'article-is-data' as const,
      place: placeOfOffset(file, body, offset),
      message,
      hint,
      length: raw.length,
    })),
  )
