/** Keeps the page of styles complete: a component that is not on it has a reason. */

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { expect, test } from 'vitest'

const components = join(import.meta.dirname, '..')

/** What is not on the page, nor part of what is, and why. */
const elsewhere: Record<string, string> = {
  'articles/CiteArticle.astro': 'part of Imprint',
  'articles/Imprint.astro': 'plain sections of an article',
  'articles/Lead.astro': 'part of the front page, which has a picture of its own',
  'claims/Claimants.astro': 'part of the verdict box',
  'mdx/Chart.astro': 'finds the chart that ChartPicture shows',
  'mdx/Checkbox.astro': 'what text.mdx has in Markdown',
  'mdx/Evidence.astro': 'finds the claim that EvidenceTable shows',
  'mdx/EvidenceMap.astro': 'finds the claim that EvidencePicture shows',
  'mdx/Preformatted.astro': 'what text.mdx has in Markdown',
  'mdx/RatingScale.astro': 'VerdictList with the ratings of the publication',
  'mdx/Table.astro': 'what text.mdx has in Markdown',
  'mdx/TableCell.astro': 'what text.mdx has in Markdown',
  'mdx/TableHeading.astro': 'what text.mdx has in Markdown',
  'mdx/Verdict.astro': 'VerdictBox or UnratedBox with a claim of the publication',
  'metadata/ArticleMetadata.astro': 'not to be seen',
  'metadata/DataDescription.astro': 'not to be seen',
  'metadata/DataFiles.astro': 'plain sections of the page of data',
  'metadata/JsonLd.astro': 'not to be seen',
  'metadata/Tags.astro': 'not to be seen',
  'references/SourceFilter.astro': 'the form of ClaimFilter with other fields',
  'references/SourceList.astro': 'sections with the rows of sources',
  'search/SearchMetadata.astro': 'not to be seen',
  'search/SearchPanel.astro': 'the search itself, tried in search.spec.ts',
  'site/FeedList.astro': 'plain sections of the page of feeds',
  'topics/TopicChecks.astro': 'part of the front page, which has a picture of its own',
}

test('every component is on the page of styles, or has a reason not to be', () => {
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

test('every reason is of a component that there is', () => {
  const all = new Set(globSync('**/*.astro', { cwd: components }))
  expect(Object.keys(elsewhere).filter((name) => !all.has(name))).toEqual([])
})

/** The components that some of them import, and what these import, and so on; but not all that an author may write. */
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
