/** The articles before and after one in a list. */
export interface Neighbours<Article> {
  previous?: Article | undefined
  next?: Article | undefined
}

/**
 * Finds the articles before and after one.
 *
 * @param articles newest first, as in the list of articles
 * @param id the article in the middle
 * @returns only one of them at an end of the list, and none if the article is not in the list
 */
export function neighboursOf<Article extends { id: string }>(
  articles: readonly Article[],
  id: string,
): Neighbours<Article> {
  const at = articles.findIndex((article) => article.id === id)
  return at < 0 ? {} : { previous: articles[at - 1], next: articles[at + 1] }
}
