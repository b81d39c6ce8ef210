/** The links in the header and the footer, only to what the publication has. */

import type { PageRole } from '../../articles/schema.ts'
import type { SectionName, WrittenLink } from '../../identity/schema.ts'
import type { MessageId, Words } from '../../messages/words.ts'
import type { SiteSections } from '../../publication/published.ts'
import type { Site } from '../../site.ts'
import type { Target, Urls } from '../../shared/urls.ts'

import { keepFormatters } from '../../shared/kept-formatters.ts'

export interface NavigationLink {
  label: string
  href: string
  /** Whether a narrow header leaves it out; the footer has it too. */
  minor?: boolean
  /** `search` for the search of the site (HTML, link types). */
  rel?: 'search'
}

/** What the links depend on. */
export interface NavigationContext {
  sections: SiteSections
  site: Site
  urls: Urls
  words: Words
}

/** How many pages the header has, unless `navigation` in `site.yaml` lists its links. */
const pagesInHeader = 2

const labels = {
  articles: 'navigation.articles',
  claims: 'navigation.claims',
  references: 'navigation.references',
  corrections: 'navigation.corrections',
  feeds: 'navigation.feeds',
  data: 'navigation.data',
  search: 'navigation.search',
} as const satisfies Record<SectionName, MessageId & `navigation.${string}`>

/** Returns the links in the header: those of `navigation` in `site.yaml`, else sections and pages. Search is always one. */
export function headerLinks(context: NavigationContext): NavigationLink[] {
  const named: readonly WrittenLink[] = context.site.navigation ?? [
    'articles',
    'claims',
    'references',
    ...pagesInOrder(context)
      .slice(0, pagesInHeader)
      .map(({ id }) => id),
  ]
  const inFooter = new Set(footerLinks(context).map(({ href }) => href))
  const written = named.includes('search') ? named : [...named, 'search' as const]
  return linksTo(written, context).map(({ link, isSection }) =>
    isSection || !inFooter.has(link.href) ? link : { ...link, minor: true },
  )
}

/** Returns the links in the footer: those of `footer` in `site.yaml`, else all pages, the changes, feeds and data. */
export function footerLinks(context: NavigationContext): NavigationLink[] {
  const written = context.site.footer?.links ?? [
    ...pagesInOrder(context).map(({ id }) => id),
    'corrections',
    'feeds',
    'data',
  ]
  return linksTo(written, context).map(({ link }) => link)
}

/** Returns links to all pages, in their order. */
export function pagesLinks(context: NavigationContext): NavigationLink[] {
  const ids = pagesInOrder(context).map(({ id }) => id)
  return linksTo(ids, context).map(({ link }) => link)
}

/** Returns links to the pages with these roles, in this order, under their own titles. */
export function roleLinks(
  { pages }: Pick<SiteSections, 'pages'>,
  urls: Urls,
  roles: readonly PageRole[],
): NavigationLink[] {
  return roles.flatMap((role) =>
    pages
      .filter((page) => page.role === role)
      .map(({ id, title }) => ({ label: title, href: urls.path({ to: 'page', id }) })),
  )
}

/** Returns the pages as the navigation lists them, then by `order` in their front matter, then by title. */
function pagesInOrder({ sections, site, words }: NavigationContext): SiteSections['pages'] {
  const listed = (site.navigation ?? []).filter((link) => typeof link === 'string')
  const { compare } = collators(words.language)
  const rank = ({ id, order }: SiteSections['pages'][number]) => {
    const at = listed.indexOf(id)
    return at === -1 ? [1, order ?? Number.MAX_SAFE_INTEGER] : [0, at]
  }
  return sections.pages.toSorted((one, other) => {
    const [a = 0, b = 0] = rank(one)
    const [c = 0, d = 0] = rank(other)
    return a - c || b - d || compare(one.title, other.title)
  })
}

const collators = keepFormatters((language) => new Intl.Collator(language))

/** Makes links of what `site.yaml` lists. What the publication does not have, or not yet, is left out. */
function linksTo(
  written: readonly WrittenLink[],
  { sections, urls, words }: NavigationContext,
): { link: NavigationLink; isSection: boolean }[] {
  return written.flatMap((each) => {
    if (typeof each !== 'string')
      return { link: { label: each.label, href: urls.authored(each.url) }, isSection: false }
    if (isSection(each)) {
      if (!isFilled(each, sections)) return []
      const link = linkTo(words.say(labels[each]), { to: each }, urls)
      return { link: each === 'search' ? { ...link, rel: 'search' } : link, isSection: true }
    }
    const page = sections.pages.find(({ id }) => id === each)
    if (!page) return []
    return {
      link: linkTo(page.label ?? page.title, { to: 'page', id: each }, urls),
      isSection: false,
    }
  })
}

function isSection(name: string): name is SectionName {
  return Object.hasOwn(labels, name)
}

/** Returns whether there is something in a section. */
function isFilled(name: SectionName, sections: SiteSections): boolean {
  const { articles, claims, sources, changes, pages } = sections
  switch (name) {
    case 'articles':
    case 'feeds':
      return articles
    case 'claims':
      return claims
    case 'references':
      return sources
    case 'corrections':
      return changes
    case 'data':
      return claims || sources
    case 'search':
      return articles || claims || sources || pages.length > 0
  }
}

function linkTo(label: string, target: Target, urls: Urls): NavigationLink {
  return { label, href: urls.path(target) }
}
