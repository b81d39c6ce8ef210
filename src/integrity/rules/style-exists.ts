import type { SourceRecord } from '../../reading/record.ts'
import type { Check } from '../check.ts'
import type { Issue } from '../issue.ts'

import { builtInStyles } from '../../citations/engine.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../issue.ts'

/** The citation style of the site, and of an article that chooses its own, is one of those there are. */
export const styleExists: Check = ({ site, siteRecord, articles }) => {
  const styles = builtInStyles()
  const check = (style: string | undefined, record: SourceRecord | undefined): Issue[] =>
    style === undefined || !record || styles.includes(style)
      ? []
      : [
          {
            rule: 'style-exists',
            severity: 'error',
            place: record.placeOf(['csl']),
            message: `There is no citation style \`${style}\`${suggestion(nearest(style, styles)) || '.'}`,
            hint: `The styles are ${styles.map((each) => `\`${each}\``).join(', ')}.`,
            length: style.length,
          },
        ]
  return [
    ...check(site?.csl, siteRecord),
    ...articles.flatMap(({ record, data }) => check(data?.csl, record)),
  ]
}
