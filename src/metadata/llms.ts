import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Words } from '../messages/words.ts'
import type { Target } from '../shared/urls.ts'
import type { ClaimRecords } from './claim-data.ts'
import type { Home } from './node.ts'

import { summarizeArticle } from '../articles/summary.ts'
import { checkedClaims, inWords } from '../articles/verdicts.ts'
import { publisherOf } from './agents.ts'
import { claimFiles, referenceFiles } from './dataset.ts'

interface Described extends ClaimRecords {
  pages: ReadonlyMap<string, { data: PageFrontMatter }>
}

/**
 * Writes `llms.txt` for language models (llmstxt.org): the name and description of the publication, then lists of links with
 * notes, including verdicts.
 *
 * @returns Markdown in which texts of the publication are escaped
 */
export function llmsText(records: Described, home: Home): string {
  const { site, urls, words } = home
  const link = (name: string, target: Target, notes: string) =>
    `- [${escaped(name)}](${destination(urls.absolute(target))}): ${escaped(notes)}`
  const facts = [
    words.say('data.publishedBy', { publisher: escaped(publisherOf(home).name) }),
    site.licence &&
      words.say('data.textAndData', {
        licence: `[${escaped(site.licence.name)}](${destination(site.licence.url)})`,
      }),
    words.say('data.pleaseQuote'),
    site.disclaimer && escaped(site.disclaimer),
  ]
  const sections = [
    {
      title: words.say('data.checks'),
      lines: records.articles.map(({ id, data }) =>
        link(data.title, { to: 'article', id }, notesOn(data, records, words)),
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
        ...claimFiles.map(({ format, target }) =>
          link(words.say('data.reviewsAs', { format }), target, words.say('data.everyClaim')),
        ),
        ...referenceFiles.map(({ format, target }) =>
          link(words.say('data.referencesAs', { format }), target, words.say('data.everySource')),
        ),
        link(words.say('feeds.title'), { to: 'feeds' }, words.say('data.feedFormats')),
      ],
    },
  ]
  return [
    `# ${escaped(site.name)}`,
    ...(site.description === undefined ? [] : [`> ${escaped(site.description)}`]),
    facts.filter((fact) => fact !== undefined).join(' '),
    ...sections
      .filter(({ lines }) => lines.length > 0)
      .map(({ title, lines }) => `## ${title}\n\n${lines.join('\n')}`),
  ]
    .join('\n\n')
    .concat('\n')
}

function notesOn(data: ArticleFrontMatter, records: ClaimRecords, words: Words): string {
  const { description } = summarizeArticle(data, words)
  const claims = checkedClaims(data, records).map((claim) => inWords(claim, words))
  return [...claims, description].join(' ')
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
