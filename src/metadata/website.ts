/** Describes the publication as a whole, and the place of a page in it. */

import type { MessageId } from '../messages/words.ts'
import type { ListSubject, Target } from '../shared/urls.ts'
import type { Home, Node } from './node.ts'

import { publisherNode } from './agents.ts'

/** Describes the site and its publisher, for the front page. */
export function siteNode(home: Home): Node {
  const { site, urls } = home
  const address = urls.absolute({ to: 'home' })
  return {
    '@type': 'WebSite',
    '@id': siteId(home),
    url: address,
    name: site.name,
    description: site.description,
    inLanguage: site.language,
    license: site.licence?.url,
    publisher: { ...publisherNode(home), description: site.publisher?.description },
  }
}

/** Returns the identifier of the site. */
export function siteId({ urls }: Home): string {
  return urls.absolute({ to: 'home' }, 'site')
}

/** The list that contains a kind of record, and the message that names it. */
const sections = {
  article: { name: 'data.checks', target: { to: 'articles' } },
  claim: { name: 'data.claims', target: { to: 'claims' } },
  claimant: { name: 'claimants.title', target: { to: 'claimants' } },
  reference: { name: 'data.references', target: { to: 'references' } },
} as const satisfies Partial<Record<Target['to'], { name: MessageId; target: Target }>>

function sectionOf(to: Target['to']) {
  return to in sections ? sections[to as keyof typeof sections] : undefined
}

/** The list of all articles, claims, claimants or references, for its further pages. */
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
  { site, urls, words }: Home,
): Node | undefined {
  if (target.to === 'home') return undefined
  const section = target.to === 'list-page' ? listOf(target.of) : sectionOf(target.to)
  const steps = [
    { name: site.name, target: { to: 'home' } as const },
    ...(section ? [{ ...section, name: words.say(section.name) }] : []),
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
