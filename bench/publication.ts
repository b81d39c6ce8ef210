/** A made-up publication on disk: articles that cite a library kept in every format, and everything right. */

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { stringify } from 'yaml'

import type { CslItem } from '../src/references/csl.ts'

import {
  authors,
  makeCorpus,
  ratings,
  sharedKey,
  topics,
  type Block,
  type Corpus,
  type CorpusOptions,
  type MadeArticle,
  type MadeClaim,
  type Rating,
} from './corpus.ts'
import { toBibFile, toJsonFile } from './library.ts'
import { makePicture } from './pictures.ts'

/** How many references a collection file holds. */
const collection = 1000

/** The names and tones of the ratings, with the numbers of those on the scale. */
const ratingFields: Record<Rating, object> = {
  supported: { label: 'Supported', order: 1, value: 5, tone: 'supported' },
  mixed: { label: 'Mixed', order: 2, value: 3, tone: 'mixed' },
  unproven: { label: 'Unproven', order: 3, tone: 'unproven' },
  false: { label: 'False', order: 4, value: 1, tone: 'false' },
}
const findings = ['supports', 'mixed', 'inconclusive', 'opposes'] as const

/** Writes a file of the publication by its path in it. */
type Write = (name: string, data: string | Uint8Array) => Promise<void>

/**
 * Makes up and writes a publication.
 *
 * Half of the references are YAML files, a quarter is CSL-JSON, a quarter BibTeX.
 *
 * @param directory absolute path of the content, which is created
 * @returns the corpus that was written
 */
export async function writePublication(directory: string, options: CorpusOptions): Promise<Corpus> {
  const corpus = makeCorpus(options)
  const write = writer(directory)
  await write('site.yaml', 'name: Bench\nurl: https://bench.example\n')
  for (const name of authors) await write(`people/${name}.yaml`, stringify({ name: capital(name) }))
  for (const name of topics) await write(`topics/${name}.yaml`, stringify({ name: capital(name) }))
  for (const id of ratings)
    await write(
      `ratings/${id}.yaml`,
      stringify({ ...ratingFields[id], definition: `What “${id}” means in this benchmark.` }),
    )
  await writeReferences([...corpus.items], write)
  for (const article of corpus.articles) await writeArticle(article, write)
  return corpus
}

/** Returns a function that writes files into a folder, with the folders above them. */
export function writer(directory: string): Write {
  return async (name, data) => {
    const file = path.join(directory, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, data)
  }
}

async function writeReferences(items: readonly [string, CslItem][], write: Write): Promise<void> {
  const half = Math.floor(items.length / 2)
  const isYaml = ([key]: [string, CslItem], index: number) => index < half || key === sharedKey
  for (const [key, { id: _id, ...item }] of items.filter(isYaml))
    await write(`references/${key}.yaml`, stringify(item))
  const rest = items.filter((item, index) => !isYaml(item, index))
  for (let start = 0; start < rest.length; start += collection) {
    const part = new Map(rest.slice(start, start + collection))
    await ((start / collection) % 2 === 0
      ? write(`references/part-${start}.json`, toJsonFile(part))
      : write(`references/part-${start}.bib`, toBibFile(part)))
  }
}

/** Returns the path of an article's text in the publication. */
export function articleFile({ slug, blocks }: MadeArticle): string {
  const isAlone = blocks.every(({ kind }) => kind === 'markdown')
  return isAlone ? `articles/${slug}.mdx` : `articles/${slug}/index.mdx`
}

async function writeArticle(article: MadeArticle, write: Write): Promise<void> {
  const { slug, blocks, claim } = article
  await write(articleFile(article), textOf(article))
  if (claim) await write(`claims/${claim.id}.yaml`, claimText(claim))
  for (const block of blocks) {
    if (block.kind === 'chart')
      await write(`articles/${slug}/${block.name}.yaml`, stringify(block.chart))
    if (block.kind === 'picture')
      await write(`articles/${slug}/${block.name}`, await makePicture(block.seed))
  }
}

function claimText({ statement, rating, evidence }: MadeClaim): string {
  return stringify({
    statement,
    rating,
    certainty: 'moderate',
    certaintyReason: 'The studies are made up.',
    rationale: 'The studies that we made up say so.',
    evidence: evidence.map((reference, index) => ({
      reference,
      design: index % 2 === 0 ? 'Randomised controlled trial' : 'Cohort study',
      designKind: index % 2 === 0 ? 'randomised-trial' : 'cohort',
      participants: 40 * (index + 3),
      finding: findings[index % findings.length],
      summary: `Study ${index + 1} found a made-up effect [@${reference}].`,
      limits: 'Few people took part.',
    })),
  })
}

function textOf({ title, description, published, author, topic, blocks, claim }: MadeArticle) {
  const front = {
    title,
    description,
    published,
    authors: [author],
    topics: [topic],
    ...(claim ? { claims: [claim.id] } : {}),
  }
  const evidence = claim ? `\n<Evidence claim="${claim.id}" />\n` : ''
  return `---\n${stringify(front)}---\n\n${blocks.map(markupOf).join('\n\n')}\n${evidence}`
}

function markupOf(block: Block): string {
  switch (block.kind) {
    case 'markdown':
      return block.text
    case 'chart':
      return `<Chart src="./${block.name}.yaml" alt="${block.alt}">\n\n${block.caption}\n\n</Chart>`
    case 'picture':
      return `<Figure src="./${block.name}" alt="${block.alt}" credit="Made up">\n\n${block.caption}\n\n</Figure>`
  }
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
