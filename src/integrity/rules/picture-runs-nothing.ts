import { placeOfOffset } from '../../shared/place.ts'
import { findActiveParts } from '../drawings/active-parts.ts'
import { defineRule } from '../rule.ts'

/** Pictures in SVG are published as they are, and browsers open them as documents: they only draw. */
export const pictureRunsNothing = defineRule({
  name: 'picture-runs-nothing',
  holds: 'A picture in SVG runs nothing and loads nothing.',
  severity: 'error',
  fixed: true,
  check: ({ publication: { drawings } }) =>
    [...drawings].flatMap(([file, source]) =>
      findActiveParts(source).map(({ offset, ...part }) => ({
        place: placeOfOffset(file, source, offset),
        ...part,
      })),
    ),
})
