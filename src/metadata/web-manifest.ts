/** Describes the site for those who add it to the home screen of a phone (W3C, "Web Application Manifest"). */

import type { BoundSite } from '../site.ts'

import { asCss, backgrounds } from '../identity/colours.ts'
import { iconSizes } from '../identity/pictures.ts'
import { mediaTypes } from '../shared/media-types.ts'

/** Returns the manifest of a site, as JSON. */
export function webManifest({ site, urls }: BoundSite): string {
  const [paper = '#fff'] = backgrounds.light
  const icons = (['icon-192.png', 'icon-512.png'] as const).map((path) => ({
    src: urls.path({ to: 'file', path }),
    sizes: `${iconSizes[path]}x${iconSizes[path]}`,
    type: mediaTypes.png,
  }))
  return `${JSON.stringify({
    name: site.name,
    description: site.description,
    lang: site.language,
    start_url: urls.path({ to: 'home' }),
    scope: urls.path({ to: 'home' }),
    display: 'browser',
    background_color: asCss(paper),
    theme_color: asCss(paper),
    icons,
  })}\n`
}
