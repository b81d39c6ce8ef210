/**
 * The made-up articles that the benchmarks build: the same from the same seed, as a model from which `publication.ts`
 * writes a publication for Assay and `stock-texts.ts` the texts for other tools.
 */

import type { Citation } from '../src/citations/citation.ts'
import type { Chart } from '../src/charts/schema.ts'
import type { CslItem } from '../src/references/csl.ts'

import { makeArticle } from './articles.ts'
import { makeLibrary, makeSentence } from './library.ts'
import { Random } from './random.ts'
import { type Subject, subjectOf } from './subjects.ts'

/** How large a corpus is, and the seed that it is made from. */
export interface CorpusOptions {
  articles: number
  references: number
  seed?: number
}

/** One claim with its evidence. */
export interface MadeClaim {
  id: string
  statement: string
  rating: Rating
  /** The keys of its evidence. */
  evidence: readonly string[]
}

/** One made-up article. */
export interface MadeArticle {
  slug: string
  title: string
  description: string
  published: string
  topic: string
  author: string
  /** Its parts in order, each a block of Markdown. */
  blocks: readonly Block[]
  claim?: MadeClaim
}

/** A part of an article. Only Assay has charts and verdicts; every tool has the rest. */
export type Block =
  | { kind: 'markdown'; text: string }
  | { kind: 'chart'; name: string; alt: string; caption: string; chart: Chart }
  | { kind: 'picture'; name: string; alt: string; caption: string; seed: number }

/** A made-up corpus. */
export interface Corpus {
  items: ReadonlyMap<string, CslItem>
  articles: readonly MadeArticle[]
}

export const ratings = ['supported', 'mixed', 'unproven', 'false'] as const
export type Rating = (typeof ratings)[number]

/** The names of the topics and of the authors. */
export const topics = ['diet', 'sleep', 'exercise', 'supplements', 'heart', 'pain'] as const
export const authors = ['adams', 'baker', 'clarke'] as const

/** A reference that exactly `sharedBy` articles cite, or all if there are fewer, so that a change to it can be measured. */
export const sharedKey = 'guideline2021'
const sharedBy = 20

/** How many neighbouring references an article chooses from, so that nearly every reference is cited. */
const neighbours = 40

/** Its title, which an edit changes. */
export const sharedTitle = 'Guideline on the assessment of health claims'

const sharedItem: CslItem = {
  id: sharedKey,
  type: 'report',
  title: sharedTitle,
  author: [{ literal: 'Bench Guideline Group' }],
  issued: { 'date-parts': [[2021, 3]] },
  publisher: 'Bench Guideline Group',
  URL: 'https://guideline.example/2021',
}

/**
 * Makes up a corpus.
 *
 * Each article has about 1,000 words and 24 citations. One in five has a claim with evidence and a rating, one in ten a
 * chart, one in twenty a picture.
 */
export function makeCorpus({ articles, references, seed = 1 }: CorpusOptions): Corpus {
  const items = new Map(makeLibrary(references - 1, seed)).set(sharedKey, sharedItem)
  const keys = [...items.keys()].filter((key) => key !== sharedKey)
  const sharing = Math.max(1, Math.floor(articles / sharedBy))
  return {
    items,
    articles: Array.from({ length: articles }, (_, number) => {
      const from = Math.floor((number / articles) * keys.length)
      const near = Array.from(
        { length: neighbours },
        (_, at) => keys[(from + at) % keys.length] ?? '',
      )
      const citations = makeArticle(near, seed * 1_000_003 + number)
      if (number % sharing === 0 && number / sharing < sharedBy)
        citations[citations.length - 1] = { items: [{ key: sharedKey }], narrative: false }
      return articleOf(number, {
        of: articles,
        citations,
        random: new Random(seed * 7919 + number),
        subject: subjectOf(new Random(seed * 104_729 + number), articles),
      })
    }),
  }
}

/** Returns the text of a citation as an author types it. */
function written({ items }: Citation): string {
  const parts = items.map(({ key, writtenLocator }) =>
    writtenLocator === undefined ? `@${key}` : `@${key}, ${writtenLocator}`,
  )
  return `[${parts.join('; ')}]`
}

