/** Describes the publication as a whole, and the place of a page in it. */

import type { ListSubject, Target } from '../shared/urls.ts'
import type { Home, Node } from './node.ts'

import { publisherNode } from './agents.ts'

/** Describes the site and its publisher, for the front page. */
export function siteNode(home: Home): Node {
  const { site, urls } = home
  const address = urls.absolute({ to: 'home' })
  return {
    '@type': 'WebSite',
    '@id': `${address}#site`,
    url: address,
    name: site.name,
    description: site.description,
    inLanguage: site.language,
    license: site.licence?.url,
    publisher: { ...publisherNode(home), description: site.publisher?.description },
  }
}

/** The list that contains a kind of record, and the name of that list. */
const sections: Partial<Record<Target['to'], { name: string; target: Target }>> = {
  article: { name: 'Fact-checks', target: { to: 'articles' } },
  claim: { name: 'Claims', target: { to: 'claims' } },
  reference: { name: 'References', target: { to: 'references' } },
}

/** The list of all articles, claims or references, for its further pages. */
function listOf(of: ListSubject) {
  return Object.values(sections).find(({ target }) => target.to === of.to)
}

/**
 * Returns the breadcrumbs from the front page to a page.
 *
 * @param title the title of the page
 * @returns `undefined` for the front page itself
 */
export function breadcrumbsNode(
  target: Target,
  title: string,
  { site, urls }: Home,
): Node | undefined {
  if (target.to === 'home') return undefined
  const section = target.to === 'list-page' ? listOf(target.of) : sections[target.to]
  const steps = [
    { name: site.name, target: { to: 'home' } as const },
    ...(section ? [section] : []),
    { name: title, target },
  ]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.name,
      item: urls.absolute(step.target),
    })),
  }
}
