import type { Problem } from '../../rule.ts'
import type { BuiltSite } from '../site.ts'

import { destinationOf } from '../address.ts'
import { madeFrom } from '../site.ts'
import { defineRule } from '../../rule.ts'

/** Nothing that comes with a page is fetched from another host, which would learn who reads it. */
export const pageLoadsOnlyItsOwn = defineRule({
  name: 'page-loads-only-its-own',
  holds: 'No page of the built site loads anything from another host.',
  severity: 'error',
  inspect,
})

function inspect(site: BuiltSite): Problem[] {
  return site.files.flatMap(({ name, url, links }) =>
    links.flatMap(({ address, carrier, ...spot }): Problem[] => {
      if (!carrier.loads) return []
      const destination = destinationOf(address, url, site.address)
      if (destination.to !== 'host' || destination.host === site.address.host) return []
      return [
        {
          ...spot,
          ...(carrier.noun === 'redirect'
            ? {
                message: `This page sends its readers to another host, ${destination.host}.`,
                hint: `Send them to a page of this site, and link from there. ${madeFrom(site, name)}`,
              }
            : {
                message: `The ${carrier.noun} \`${address}\` is loaded from another host, ${destination.host}.`,
                hint: `Put a copy into the publication, or only link to it. ${madeFrom(site, name)}`,
              }),
        },
      ]
    }),
  )
}
