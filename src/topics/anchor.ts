/** Returns the `id` of a topic's section on the front page, without slashes, which style sheets would have to escape. */
export function topicAnchor(id: string): string {
  return `topic-${id.replaceAll('/', '-')}`
}
