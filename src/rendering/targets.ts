/** Everything that a site consists of, and the route that renders each part. */

import type { ArticleRecord } from '../articles/verdicts.ts'
import type { PublishedPublication } from '../publication/published.ts'
import type { FeedSubject, ListSubject, Target } from '../shared/urls.ts'

import { hasLeaflet } from '../articles/leaflet.ts'
import { exportEndings } from '../exports/format.ts'
import { archiveCount } from '../publication/archives.ts'
import { feedFiles } from '../feeds/formats.ts'
import { dataFilePaths } from '../metadata/data-files.ts'
import { shownCharts } from '../publication/attachments.ts'
import { furtherPages } from '../publication/list-pages.ts'

/** The pages that every site has. */
const pages = [
  'home',
  'articles',
  'claims',
  'references',
  'search',
  'feeds',
  'corrections',
  'data',
  'digests',
] as const

/** The files that every site has. */
const files = [
  '404.html',
  'llms.txt',
  'llms-full.txt',
  'opensearch.xml',
  'robots.txt',
  'site.webmanifest',
  'search/synonyms.json',
  ...dataFilePaths,
]

/**
 * Lists every page and file that a route of the site renders.
 *
 * @param library what is published
 * @param hasStyleGuide whether the site has the page `/style/`
 * @returns each once, the pages and files of articles first
 */
export function siteTargets(library: PublishedPublication, hasStyleGuide: boolean): Target[] {
  return [
    ...library.articles.flatMap(pagesOfArticle),
    ...[...shownCharts(library).keys()].map((id) => ({ to: 'chart-data' as const, id })),
    ...[...library.claims, ...library.unratedClaims].flatMap(([id, { evidence }]): Target[] => [
      { to: 'claim', id },
      { to: 'claim-copy', id },
      { to: 'claim-card', id },
      { to: 'claim-oembed', id },
      ...(evidence.length > 0 ? [{ to: 'evidence-data', id } as const] : []),
    ]),
    ...[...library.claims].flatMap(([id, { outcomes = [] }]): Target[] =>
      outcomes.length > 0 ? [{ to: 'outcome-data', id }] : [],
    ),
    ...[...library.sources.keys()].flatMap((id): Target[] => [
      { to: 'reference', id },
      ...exportEndings.map((ending) => ({ to: 'reference-file' as const, id, ending })),
    ]),
    ...recordPages(library),
    ...pages.map((to) => ({ to })),
    ...furtherPages(library).map((page) => ({ to: 'list-page' as const, ...page })),
    ...(hasStyleGuide ? [{ to: 'page' as const, id: 'style' }] : []),
    ...feedDocuments({ to: 'home' }, library.articles.length),
    ...feedDocuments({ to: 'corrections' }, library.changes.length),
    ...digestTargets(library),
    ...files.map((path) => ({ to: 'file' as const, path })),
  ]
}

/** The digest of each month, and the latest of these again, at an address that does not change. */
function digestTargets({ digests }: PublishedPublication): Target[] {
  const months = [...digests.keys()]
  return [...months, ...(months.length > 0 ? ['latest'] : [])].flatMap((month): Target[] => [
    { to: 'digest', month, format: 'html' },
    { to: 'digest', month, format: 'txt' },
  ])
}

function pagesOfArticle({ id, data }: ArticleRecord): Target[] {
  return [
    { to: 'article', id },
    { to: 'article-copy', id },
    ...(hasLeaflet(data) ? [{ to: 'leaflet', id } as const] : []),
    ...exportEndings.flatMap((ending): Target[] => [
      { to: 'article-file', id, ending },
      { to: 'article-sources-file', id, ending },
    ]),
  ]
}

function recordPages({
  pages,
  people,
  claimants,
  articlesByClaimant,
  topics,
  ratings,
  articlesByLanguage,
  articlesByTopic,
}: PublishedPublication): Target[] {
  return [
    ...[...pages.keys()].map((id) => ({ to: 'page' as const, id })),
    ...[...people.keys()].map((id) => ({ to: 'person' as const, id })),
    ...[...ratings.keys()].map((id) => ({ to: 'rating' as const, id })),
    ...(claimants.size > 0 ? [{ to: 'claimants' as const }] : []),
    ...[...claimants.keys()].flatMap((id): Target[] => [
      { to: 'claimant', id },
      ...feedDocuments({ to: 'claimant', id }, articlesByClaimant.get(id)?.length ?? 0),
    ]),
    ...[...articlesByLanguage].flatMap(([id, articles]): Target[] => [
      { to: 'language', id },
      ...feedDocuments({ to: 'language', id }, articles.length),
    ]),
    ...[...topics.keys()].flatMap((id): Target[] => [
      { to: 'topic', id },
      ...feedDocuments({ to: 'topic', id }, articlesByTopic.get(id)?.length ?? 0),
    ]),
  ]
}

