/** Readers' responses as safe HTML. */

import type { ReaderResponse } from '../publication/published.ts'
import type { Response } from '../responses/schema.ts'
import type { Urls } from '../shared/urls.ts'

import { resolveAuthored } from './addresses.ts'
import { harmlessHtml } from './untrusted.ts'

/**
 * Converts a response and the editors' reply to HTML. Links in the response are marked so that search engines
 * do not follow them. The editors' links can lead to pages of the site.
 *
 * @param body Markdown, by the reader
 */
export function toReaderResponse(
  { id, data, body }: { id: string; data: Response; body: string },
  urls: Pick<Urls, 'authored'>,
): ReaderResponse {
  const authored = (address: string) =>
    resolveAuthored(address, (internal) => urls.authored(internal))
  return {
    id,
    data,
    html: harmlessHtml(body, { rel: ['ugc', 'nofollow'] }),
    ...(data.reply ? { reply: harmlessHtml(data.reply.text, { authored }) } : {}),
  }
}
