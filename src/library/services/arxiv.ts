/** arXiv: eprints by their number (arXiv API, "query"). */

import type { FoundItem, FoundWork } from '../found.ts'
import type { HttpClient } from '../http-client.ts'

import { dateInText } from '../dates.ts'
import { filled } from '../filled.ts'
import { personInText, plainNames } from '../plain-names.ts'
import { plainText, plainTitle } from '../plain-title.ts'
import { expectSame, isFound, readXml } from './answer.ts'
import { serviceAddress } from './addresses.ts'
import { childrenOf, elementAt, textAt } from './xml.ts'

const service = 'arXiv'

/**
 * Looks a number up.
 *
 * @param number new or old, with or without a version
 * @returns the eprint, or `undefined` if arXiv does not have it
 * @throws ServiceError if the answer cannot be used, or is about another number
 */
export async function lookUpEprint(
  number: string,
  client: HttpClient,
): Promise<FoundWork | undefined> {
  const address = serviceAddress(service, '/query', { id_list: number, max_results: '1' })
  const answer = await client.send({ service, address, accept: 'application/atom+xml' })
  // arXiv answers 400 to a number that cannot exist.
  if (answer.status === 400 || !isFound(answer, service)) return undefined
  const entry = elementAt(readXml(answer, service, 'feed'), 'entry')
  const id = textAt(entry, 'id') ?? ''
  if (!entry || id === '' || /\/api\/errors/.test(id) || textAt(entry, 'title') === undefined) {
    return undefined
  }
  const found = id.replace(/^https?:\/\/(?:export\.)?arxiv\.org\/abs\//i, '')
  expectSame(service, 'number', withoutVersion(number), withoutVersion(found))
  const version = /v\d+$/.exec(number)?.[0] ?? ''
  const doi = textAt(entry, 'arxiv:doi')
  const { title, wasInCapitals } = plainTitle(textAt(entry, 'title') ?? '')
  const item = {
    type: 'article',
    ...filled({
      title,
      author: plainNames(
        childrenOf(entry, 'author').map((author) => personInText(textAt(author, 'name') ?? '')),
      ),
      publisher: service,
      genre: 'Preprint',
      issued: dateInText(textAt(entry, 'published')),
      number: `arXiv:${withoutVersion(number)}${version}`,
      URL: `https://arxiv.org/abs/${withoutVersion(number)}${version}`,
    }),
  } as FoundItem
  const remarks = [
    ...(doi
      ? [
          `It was also published with the DOI ${plainText(doi)}. To cite that version instead, add it by its DOI.`,
        ]
      : []),
    ...(wasInCapitals
      ? ['arXiv has the title in capitals. Check its names and abbreviations.']
      : []),
  ]
  return { service, item, updates: [], announces: [], remarks }
}

function withoutVersion(number: string): string {
  return number.replace(/v\d+$/, '')
}
