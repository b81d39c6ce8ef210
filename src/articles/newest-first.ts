import type { ArticleFrontMatter } from './schema.ts'

/** Orders articles as all lists do: the newest first, and those of one day by their slugs. */
export function newestFirst(
  a: { id: string; data: Pick<ArticleFrontMatter, 'published'> },
  b: { id: string; data: Pick<ArticleFrontMatter, 'published'> },
): number {
  return b.data.published.localeCompare(a.data.published) || a.id.localeCompare(b.id)
}
