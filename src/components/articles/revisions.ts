/** The dated changes to articles. */

import type { Article, ChangePlace, PublishedPublication } from '../../publication/published.ts'

import { newestRevisions, type Revision } from '../../articles/revisions.ts'

/** Changes of one kind, newest first. */
export function revisionsOfKind(article: Article, kind: Revision['kind']): Revision[] {
  return newestRevisions(article.data.revisions).filter((revision) => revision.kind === kind)
}

/** A change and its article. */
export interface ArticleRevision {
  article: Article
  revision: Revision
}

/** Returns the changes at the given places. */
export function revisionsAt(
  library: Pick<PublishedPublication, 'articlesById'>,
  places: readonly ChangePlace[],
): ArticleRevision[] {
  return places.flatMap((place) => {
    const article = library.articlesById.get(place.article)
    const revision = article?.data.revisions[place.revision]
    return article && revision ? [{ article, revision }] : []
  })
}