/**
 * Lists the documents of a feed, in all formats.
 *
 * @param entries the number of all its entries
 */
function feedDocuments(of: FeedSubject, entries: number): Target[] {
  const archives = Array.from({ length: archiveCount(entries) }, (_, at) => at + 1)
  return [
    ...feedFiles.map((file) => ({ to: 'feed' as const, of, file })),
    ...archives.flatMap((archive) =>
      feedFiles.map((file) => ({ to: 'feed' as const, of, file, archive })),
    ),
  ]
}

/** The route of each kind of page or file, below `src/pages/`. */
const routes = {
  home: 'index.astro',
  articles: 'articles/index.astro',
  claims: 'claims/index.astro',
  claimants: 'claimants/index.astro',
  references: 'references/index.astro',
  search: 'search.astro',
  feeds: 'feeds.astro',
  corrections: 'corrections.astro',
  data: 'data/index.astro',
  digests: 'digest/index.astro',
  article: 'articles/[...slug].astro',
  topic: 'topics/[...id].astro',
  language: 'languages/[id].astro',
  person: 'people/[...id].astro',
  rating: 'ratings/[...id].astro',
  claim: 'claims/[...id].astro',
  claimant: 'claimants/[...id].astro',
  reference: 'references/[...key].astro',
  'chart-data': 'articles/[...chart].csv.ts',
  'evidence-data': 'claims/[...id]/evidence.csv.ts',
  'article-copy': 'articles/[...slug]/index.md.ts',
  leaflet: 'articles/[...slug]/leaflet.astro',
  'claim-copy': 'claims/[...id]/index.md.ts',
  'outcome-data': 'claims/[...id]/outcomes.csv.ts',
  'claim-card': 'claims/[...id]/card.astro',
  'claim-oembed': 'claims/[...id]/oembed.json.ts',
  'article-file': 'articles/[...slug]/cite.[format].ts',
  'article-sources-file': 'articles/[...slug]/references.[format].ts',
} as const

/** The folder of the routes of a list. */
const listFolders = {
  articles: 'articles',
  claims: 'claims',
  claimants: 'claimants',
  references: 'references',
  corrections: 'corrections',
  topic: 'topics/[...id]',
  language: 'languages/[id]',
  person: 'people/[...id]',
  rating: 'ratings/[...id]',
  claimant: 'claimants/[...id]',
} as const satisfies Record<ListSubject['to'], string>

/**
 * Returns the route that renders a page or file: its path below the project.
 *
 * @throws for files that no route renders
 */
export function routeOf(target: Target): string {
  return `src/pages/${relativeRouteOf(target)}`
}

function relativeRouteOf(target: Target): string {
  switch (target.to) {
    case 'page':
      return target.id === 'style' ? '_style.astro' : '[...page].astro'
    case 'reference-file':
      return `references/[...key].${target.ending}.ts`
    case 'digest':
      return target.format === 'html' ? 'digest/[month].ts' : 'digest/[month].txt.ts'
    case 'feed':
      if (target.archive === undefined && target.of.to === 'language')
        return `${feedFolder(target.of)}[file].ts`
      return target.archive === undefined
        ? `${feedFolder(target.of)}${target.file}.ts`
        : `${feedFolder(target.of)}archive/[archive]/[file].ts`
    case 'file':
      return routeOfFile(target.path)
    case 'list-page':
      return `${listFolders[target.of.to]}/page/[page].astro`
    case 'article-download':
    case 'article-picture':
    case 'claim-picture':
    case 'topic-picture':
    case 'home-picture':
      throw new Error(`No route renders the ${target.to}.`)
    default:
      return routes[target.to]
  }
}

function feedFolder(of: FeedSubject): string {
  return of.to === 'home' ? '' : of.to === 'corrections' ? 'corrections/' : `${listFolders[of.to]}/`
}

function routeOfFile(path: string): string {
  if (path === '404.html') return '404.astro'
  if (path.startsWith('data/references.')) return 'data/references.[format].ts'
  return path.startsWith('data/') ? 'data/[...file].ts' : `${path}.ts`
}
