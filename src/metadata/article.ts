import type { PageRole } from '../articles/schema.ts'
import type { CslItem } from '../references/csl.ts'
import type { Picture } from './picture.ts'

import { isWithdrawn, lastModified } from '../articles/revisions.ts'
import { summarizeArticle } from '../articles/summary.ts'
import { checkedClaims, type ArticleRecord, type NamedRecords } from '../articles/verdicts.ts'
import { agentNode, publisherNode } from './agents.ts'
import { oneOrMany, type Home, type Node } from './node.ts'
import { sourceId } from './source.ts'
import { siteId } from './website.ts'

/** What is described in addition to the front matter of an article. */
export interface ArticleDetails {
  /** Its bibliography. */
  sources: readonly CslItem[]
  picture: Picture
  /** Returns the id of the page with a role, if there is one. */
  pageOf: (role: PageRole) => string | undefined
}

/**
 * Describes an article in schema.org terms. Its texts are exactly those on the page; dates come from its front matter,
 * never from the file system.
 *
 * The site and its sources are referred to by identifier (JSON-LD 1.1, "Node Identifiers"). The site is described on the
 * front page (`siteNode`), and each source only once, on its own page (`sourceNode`), and not in every article that cites
 * it.
 */
export function articleNode(
  article: ArticleRecord,
  records: NamedRecords,
  { sources, picture, pageOf }: ArticleDetails,
  home: Home,
): Node {
  const { site, urls } = home
  const { data } = article
  const { title, description, lastChecked } = summarizeArticle(data, home.words)
  const page = urls.absolute({ to: 'article', id: article.id })
  const agents = (ids: readonly string[]) =>
    ids.map((id) => agentNode(id, records.people.get(id), home))
  const policy = (role: PageRole) => {
    const id = pageOf(role)
    return id === undefined ? undefined : urls.absolute({ to: 'page', id })
  }
  return {
    '@type': 'Article',
    '@id': `${page}#article`,
    url: page,
    mainEntityOfPage: {
      '@type': 'WebPage',
      '@id': page,
      reviewedBy: oneOrMany(agents(data.reviewers)),
      lastReviewed: lastChecked,
    },
    headline: title,
    name: title,
    description,
    inLanguage: site.language,
    author: agents(data.authors),
    publisher: {
      ...publisherNode(home),
      correctionsPolicy: policy('corrections-policy'),
      publishingPrinciples: policy('methodology'),
    },
    datePublished: data.published,
    dateModified: lastModified(data),
    creativeWorkStatus: isWithdrawn(data) ? 'Withdrawn' : undefined,
    correction: oneOrMany(correctionNodes(article)),
    license: site.licence?.url,
    isAccessibleForFree: true,
    image: imageNode(picture),
    isPartOf: { '@id': siteId(home) },
    about: oneOrMany(topicNodes(article, records, home)),
    citation:
      sources.length > 0 ? sources.map(({ id }) => ({ '@id': sourceId(id, home) })) : undefined,
    isBasedOn: oneOrMany(evidenceOf(article, records, sources, home)),
  }
}

/** Describes the social picture. Its sizes are `Distance`s, which have a unit (schema.org/width). */
function imageNode({ url, width, height, alt }: Picture): Node {
  return {
    '@type': 'ImageObject',
    url,
    width: `${width} px`,
    height: `${height} px`,
    caption: alt,
  }
}

function correctionNodes({ data }: ArticleRecord): Node[] {
  return data.revisions
    .filter(({ kind }) => kind === 'correction')
    .map(({ date, summary }) => ({
      '@type': 'CorrectionComment',
      text: summary,
      datePublished: date,
    }))
}

function topicNodes({ data }: ArticleRecord, { topics }: NamedRecords, { urls }: Home): Node[] {
  return data.topics.flatMap((id) => {
    const topic = topics.get(id)
    return topic
      ? [{ '@type': 'Thing', name: topic.name, url: urls.absolute({ to: 'topic', id }) }]
      : []
  })
}

/** Returns the cited sources on which the verdicts of an article are based. */
function evidenceOf(
  article: ArticleRecord,
  records: NamedRecords,
  sources: readonly CslItem[],
  home: Home,
): { '@id': string }[] {
  const evidence = checkedClaims(article.data, records).flatMap((claim) =>
    claim.evidence.map(({ reference }) => reference),
  )
  const listed = new Set(sources.map(({ id }) => id))
  return [...new Set(evidence)]
    .filter((key) => listed.has(key))
    .map((key) => ({ '@id': sourceId(key, home) }))
}