interface ArticleOptions {
  of: number
  citations: readonly Citation[]
  random: Random
  subject: Subject
}

function articleOf(
  number: number,
  { of, citations, random, subject: { remedy, complaint } }: ArticleOptions,
): MadeArticle {
  const paragraphs = citations.map((citation, index) => {
    const text = paragraphOf(citation, { number: index + 1, of, random })
    return index % 6 === 0 ? `${text} Those who took ${remedy} had ${complaint}.` : text
  })
  const blocks: Block[] = paragraphs.flatMap((text, index): Block[] => [
    ...(index % 6 === 0 ? [{ kind: 'markdown' as const, text: `## Part ${index / 6 + 1}` }] : []),
    { kind: 'markdown', text },
  ])
  if (number % 10 === 0) blocks.splice(8, 0, chartOf(number, random))
  if (number % 20 === 5) blocks.splice(15, 0, pictureOf(number))
  blocks.push(
    { kind: 'markdown', text: '- One thing.\n- Another thing.' },
    {
      kind: 'markdown',
      text: `| Study | People |\n| ----- | -----: |\n| First | ${random.between(10, 400)} |`,
    },
  )
  const year = 2010 + (number % 15)
  const month = String(1 + (number % 12)).padStart(2, '0')
  return {
    slug: slugOf(number),
    title: `Does ${remedy} help with ${complaint}? Finding ${number}`,
    description: `A made-up article about ${remedy}, long enough to be read like a real one. It checks finding ${number}.`,
    published: `${year}-${month}-${String(1 + (number % 28)).padStart(2, '0')}`,
    topic: topics[number % topics.length] ?? topics[0],
    author: authors[number % authors.length] ?? authors[0],
    blocks,
    ...(number % 5 === 0 ? { claim: claimOf(number, citations, remedy) } : {}),
  }
}

/** Returns the slug of the article with a number. */
export function slugOf(number: number): string {
  return `article-${number}`
}

function paragraphOf(
  citation: Citation,
  { number, of, random }: { number: number; of: number; random: Random },
): string {
  const other = slugOf(random.between(0, of - 1))
  return `Finding ${number} has been reported before ${written(citation)}, with *limits* that the authors name, and in **few** people; [another check](/articles/${other}/) says more. ${makeSentence(random)}`
}

function claimOf(number: number, citations: readonly Citation[], remedy: string): MadeClaim {
  const cited = new Set(citations.flatMap(({ items }) => items.map(({ key }) => key)))
  return {
    id: `claim-${number}`,
    statement: `Finding ${number} about ${remedy} holds for everyone`,
    rating: ratings[(number / 5) % ratings.length] ?? ratings[0],
    evidence: [...cited].slice(0, 4),
  }
}

function chartOf(number: number, random: Random): Block {
  const source = 'Made-up numbers.'
  const title = `Finding ${number} over the years`
  const chart: Chart =
    number % 20 === 0
      ? {
          kind: 'lines',
          title,
          unit: 'People in a thousand',
          rows: ['Treated', 'Untreated'].flatMap((series) =>
            Array.from({ length: 8 }, (_, at) => ({
              series,
              date: String(2015 + at),
              value: random.between(10, 90),
            })),
          ),
          source,
        }
      : {
          kind: 'bars',
          title,
          unit: 'People in a thousand',
          rows: Array.from({ length: 6 }, (_, at) => ({
            label: `Group ${at + 1}`,
            value: random.between(10, 90),
          })),
          source,
        }
  return {
    kind: 'chart',
    name: `numbers-${number}`,
    alt: `Chart of the numbers of finding ${number} in each group and year.`,
    caption: `The numbers of finding ${number}, which are made up.`,
    chart,
  }
}

function pictureOf(number: number): Block {
  return {
    kind: 'picture',
    name: `picture-${number}.jpg`,
    alt: `A made-up landscape of coloured circles, number ${number}.`,
    caption: `A picture of finding ${number}, drawn for this benchmark.`,
    seed: number,
  }
}
