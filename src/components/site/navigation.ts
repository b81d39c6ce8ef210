/** The links in the header and the footer, only to what the publication has. */

import type { Target, Urls } from '../../shared/urls.ts'
import type { SiteSections } from '../../publication/published.ts'

export interface NavigationLink {
  label: string
  href: string
  /** Whether a narrow header leaves it out; the footer has it too. */
  minor?: boolean
  /** `search` for the search of the site (HTML, link types). */
  rel?: 'search'
}

/** The sections of the publication, for the header. */
export function sectionLinks(sections: SiteSections, urls: Urls): NavigationLink[] {
  return [
    link('Fact-checks', { to: 'articles' }, urls),
    ...(sections.claims ? [link('Claims', { to: 'claims' }, urls)] : []),
    ...(sections.sources ? [link('References', { to: 'references' }, urls)] : []),
    ...pageLinks(sections, urls, ['methodology', 'about']).map((page) => ({
      ...page,
      minor: true,
    })),
    { ...link('Search', { to: 'search' }, urls), rel: 'search' as const },
  ]
}

/** Links to the given pages that exist, in the given order, under their own titles. */
export function pageLinks(
  { pages }: Pick<SiteSections, 'pages'>,
  urls: Urls,
  ids: readonly string[] = pages.map(({ id }) => id),
): NavigationLink[] {
  return ids.flatMap((id) => {
    const page = pages.find((each) => each.id === id)
    return page ? [link(shortTitle(id, page.title), { to: 'page', id }, urls)] : []
  })
}

/** The link to the list of changes, if there are any. */
export function changesLinks({ changes }: SiteSections, urls: Urls): NavigationLink[] {
  return changes ? [link('Corrections', { to: 'corrections' }, urls)] : []
}

/** The page `about` is about the publication; its own title may be long. */
function shortTitle(id: string, title: string): string {
  return id === 'about' ? 'About' : title
}

function link(label: string, target: Target, urls: Urls): NavigationLink {
  return { label, href: urls.path(target) }
}
