/** The old addresses of the records of a publication: their `aliases`. */

import type { SourceRecord } from '../reading/record.ts'
import { type Target, createUrls } from '../shared/urls.ts'
import type { Validated, ValidatedPublication } from './validated.ts'

import { withoutMarkup } from '../references/markup.ts'
import { type OldPath, type OldPathFault, isOldSlug, readOldPath } from '../shared/old-path.ts'

/** An entry of `aliases`. */
export interface Alias {
  record: SourceRecord
  /** Its position in the list. */
  index: number
  written: string
  /** The old address; its path is from the root of the host. */
  old: OldPath | OldPathFault
  /** The page that the record has now, and its title. */
  target: Target
  title: string
}

type Records = Pick<
  ValidatedPublication,
  | 'articles'
  | 'pages'
  | 'claims'
  | 'claimants'
  | 'references'
  | 'searches'
  | 'people'
  | 'topics'
  | 'ratings'
>

type Kind = 'article' | 'page' | 'claim' | 'claimant' | 'reference' | 'person' | 'topic' | 'rating'

/**
 * Lists the aliases of all records.
 *
 * An alias of an article without a slash at its start is an old slug: it is an address below `/articles/`.
 *
 * @param siteUrl the address of the site
 */
export function aliasesOf(records: Records, siteUrl: string): Alias[] {
  const { base } = createUrls(siteUrl)
  const { articles, pages, claims, claimants, references, searches, people, topics, ratings } =
    records
  return [
    ...list('article', articles, ({ title }) => title, base),
    ...list('page', pages, ({ title }) => title, base),
    ...list('claim', claims.values(), ({ statement }) => statement, base),
    ...list('claimant', claimants.values(), ({ name }) => name, base),
    ...list('reference', references.values(), ({ title }) => withoutMarkup(title), base),
    ...list('reference', searches.values(), ({ database }) => database, base),
    ...list('person', people.values(), ({ name }) => name, base),
    ...list('topic', topics.values(), ({ name }) => name, base),
    ...list('rating', ratings.values(), ({ label }) => label, base),
  ]
}

function list<Data extends { aliases?: readonly string[] | undefined }>(
  to: Kind,
  entries: Iterable<Validated<Data>>,
  titleOf: (data: Data) => string,
  base: string,
): Alias[] {
  return [...entries].flatMap(({ record, data }) =>
    data?.aliases === undefined
      ? []
      : data.aliases.map((written, index) => ({
          record,
          index,
          written,
          old: oldAddressOf(to, written, base),
          target: { to, id: record.id },
          title: titleOf(data),
        })),
  )
}

/**
 * Reads an alias of a record.
 *
 * @param base the path of the site, with a slash at both ends
 */
export function oldAddressOf(
  to: Target['to'],
  written: string,
  base: string,
): OldPath | OldPathFault {
  return to === 'article' && isOldSlug(written)
    ? { path: `${base}articles/${written}/` }
    : readOldPath(written)
}
