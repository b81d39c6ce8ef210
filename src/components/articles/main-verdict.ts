import type { Rating } from '../../ratings/schema.ts'
import type { Article, Publication } from '../publication.ts'

/** The verdict on the first claim of an article; `undefined` where it checks none. */
export function mainVerdict(
  article: Article,
  { claims, ratings }: Pick<Publication, 'claims' | 'ratings'>,
): { id: string; rating: Rating } | undefined {
  const [main] = article.data.claims
  const id = main === undefined ? undefined : claims.get(main)?.rating
  const rating = id === undefined ? undefined : ratings.get(id)
  return id !== undefined && rating ? { id, rating } : undefined
}
