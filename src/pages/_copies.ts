/** Copies of articles and claims in Markdown. Not a route: those of single copies and of `llms-full.txt` share it. */

import { backgroundOf } from '../articles/explainers.ts'
import { summarizeArticle } from '../articles/summary.ts'
import {
  articlesChecking,
  articlesVouchingFor,
  articlesWithIds,
} from '../components/articles/selections.ts'
import { citedEvidence } from '../components/claims/cited-evidence.ts'
import EvidenceTable from '../components/claims/EvidenceTable.astro'
import OutcomesTable from '../components/claims/OutcomesTable.astro'
import { articleCopy } from '../metadata/copies/article-copy.ts'
import { claimCopy } from '../metadata/copies/claim-copy.ts'
import { markdownOf } from '../metadata/copies/html-to-markdown.ts'
import type { PageContent } from '../metadata/copies/write-copy.ts'
import type { Article } from '../publication/published.ts'
import { currentSite } from '../site.ts'
import { citationOf } from './_citation.ts'
import { htmlOfArticle, renderAlone } from './_standalone.ts'

/** Returns a copy of an article in Markdown. */
export async function copyOfArticle(article: Article, locals: App.Locals): Promise<string> {
  const { library } = locals
  const home = currentSite()
  const page = home.urls.absolute({ to: 'article', id: article.id })
  const isWithdrawn = summarizeArticle(article.data, home.words).withdrawals.length > 0
  const text = isWithdrawn
    ? { body: [], citation: [], disclaimed: false, background: [] }
    : {
        body: contentOf(
          await htmlOfArticle(article, locals),
          page,
          pagesOfSources(library.articleFacts.get(article.id)?.listed ?? [], library),
        ),
        citation: markdownOf(await citationOf(article, locals), page, () => undefined),
        disclaimed: library.articleFacts.get(article.id)?.disclaimed ?? false,
        background: articlesWithIds(library, backgroundOf(article.data, library)),
      }
  return locals.writeCopy(articleCopy(article, text, library, home))
}

/**
 * Returns a copy of a claim in Markdown.
 *
 * @returns `undefined` if there is no such claim
 */
export async function copyOfClaim(id: string, locals: App.Locals): Promise<string | undefined> {
  const { library } = locals
  const home = currentSite()
  const rated = library.claims.get(id)
  const unrated = library.unratedClaims.get(id)
  const claim = rated ?? unrated
  if (!claim) return undefined
  const plain = { ...locals, words: home.words }
  const { html: cited, bibliography = '', mentions } = await citedEvidence(claim, plain)
  const { sources } = library
  const table =
    claim.evidence.length === 0
      ? ''
      : await renderAlone(
          EvidenceTable,
          { claim, rated: rated !== undefined, cited, sources },
          plain,
        )
  const outcomes = rated?.outcomes
    ? await renderAlone(OutcomesTable, { id, claim: rated, cited, sources }, plain)
    : ''
  const page = home.urls.absolute({ to: 'claim', id })
  const pages = pagesOfSources(
    mentions.map(({ key }) => key),
    library,
  )
  const content = {
    id,
    rated,
    unrated,
    checking: articlesChecking(library, id),
    vouching: articlesVouchingFor(library, id),
    background: articlesWithIds(library, rated?.background),
    outcomes: contentOf(outcomes, page, pages),
    evidence: contentOf(table + bibliography, page, pages),
  }
  return locals.writeCopy(claimCopy(content, library, home))
}

/** Returns the HTML of a page as content of its copy; none if it is empty. */
function contentOf(html: string, page: string, sources: PageContent['sources']): PageContent[] {
  return html === '' ? [] : [{ type: 'page-content', html, page, sources }]
}

/** Returns the addresses of the pages about those of the sources that have one, by key. */
function pagesOfSources(
  keys: readonly string[],
  { sources }: App.Locals['library'],
): PageContent['sources'] {
  const { urls } = currentSite()
  return new Map(
    keys
      .filter((key) => sources.has(key))
      .map((key) => [key, urls.absolute({ to: 'reference', id: key })]),
  )
}
