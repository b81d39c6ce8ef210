/** The dated changes to articles. */

import type { Article } from '../../publication/published.ts'

import { isWithdrawn, newestRevisions, type Revision } from '../../articles/revisions.ts'

/** Changes of one kind, newest first. */
export function revisionsOfKind(article: Article, kind: Revision['kind']): Revision[] {
  return newestRevisions(article.data.revisions).filter((revision) => revision.kind === kind)
}

/** A change and its article. */
export interface ArticleRevision {
  article: Article
  revision: Revision
}

/** All changes to articles, newest first. */
export function allRevisions(articles: readonly Article[]): ArticleRevision[] {
  return articles
    .flatMap((article) => article.data.revisions.map((revision) => ({ article, revision })))
    .toSorted((a, b) => b.revision.date.localeCompare(a.revision.date))
}

/** The latest changes that correct something, for the front page; for a withdrawn article, only its withdrawal. */
export function newestCorrections(articles: readonly Article[], count: number): ArticleRevision[] {
  return allRevisions(articles)
    .filter(({ article, revision: { kind } }) =>
      isWithdrawn(article.data) ? kind === 'withdrawal' : kind !== 'update',
    )
    .slice(0, count)
}
