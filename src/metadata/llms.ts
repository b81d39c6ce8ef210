import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Words } from '../messages/words.ts'
import type { Target } from '../shared/urls.ts'
import type { ClaimRecords } from './data-table.ts'
import type { Home } from './node.ts'

import { isExplainer } from '../articles/explainers.ts'
import { summarizeArticle } from '../articles/summary.ts'
import { type ArticleRecord, checkedClaims, inWords } from '../articles/verdicts.ts'
import { certaintySentence } from '../claims/certainty-in-words.ts'
import { publisherOf } from './agents.ts'
import { claimFiles, referenceFiles } from './dataset.ts'

/** The most articles in `llms-full.txt`: as many as a feed has in full. A model can read no more of them at once. */
export const mostFullTexts = 30

interface Described extends ClaimRecords {
  pages: ReadonlyMap<string, { data: PageFrontMatter }>
  /** Whether there are pages of claimants. */
  hasClaimants?: boolean
}

/**
 * Writes `llms.txt` for language models (llmstxt.org): the name and description of the publication, then lists of links with
 * notes, including verdicts.
 *
 * @returns Markdown in which texts of the publication are escaped
 */
export function llmsText(records: Described, home: Home): string {
  const { urls, words } = home
  const link = (name: string, target: Target, notes: string) =>
    `- [${escaped(name)}](${destination(urls.absolute(target))}): ${escaped(notes)}`
  const sections = [
    {
      title: words.say('data.checks'),
      lines: records.articles.map(({ id, data }) =>
        link(data.title, { to: 'article-copy', id }, notesOn(data, records, words)),
      ),
    },
    {
      title: words.say('data.about'),
      lines: [...records.pages].map(([id, { data }]) =>
        link(data.title, { to: 'page', id }, data.description),
      ),
    },
    {
      title: words.say('data.title'),
      lines: [
        link(
          words.say('data.fullTexts'),
          { to: 'file', path: 'llms-full.txt' },
          scopeOf(records.articles.length, words),
        ),
        ...claimFiles.map(({ format, target }) =>
          link(words.say('data.reviewsAs', { format }), target, words.say('data.everyClaim')),
        ),
        ...referenceFiles.map(({ format, target }) =>
          link(words.say('data.referencesAs', { format }), target, words.say('data.everySource')),
        ),
        ...(records.hasClaimants
          ? [
              link(
                words.say('claimants.title'),
                { to: 'claimants' },
                words.say('claimants.listIntro'),
              ),
            ]
          : []),
        link(words.say('feeds.title'), { to: 'feeds' }, words.say('data.feedFormats')),
      ],
    },
  ]
  return [
    ...headOf(home),
    ...sections
      .filter(({ lines }) => lines.length > 0)
      .map(({ title, lines }) => `## ${title}\n\n${lines.join('\n')}`),
  ]
    .join('\n\n')
    .concat('\n')
}

/**
 * Writes `llms-full.txt`, which by custom has the texts themselves (llmstxt.org describes only `llms.txt`): the head of
 * `llms.txt`, the newest articles in full, and links to the copies of all others.
 *
 * @param texts the newest articles in Markdown, newest first
 * @param others all others, newest first
 */
export function fullText(
  texts: readonly string[],
  others: readonly ArticleRecord[],
  home: Home,
): string {
  const { urls, words } = home
  const links = others.map(
    ({ id, data }) =>
      `- [${escaped(data.title)}](${destination(urls.absolute({ to: 'article-copy', id }))})`,
  )
  const head = [...headOf(home), scopeOf(texts.length + others.length, words)]
  const rest = links.length > 0 ? [`# ${words.say('data.olderChecks')}\n\n${links.join('\n')}`] : []
  return [head.join('\n\n'), ...texts.map((text) => text.trim()), ...rest]
    .join('\n\n---\n\n')
    .concat('\n')
}

/** Says which articles are in `llms-full.txt`. */
function scopeOf(articles: number, words: Words): string {
  return articles > mostFullTexts
    ? words.say('data.newestFullTexts', { count: mostFullTexts })
    : words.say('feeds.allInFull')
}

/** Returns the name and description of the publication, its publisher and its terms. */
function headOf(home: Home): string[] {
  const { site, words } = home
  const facts = [
    words.say('data.publishedBy', { publisher: escaped(publisherOf(home).name) }),
    site.licence &&
      words.say('data.textAndData', {
        licence: `[${escaped(site.licence.name)}](${destination(site.licence.url)})`,
      }),
    words.say('data.pleaseQuote'),
    site.disclaimer && escaped(site.disclaimer),
  ]
  return [
    `# ${escaped(site.name)}`,
    ...(site.description === undefined ? [] : [`> ${escaped(site.description)}`]),
    facts.filter((fact) => fact !== undefined).join(' '),
  ]
}

/**
 * Returns the claims with their verdicts and certainty, the description, and the day on which the evidence was last checked;
 * of an explainer, that it is one, and the description.
 */
function notesOn(data: ArticleFrontMatter, records: ClaimRecords, words: Words): string {
  const { description, lastChecked } = summarizeArticle(data, words)
  const claims = checkedClaims(data, records).map(
    (claim) => `${inWords(claim, words)} ${certaintySentence(claim.certainty, words)}`,
  )
  const checked =
    claims.length === 0 || lastChecked === undefined
      ? []
      : [
          words.say('figures.labelled', {
            label: words.say('claims.lastChecked'),
            text: words.date(lastChecked),
          }),
        ]
  const kind = isExplainer(data) ? [`${words.say('articles.explainer')}.`] : []
  return [...kind, ...claims, description, ...checked].join(' ')
}

/** Escapes a text on one line, so that Markdown does not read it as markup or the start of a list. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>~|@]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^ ?([-+=#]|\d+(?=[.)]))/, (start) =>
      /\d/.test(start) ? `${start}\\` : start.replace(/.$/, '\\$&'),
    )
}

/** Escapes an address for use between round brackets. */
function destination(address: string): string {
  return address.replace(/[()<>\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
