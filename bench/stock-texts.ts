/** The made-up corpus as other tools take it: Markdown with front matter, and the library as one CSL-JSON file. */

import path from 'node:path'

import { stringify } from 'yaml'

import type { Chart } from '../src/charts/schema.ts'
import type { Block, Corpus, MadeArticle } from './corpus.ts'

import { toJsonFile } from './library.ts'
import { makePicture } from './pictures.ts'
import { writer } from './publication.ts'

export interface StockOptions {
  /** The extension of the texts, which are valid as Markdown and as MDX. */
  extension: 'md' | 'mdx'
  /** Fields that the tool asks for in every front matter. */
  fields: Readonly<Record<string, string>>
  /** Where a page finds the pictures: an address that ends with a slash. */
  pictures: string
}

/**
 * Writes the texts and the library.
 *
 * The texts cite the same sources at the same places. A chart becomes the table of its numbers, and a verdict a
 * sentence, because the other tools have neither.
 *
 * @param directory absolute path of the folder that gets `library.json` and `texts/articles/`
 */
export async function writeStockTexts(
  directory: string,
  { items, articles }: Corpus,
  options: StockOptions,
): Promise<void> {
  const write = writer(directory)
  await write('library.json', toJsonFile(items))
  for (const article of articles) {
    await write(stockFile(article, options), textOf(article, options))
    for (const block of article.blocks)
      if (block.kind === 'picture')
        await write(path.join('texts/articles', block.name), await makePicture(block.seed))
  }
}

/** Returns the path of an article's text. */
export function stockFile({ slug }: MadeArticle, { extension }: StockOptions): string {
  return `texts/articles/${slug}.${extension}`
}

function textOf(article: MadeArticle, { fields, pictures }: StockOptions): string {
  const { title, description, published, blocks, claim } = article
  const front = stringify({ ...fields, title, description })
  const verdict = claim ? `\n${claim.statement}: ${claim.rating}.\n` : ''
  // Without quotation marks, as a date.
  return `---\n${front}published: ${published}\n---\n\n${blocks.map((block) => markupOf(block, pictures)).join('\n\n')}\n${verdict}`
}

function markupOf(block: Block, pictures: string): string {
  switch (block.kind) {
    case 'markdown':
      return block.text
    case 'chart':
      return `${tableOf(block.chart)}\n\n${block.caption}`
    case 'picture':
      return `![${block.alt}](${pictures}${block.name})\n\n${block.caption}`
  }
}

function tableOf(chart: Chart): string {
  if (chart.kind === 'timeline') throw new Error('The corpus has no timelines.')
  const rows = chart.rows.map((row) => {
    const label = 'label' in row ? row.label : `${row.series ?? ''}, ${row.date}`
    return `| ${label} | ${row.value} |`
  })
  return [`| ${chart.title} | ${chart.unit} |`, '| --- | ---: |', ...rows].join('\n')
}
