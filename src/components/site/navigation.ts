/** The links in the header and the footer, only to what the publication has. */

import type { Target, Urls } from '../../shared/urls.ts'
import type { PublishedPublication } from '../../publication/published.ts'

export interface NavigationLink {
  label: string
  href: string
  /** Whether a narrow header leaves it out; the footer has it too. */
  minor?: boolean
}

/** The sections of the publication, for the header. */
export function sectionLinks(library: PublishedPublication, urls: Urls): NavigationLink[] {
  return [
    link('Fact-checks', { to: 'articles' }, urls),
    ...(library.claims.size + library.unratedClaims.size > 0
      ? [link('Claims', { to: 'claims' }, urls)]
      : []),
    ...(library.sources.size > 0 ? [link('References', { to: 'references' }, urls)] : []),
    ...pageLinks(library, urls, ['methodology', 'about']).map((page) => ({ ...page, minor: true })),
    link('Search', { to: 'search' }, urls),
  ]
}

/** Links to the given pages that exist, in the given order, under their own titles. */
export function pageLinks(
  library: PublishedPublication,
  urls: Urls,
  ids: Iterable<string> = library.pages.keys(),
): NavigationLink[] {
  return [...ids].flatMap((id) => {
    const page = library.pages.get(id)
    return page ? [link(shortTitle(id, page.data.title), { to: 'page', id }, urls)] : []
  })
}

/** The link to the list of changes, if there are any. */
export function changesLinks({ articles }: PublishedPublication, urls: Urls): NavigationLink[] {
  const changed = articles.some(({ data }) => data.revisions.length > 0)
  return changed ? [link('Corrections', { to: 'corrections' }, urls)] : []
}

/** The page `about` is about the publication; its own title may be long. */
function shortTitle(id: string, title: string): string {
  return id === 'about' ? 'About' : title
}

function link(label: string, target: Target, urls: Urls): NavigationLink {
  return { label, href: urls.path(target) }
}
