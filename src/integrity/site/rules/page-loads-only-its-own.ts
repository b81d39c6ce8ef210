import { type Problem, defineRule } from '../../rule.ts'

import { madeFrom } from '../built-site.ts'

/** Pages load nothing from other hosts, which would learn who reads them. */
export const pageLoadsOnlyItsOwn = defineRule({
  name: 'page-loads-only-its-own',
  holds: 'No page of the built site loads anything from another host.',
  severity: 'error',
  inspect: ({ name, links, resolve }, site) =>
    links.flatMap(({ address, carrier, ...spot }): Problem | [] => {
      if (!carrier.loads) return []
      const destination = resolve(address)
      if (destination.to !== 'host' || destination.host === site.address.host) return []
      return {
        ...spot,
        ...(carrier.noun === 'redirect'
          ? {
              message: `This page redirects readers to another host, ${destination.host}.`,
              hint: `Redirect them to a page of this site, and link from there. ${madeFrom(site, name)}`,
            }
          : {
              message: `The ${carrier.noun} \`${address}\` is loaded from another host, ${destination.host}.`,
              hint: `Add a copy to the publication, or only link to it. ${madeFrom(site, name)}`,
            }),
      }
    }),
})
