/** Tells a hub about feeds, once they are published. */

import type { HttpClient } from '../../library/http-client.ts'
import type { BuiltFeed } from './built-feeds.ts'

import { describeStatus } from '../../library/http-faults.ts'

/** The network, and the time that passes. */
export interface Notifying {
  client: HttpClient
  /** Waits for a number of milliseconds. */
  sleep: (milliseconds: number) => Promise<void>
}

/** The time between two looks at feeds that are not published yet, in milliseconds. */
const pause = 5000

/**
 * Waits until feeds are published as they were built.
 *
 * @param wait the longest time to wait, in milliseconds
 * @returns the feeds that still are not
 * @throws ServiceError if the site cannot be reached
 */
export async function unpublishedFeeds(
  feeds: readonly BuiltFeed[],
  wait: number,
  { client, sleep }: Notifying,
): Promise<BuiltFeed[]> {
  for (let waited = 0, left = feeds; ; waited += pause) {
    const published = await Promise.all(left.map((feed) => isPublished(feed, client)))
    left = left.filter((_, at) => published[at] !== true)
    if (left.length === 0 || waited >= wait) return [...left]
    await sleep(Math.min(pause, wait - waited))
  }
}

async function isPublished({ address, bytes }: BuiltFeed, client: HttpClient): Promise<boolean> {
  const answer = await client.send({
    service: new URL(address).host,
    address,
    accept: '*/*',
    limit: Math.max(bytes.length, 2 ** 20) + 1,
  })
  return answer.status === 200 && bytes.equals(answer.body)
}

/** A feed about which a hub does not want to know. */
export interface Refusal {
  address: string
  /** What the hub answered, such as `400 Bad Request: unknown topic`. */
  answer: string
}

/**
 * Tells a hub that feeds have changed, each with a request of its own, which all hubs understand (PubSubHubbub Core 0.3,
 * section 7.1; WebSub leaves this request to the hub and the publisher).
 *
 * @param hub its address
 * @returns what the hub refused
 * @throws ServiceError if it cannot be reached
 */
export async function tellHub(
  hub: string,
  feeds: readonly Pick<BuiltFeed, 'address'>[],
  { client }: Pick<Notifying, 'client'>,
): Promise<Refusal[]> {
  const refusals = await Promise.all(
    feeds.map(async ({ address }): Promise<Refusal[]> => {
      const { status, body } = await client.send({
        service: 'The hub',
        address: hub,
        accept: '*/*',
        method: 'POST',
        form: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': address }),
      })
      return status < 300 ? [] : [{ address, answer: inWords(status, body) }]
    }),
  )
  return refusals.flat()
}

/** The longest part of an answer that is shown, in characters. */
const longest = 200

function inWords(status: number, body: Uint8Array): string {
  const text = Buffer.from(body)
    .toString()
    .replace(/<[^>]*>|\p{C}+|\s+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return text === ''
    ? describeStatus(status)
    : `${describeStatus(status)}: ${Array.from(text).slice(0, longest).join('')}`
}
