/** Lets browsers and other programs search the site (OpenSearch 1.1, draft 6, “OpenSearch description document”). */

import { iconName } from '../identity/pictures.ts'
import { mediaTypes } from '../shared/media-types.ts'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'

import type { BoundSite } from '../site.ts'

/** The most characters that a short name may have. */
const longestName = 16

/** Returns the OpenSearch description of a site, as an XML document. */
export function openSearchDescription({ site, urls, words }: BoundSite): string {
  const text = (name: string, content: string) => x(name, content)
  const search = urls.absolute({ to: 'search' })
  const tree = x(undefined, [
    x('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
      text('ShortName', Array.from(site.name).slice(0, longestName).join('').trim()),
      text('Description', words.say('search.ofSite', { name: site.name })),
      x('Url', { type: mediaTypes.html, template: `${search}?q={searchTerms}` }),
      x(
        'Image',
        { width: '16', height: '16', type: mediaTypes.svg },
        urls.absolute({ to: 'file', path: iconName }),
      ),
      text('Language', site.language),
      text('InputEncoding', 'UTF-8'),
    ]),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(tree)}\n`
}
