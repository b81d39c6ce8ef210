import type { Problem } from '../../rule.ts'
import type { BuiltSite } from '../site.ts'

import { fixOf } from '../site.ts'
import { defineRule } from '../../rule.ts'

/** Every file of JSON or XML, and the JSON in a page, can be read. Feeds have a rule of their own. */
export const dataParses = defineRule({
  name: 'data-parses',
  holds: 'Every data file of the built site can be read by machines.',
  severity: 'error',
  inspect,
})

function inspect(site: BuiltSite): Problem[] {
  return site.files.flatMap(({ name, page, broken = [] }) =>
    broken
      .filter(({ format }) => format !== 'feed')
      .map(({ format, reason, ...spot }) => ({
        ...spot,
        message: page
          ? `The data for machines on this page is not ${format}.`
          : `\`${name}\` is not ${format}.${reason === undefined ? '' : ` ${reason}`}`,
        hint: fixOf(site.originOf(name)),
      })),
  )
}
