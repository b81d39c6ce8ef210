/** The identifier of a topic's part of the front page; the slashes of an id would need escapes in style sheets. */
export function topicAnchor(id: string): string {
  return `topic-${id.replaceAll('/', '-')}`
}
