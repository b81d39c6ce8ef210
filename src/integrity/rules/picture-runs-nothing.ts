import type { Check } from '../check.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { findActiveParts } from '../active-svg.ts'

/** Pictures in SVG are published as they are, and browsers open them as documents: they only draw. */
export const pictureRunsNothing: Check = ({ publication: { drawings } }) =>
  [...drawings].flatMap(([file, source]) =>
    findActiveParts(source).map(({ offset, ...part }) => ({
      rule: 'picture-runs-nothing' as const,
      place: placeOfOffset(file, source, offset),
      ...part,
    })),
  )
