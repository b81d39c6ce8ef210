/** The categories of a post of Jekyll, as they are in its address. */

import type { OldPost } from '../old-post.ts'

/**
 * Returns the categories joined by slashes: the folders above `_posts`, then those of the front matter, each once and in
 * lower case (Jekyll, `Drops::UrlDrop#categories` and `Document#populate_categories`). Tags are no part of them.
 */
export function categoriesPath({ file, fields }: Pick<OldPost, 'file' | 'fields'>): string {
  const [, folders = ''] = /^(.*?)_posts\//.exec(file) ?? []
  const { categories, category } = fields
  const all = [
    ...folders.split('/'),
    ...(typeof categories === 'string' ? categories.split(/\s+/) : listOf(categories)),
    ...listOf(category),
  ]
  return [...new Set(all.filter((each) => each !== '').map((each) => each.toLowerCase()))]
    .map((each) => each.replaceAll(/[%?#]/g, encodeURIComponent))
    .join('/')
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value])
    .filter((each) => typeof each === 'string' || typeof each === 'number')
    .map(String)
}
