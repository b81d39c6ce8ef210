/** Sorts responses into threads. */

import type { CalendarDate } from '../shared/dates.ts'

/** The parts of a response that the order depends on. */
export interface Threaded {
  /** `<article>/<file name>`. */
  id: string
  data: { date: CalendarDate; replyTo?: string | undefined }
}

/** A response and its answers. */
export interface Thread<Response> {
  response: Response
  /** Oldest first. */
  answers: Response[]
}

/**
 * Splits the id of a response into the article, whose name can have slashes, and its own name.
 *
 * @example responsePath('pain/cells/2026-11-25-ada-li') // => { article: 'pain/cells', name: '2026-11-25-ada-li' }
 */
export function responsePath(id: string): { article: string; name: string } {
  const slash = id.lastIndexOf('/')
  return { article: id.slice(0, Math.max(0, slash)), name: id.slice(slash + 1) }
}

/** Returns the `id` of a response on the page of its article, without white space (HTML, "The id attribute"). */
export function responseFragment(id: string): string {
  return `response-${responsePath(id).name.replace(/\s+/g, '-')}`
}

/**
 * Puts responses into threads, oldest first.
 *
 * A response that answers an unknown response or another answer starts a thread of its own. The check reports it, but
 * `npm run dev` still shows it.
 *
 * @returns the threads by article
 */
export function threadsByArticle<Response extends Threaded>(
  responses: Iterable<Response>,
): Map<string, Thread<Response>[]> {
  const inOrder = [...responses].sort(
    (one, other) => compare(one.data.date, other.data.date) || compare(one.id, other.id),
  )
  const byArticle = Map.groupBy(inOrder, ({ id }) => responsePath(id).article)
  return new Map([...byArticle].map(([article, found]) => [article, threadsOf(found)]))
}

function threadsOf<Response extends Threaded>(responses: Response[]): Thread<Response>[] {
  const nameOf = ({ id }: Response) => responsePath(id).name
  const first = new Set(
    responses.filter(({ data }) => data.replyTo === undefined).map((response) => nameOf(response)),
  )
  const answered = ({ data: { replyTo } }: Response) =>
    replyTo !== undefined && first.has(replyTo) ? replyTo : undefined
  const answers = Map.groupBy(responses, answered)
  return (answers.get(undefined) ?? []).map((response) => ({
    response,
    answers: answers.get(nameOf(response)) ?? [],
  }))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
