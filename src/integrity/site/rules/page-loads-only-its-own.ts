import type { Finding } from '../../issue.ts'
import type { SiteCheck } from '../site.ts'

import { destinationOf } from '../address.ts'
import { madeFrom } from '../site.ts'

/** Nothing that comes with a page is fetched from another host, which would learn who reads it. */
export const pageLoadsOnlyItsOwn: SiteCheck = (site) =>
  site.files.flatMap(({ name, url, links }) =>
    links.flatMap(({ address, carrier, ...spot }): Finding[] => {
      if (!carrier.loads) return []
      const destination = destinationOf(address, url, site.address)
      if (destination.to !== 'host' || destination.host === site.address.host) return []
      return [
        {
          rule: 'page-loads-only-its-own',
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
