/** Keeps the style guide complete: every component is on it or listed here with a reason. */

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { expect, test } from 'vitest'

const components = join(import.meta.dirname, '..')

/** Components that are neither on the page nor part of one that is, and why. */
const elsewhere: Record<string, string> = {
  'articles/Background.astro': 'a line of links, tested in explainers.test.ts',
  'articles/BackgroundFor.astro': 'a section with an ArticleList',
  'articles/LanguageList.astro': 'links that only a publication in several languages has',
  'figures/EvidenceStrip.astro': 'part of the rows of lists',
  'articles/Cover.astro': 'a picture of an article, in lists and below its verdict',
  'articles/CiteArticle.astro': 'part of Imprint',
  'articles/Withdrawals.astro': 'a Notice for each withdrawal',
  'articles/Imprint.astro': 'plain sections of an article',
  'articles/Lead.astro': 'part of the front page, which has its own screenshot',
  'claimants/Places.astro': 'a line of the page of a claimant',
  'claimants/Reply.astro': 'a plain section of the page of a claimant',
  'claims/Appearances.astro': 'has its own tests, in outcomes.spec.ts',
  'claims/CertaintyReasons.astro': 'part of OutcomesTable',
  'claims/EmbedCard.astro': 'a plain section of a claim, tested in cards.spec.ts',
  'claims/Claimants.astro': 'part of the verdict box',
  'claims/MediaFacts.astro': 'part of the verdict box',
  'claims/OutcomeName.astro': 'part of OutcomesTable',
  'claims/OutcomesTable.astro': 'has its own pictures, in outcomes.spec.ts',
  'claims/RiskOfBias.astro': 'has its own pictures, in outcomes.spec.ts',
  'figures/ForestPicture.astro': 'part of OutcomesTable',
  'figures/RiskPicture.astro': 'part of OutcomesTable',
  'mdx/Chart.astro': 'looks up the chart for ChartPicture',
  'mdx/Checkbox.astro': 'text.mdx uses it through Markdown',
  'mdx/Evidence.astro': 'looks up the claim for EvidenceTable',
  'mdx/EvidenceMap.astro': 'looks up the claim for EvidencePicture',
  'mdx/Image.astro': 'a picture of an article',
  'mdx/Outcomes.astro': 'looks up the claim for OutcomesTable',
  'mdx/Preformatted.astro': 'text.mdx uses it through Markdown',
  'mdx/RatingScale.astro': 'VerdictList with the ratings of the publication',
  'mdx/Table.astro': 'text.mdx uses it through Markdown',
  'mdx/TableCell.astro': 'text.mdx uses it through Markdown',
  'mdx/TableHeading.astro': 'text.mdx uses it through Markdown',
  'mdx/Verdict.astro': 'VerdictBox or UnratedBox with a claim of the publication',
  'metadata/ArticleMetadata.astro': 'not visible',
  'metadata/CitationFiles.astro': 'not visible',
  'metadata/ContextObject.astro': 'not visible',
  'metadata/DataDescription.astro': 'not visible',
  'metadata/DataFields.astro': 'plain sections of the data page',
  'metadata/DataFiles.astro': 'plain sections of the data page',
  'metadata/DataTableSection.astro': 'plain sections of the data page',
  'metadata/JsonLd.astro': 'not visible',
  'metadata/Languages.astro': 'not visible',
  'metadata/Tags.astro': 'not visible',
  'references/SourceFilter.astro': 'the form of ClaimFilter with other fields',
  'references/SourceList.astro': 'sections with the rows of sources',
  'search/SearchMetadata.astro': 'not visible',
  'search/SearchPanel.astro': 'the search itself, tested in search.spec.ts',
  'site/Pagination.astro': 'links to pages that only long lists have, tested in lists.spec.ts',
  'site/FilteredList.astro': 'a mark around rows',
  'site/FeedList.astro': 'plain sections of the feeds page',
  'site/Phrase.astro': 'words with elements among them',
  'topics/TopicChecks.astro': 'part of the front page, which has its own screenshot',
}

test('every component is in the style guide or has a reason not to be', () => {
  const shown = reachedFrom([
    'style/StyleGuide.astro',
    '../layouts/Base.astro',
    '../pages/_style.astro',
  ])
  const missing = globSync('**/*.astro', { cwd: components }).filter((name) => !shown.has(name))
  expect(missing.sort()).toEqual(
    Object.keys(elsewhere)
      .filter((name) => !shown.has(name))
      .sort(),
  )
})

test('every reason is for a component that exists', () => {
  const all = new Set(globSync('**/*.astro', { cwd: components }))
  expect(Object.keys(elsewhere).filter((name) => !all.has(name))).toEqual([])
})

/** Returns the given components and all that they import, directly or indirectly. */
function reachedFrom(names: readonly string[], reached = new Set<string>()): Set<string> {
  for (const name of names) {
    if (reached.has(name)) continue
    reached.add(name)
    const source = readFileSync(join(components, name), 'utf8')
    const imported = [...source.matchAll(/^import \w+ from '(\.[^']+\.astro)'$/gm)].map(
      ([, path]) => relative(components, join(components, dirname(name), path ?? '')),
    )
    reachedFrom(imported, reached)
  }
  return reached
}
