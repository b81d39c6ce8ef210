/** Publishes the current publication: the records that readers get, joined with the facts about their texts. */

import type { Kept } from '../cache/pack.ts'
import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { RatedClaim } from '../claims/rated-claim.ts'
import type { PublishedPublication } from '../publication/published.ts'
import { type FormattedItems, publish } from '../publication/publish.ts'
import type { TextFacts } from '../publication/text-facts.ts'
import type { SourcePublication } from '../publication/source.ts'
import type { Validated, ValidatedPublication } from '../publication/validated.ts'
import type { CslItem } from '../references/csl.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { OnProgress } from '../shared/progress.ts'

import { embargoOf } from '../articles/embargo.ts'
import { type UnratedClaim, separateRated } from '../articles/verdicts.ts'
import type { Topic } from '../topics/schema.ts'
import { fieldCitations } from '../citations/field-citations.ts'
import { type EntryOptions, keptEntries } from '../citations/kept-entries.ts'
import { bareKeyMatcher } from '../citations/keys.ts'
import { toPublishedClaimant, toReaderResponse } from '../markdown/responses.ts'
import { identityOf } from '../publication/identity.ts'
import { citableItems } from '../publication/citable-items.ts'
import { currentSite } from '../site.ts'

/** Returns whether a record is left out: in a build, all that readers do not get yet; in `npm run dev`, nothing. */
export type IsLeftOut = (record: Validated<unknown>['record']) => boolean

/**
 * Publishes the valid records of a publication.
 *
 * @param current with the day that counts as today
 * @param factsOf returns the facts about a text from its absolute path, once it is compiled
 * @param kept the bibliography entries of earlier runs
 * @param onProgress takes how many entries are formatted
 */
export function publishCurrent(
  {
    source,
    validated,
    day,
  }: { source: SourcePublication; validated: ValidatedPublication; day: CalendarDate },
  isLeftOut: IsLeftOut,
  factsOf: (file: string) => TextFacts,
  kept: Kept,
  onProgress?: OnProgress,
): PublishedPublication {
  const { site, urls, words } = currentSite()
  const published = <Data, Source extends Validated<unknown>['record']>(
    entries: Iterable<Validated<Data, Source>>,
  ) => publishedOf(entries, isLeftOut)
  const mapOf = <Data>(entries: Iterable<Validated<Data>>) =>
    new Map(published(entries).map(({ record, data }) => [record.id, data]))
  const byName = new Intl.Collator(site.language).compare
  const texts = <Data>(entries: Iterable<Validated<Data>>) =>
    published(entries).map(({ record: { id, file }, data }) => ({
      id,
      data,
      file,
      facts: factsOf(file),
    }))

  const references = mapOf(validated.references.values())
  const searches = mapOf(validated.searches.values())
  const items = citableItems(references, searches, { abstracts: site.abstracts, words })
  const citationsIn = fieldCitations(bareKeyMatcher(items))
  const styles = new Map([...source.styles].map(([name, { xml }]) => [name, xml]))
  const library = publish(
    {
      articles: texts(validated.articles).map((article) => ({
        ...article,
        embargoedUntil: embargoOf(article.data, day),
      })),
      pages: texts(validated.pages),
      claims: mapOf(validated.claims.values()),
      claimants: new Map(
        published(validated.claimants.values())
          .toSorted((one, other) => byName(one.data.name, other.data.name))
          .map(({ record, data }) => [record.id, toPublishedClaimant(data, urls)]),
      ),
      references,
      searches,
      people: mapOf(validated.people.values()),
      topics: mapOf(validated.topics.values()),
      ratings: mapOf(validated.ratings.values()),
      charts: mapOf(validated.charts.values()),
      responses: published(validated.responses.values()).map(
        ({ record: { id, ...record }, data }) =>
          toReaderResponse({ id, data, body: 'body' in record ? record.body : '' }, urls),
      ),
    },
    formatItems(items, styles, (options) => keptEntries(options, kept, onProgress)),
    (markdown) => citationsIn(markdown).keys.map(({ key }) => key),
  )
  return { ...library, identity: identityOf(source, site) }
}

/**
 * Returns the published articles and topics, and the claims with their verdicts: what is known before the texts are compiled.
 */
export function verdictsOf(
  validated: Pick<ValidatedPublication, 'articles' | 'claims' | 'claimants' | 'ratings' | 'topics'>,
  isLeftOut: IsLeftOut,
): {
  articles: { id: string; data: ArticleFrontMatter }[]
  claims: ReadonlyMap<string, RatedClaim>
  unratedClaims: ReadonlyMap<string, UnratedClaim>
  topics: ReadonlyMap<string, Topic>
} {
  const articles = publishedOf(validated.articles, isLeftOut).map(({ record: { id }, data }) => ({
    id,
    data,
  }))
  const mapOf = <Data>(entries: Iterable<Validated<Data>>) =>
    new Map(publishedOf(entries, isLeftOut).map(({ record, data }) => [record.id, data]))
  const { rated, unrated } = separateRated(
    mapOf(validated.claims.values()),
    mapOf(validated.ratings.values()),
    articles.map(({ data }) => data),
    mapOf(validated.claimants.values()),
  )
  const topics = mapOf(validated.topics.values())
  return { articles, claims: rated, unratedClaims: unrated, topics }
}

function publishedOf<Data, Source extends Validated<unknown>['record']>(
  entries: Iterable<Validated<Data, Source>>,
  isLeftOut: IsLeftOut,
): { record: Source; data: Data }[] {
  return [...entries].flatMap(({ record, data }) =>
    data !== undefined && !isLeftOut(record) ? [{ record, data }] : [],
  )
}

/** Formats all items in the style of the site, or in the default style if that style is invalid, as only drafts of it can be. */
function formatItems(
  items: ReadonlyMap<string, CslItem>,
  styles: ReadonlyMap<string, string>,
  formatAll: (options: EntryOptions) => Map<string, string>,
): FormattedItems {
  const { csl, language } = currentSite().site
  const format = (style: string) => {
    const settings = { style, styles, language }
    return { items, settings, entries: formatAll({ ...settings, items }) }
  }
  try {
    return format(csl)
  } catch {
    // The check has reported the style. A build never gets here with it; `npm run dev` shows the site all the same.
    return format('vancouver')
  }
}
