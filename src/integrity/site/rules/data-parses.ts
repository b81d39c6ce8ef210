import type { SiteCheck } from '../site.ts'

import { fixOf } from '../site.ts'

/** Every file of JSON or XML, and the JSON in a page, can be read. Feeds have a rule of their own. */
export const dataParses: SiteCheck = (site) =>
  site.files.flatMap(({ name, page, broken = [] }) =>
    broken
      .filter(({ format }) => format !== 'feed')
      .map(({ format, reason, ...spot }) => ({
        rule: 'data-parses' as const,
        ...spot,
        message: page
          ? `The data for machines on this page is not ${format}.`
          : `\`${name}\` is not ${format}.${reason === undefined ? '' : ` ${reason}`}`,
        hint: fixOf(site.originOf(name)),
      })),
  )
