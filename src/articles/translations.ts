/** Articles that are the same in several languages. */

/** An article, with the articles that it names as its translations. */
export interface Translated {
  id: string
  translations: readonly string[]
}

/**
 * Finds the articles that are translations of each other. If one of two names the other, both are; so are all that are
 * connected in this way.
 *
 * @param articles those that are not in this list are left out
 * @returns for each article with translations, all articles of its group with itself, in the order of the list
 */
export function translationGroups(articles: readonly Translated[]): Map<string, string[]> {
  const groups = new Map(articles.map(({ id }) => [id, new Set([id])]))
  for (const { id, translations } of articles) {
    for (const other of translations) {
      const [one, two] = [groups.get(id), groups.get(other)]
      if (!one || !two || one === two) continue
      for (const member of two) {
        one.add(member)
        groups.set(member, one)
      }
    }
  }
  const members = new Map<Set<string> | undefined, string[]>()
  for (const { id } of articles) {
    const group = groups.get(id)
    members.set(group, [...(members.get(group) ?? []), id])
  }
  return new Map(
    articles.flatMap(({ id }) => {
      const group = members.get(groups.get(id)) ?? []
      return group.length > 1 ? [[id, group] as const] : []
    }),
  )
}
