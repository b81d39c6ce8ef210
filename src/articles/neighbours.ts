/** The articles before and after one in a list. */
export interface Neighbours<Article> {
  previous?: Article | undefined
  next?: Article | undefined
}

/**
 * Finds the articles on either side of one.
 *
 * @param articles in the order of the list that a reader knows: newest first
 * @param id of the one in the middle
 * @returns one of the two at an end of the list, none where the list does not hold the article
 */
export function neighboursOf<Article extends { id: string }>(
  articles: readonly Article[],
  id: string,
): Neighbours<Article> {
  const at = articles.findIndex((article) => article.id === id)
  return at < 0 ? {} : { previous: articles[at - 1], next: articles[at + 1] }
}
