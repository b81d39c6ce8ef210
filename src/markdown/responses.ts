/** Readers' responses and claimants' replies as safe HTML. */

import type { ClaimantRecord } from '../claimants/schema.ts'
import type { PublishedClaimant, ReaderResponse } from '../publication/published.ts'
import type { Response } from '../responses/schema.ts'
import type { Urls } from '../shared/urls.ts'

import { resolveAuthored } from './addresses.ts'
import { harmlessHtml } from './untrusted.ts'

/**
 * Converts a response and the editors' reply to HTML. Links in the response are marked so that search engines
 * do not follow them, and its words stay as typed. The editors' links can lead to pages of the site.
 *
 * @param body Markdown, by the reader
 */
export function toReaderResponse(
  { id, data, body }: { id: string; data: Response; body: string },
  urls: Pick<Urls, 'authored'>,
): ReaderResponse {
  return {
    id,
    data,
    html: harmlessHtml(body, { rel: ['ugc', 'nofollow'], keepsWords: true }),
    ...(data.reply ? { reply: harmlessHtml(data.reply.text, { authored: authoredBy(urls) }) } : {}),
  }
}

/**
 * Converts the reply of a claimant to HTML. Its links are marked as those of a response; those that the check knows can lead to
 * pages of the site.
 */
export function toPublishedClaimant(
  data: ClaimantRecord,
  urls: Pick<Urls, 'authored'>,
): PublishedClaimant {
  const { reply } = data
  const options = { rel: ['ugc', 'nofollow'], authored: authoredBy(urls) }
  return { data, ...(reply ? { reply: harmlessHtml(reply.text, options) } : {}) }
}

function authoredBy(urls: Pick<Urls, 'authored'>) {
  return (address: string) => resolveAuthored(address, (internal) => urls.authored(internal))
}
