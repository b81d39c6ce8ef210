import { fixOf } from '../built-site.ts'
import { defineRule } from '../../rule.ts'

/** Every JSON and XML file, and JSON embedded in pages, can be parsed. `feed-parses` checks feeds. */
export const dataParses = defineRule({
  name: 'data-parses',
  holds: 'Every data file of the built site can be parsed.',
  severity: 'error',
  inspect: ({ name, page, broken = [] }, site) =>
    broken
      .filter(({ format }) => format !== 'feed')
      .map(({ format, reason, ...spot }) => ({
        ...spot,
        message: page
          ? `The data embedded in this page is not valid ${format}.`
          : `\`${name}\` is not valid ${format}.${reason === undefined ? '' : ` ${reason}`}`,
        hint: fixOf(site.originOf(name)),
      })),
})
