/** The identifiers that pages give to their own parts. Those of a page with an author's text are kept from its headings. */

/** The identifier of the bibliography's heading. */
export const bibliographyId = 'references'

/** Those that have a fixed name. `page-ids.test.ts` finds them in the layouts and components, and says which is missing. */
export const pageIds: readonly string[] = [
  'article-citation',
  'article-disclaimer',
  'article-errors',
  'article-funding',
  'article-history',
  'article-licence',
  'article-responses',
  'background-for',
  'cite-entry',
  'contents',
  'footnote-label',
  'main',
  bibliographyId,
  'related-checks',
  'search',
  'search-query',
  'unmark',
]

/**
 * How those start that are made with the page: of citations (`citation-1`, `cite-smith2020-1`), of entries
 * (`ref-smith2020`), of responses, and of footnotes.
 */
const generated = /^(?:citation|cite|ref|response|user-content)-/

/** Returns whether a page may give an identifier to one of its own parts. */
export function isPageId(id: string): boolean {
  return pageIds.includes(id) || generated.test(id)
}

/** The identifiers that the pages of records can give to their parts. `page-ids.test.ts` compares them with the routes. */
export const recordPageIds = {
  claim: [
    'appearances',
    'checks',
    'embed',
    'embed-html',
    'evidence',
    'history',
    'outcomes',
    bibliographyId,
  ],
  claimant: ['checked', 'reply'],
  person: ['reviewed', 'written'],
  rating: [],
  reference: ['cited', 'entry', 'evidence', 'record', 'recorded'],
  topic: ['explainers'],
} as const satisfies Record<string, readonly string[]>

/**
 * The identifiers that lists and other pages of the site can give to their parts, except to the years of the sources.
 * `page-ids.test.ts` compares them with the routes.
 */
export const listPageIds = {
  home: ['corrections', 'front-query', 'no-articles', 'topics', 'verdicts'],
  articles: [],
  claims: [],
  claimants: [],
  corrections: [],
  feeds: ['all-checks', 'by-claimant', 'by-language', 'by-topic', 'changes', 'formats'],
  data: [
    'all-files',
    'appearances',
    'claim-fields',
    'claim-reviews',
    'evidence',
    'identifiers',
    'outcomes',
    'reference-files',
    'reuse',
    'verdicts',
  ],
  search: [],
  digests: [],
} as const satisfies Record<string, readonly string[]>
