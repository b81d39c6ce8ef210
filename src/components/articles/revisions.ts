/** The dated changes of articles. */

import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { Article } from '../publication.ts'

export type Revision = ArticleFrontMatter['revisions'][number]

/** What a change is called on the page: the words of the corrections policy. */
export const revisionLabels: Record<Revision['kind'], string> = {
  correction: 'Correction',
  update: 'Update',
  'verdict-change': 'Verdict change',
  withdrawal: 'Withdrawal',
}

/** Changes, newest first; those of one day stay in the order they were written. */
export function newestRevisions(revisions: readonly Revision[]): Revision[] {
  return revisions.toSorted((a, b) => b.date.localeCompare(a.date))
}

/** Changes of one kind, newest first. */
export function revisionsOfKind(article: Article, kind: Revision['kind']): Revision[] {
  return newestRevisions(article.data.revisions).filter((revision) => revision.kind === kind)
}

/** The newest changes of all articles that correct something, whatever they are called, for the front page. */
export function newestCorrections(
  articles: readonly Article[],
  count: number,
): { article: Article; revision: Revision }[] {
  return articles
    .flatMap((article) => article.data.revisions.map((revision) => ({ article, revision })))
    .filter(({ revision }) => revision.kind !== 'update')
    .toSorted((a, b) => b.revision.date.localeCompare(a.revision.date))
    .slice(0, count)
}
