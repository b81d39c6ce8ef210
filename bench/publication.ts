/** A made-up publication on disk: articles that cite a library kept in every format, and everything right. */

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { stringify } from 'yaml'

import type { Citation } from '../src/citations/citation.ts'
import type { CslItem } from '../src/references/csl.ts'

import { makeArticle } from './articles.ts'
import { makeLibrary, toBibFile, toJsonFile } from './library.ts'
import { Random } from './random.ts'

/** How many references a collection file holds. */
const collection = 1000

/**
 * Writes a publication.
 *
 * Half of the references are YAML files, a quarter stands in CSL-JSON, a quarter in BibTeX. Each article has sections,
 * a table, a list, links to other articles and 24 citations.
 *
 * @param directory absolute path of the content, which is made
 */
export function writePublication(
  directory: string,
  { articles, references }: { articles: number; references: number },
): void {
  const write = (name: string, text: string) => {
    const file = path.join(directory, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  write('site.yaml', 'name: Bench\nurl: https://bench.example\n')
  write('people/desk.yaml', 'name: The desk\n')
  write('topics/health.yaml', 'name: Health\n')

  const items = [...makeLibrary(references).entries()]
  const yaml = items.slice(0, references / 2)
  const rest = items.slice(references / 2)
  for (const [key, { id: _id, ...item }] of yaml) write(`references/${key}.yaml`, stringify(item))
  for (let start = 0; start < rest.length; start += collection) {
    const part = new Map<string, CslItem>(rest.slice(start, start + collection))
    if ((start / collection) % 2 === 0) write(`references/part-${start}.json`, toJsonFile(part))
    else write(`references/part-${start}.bib`, toBibFile(part))
  }

  const keys = items.map(([key]) => key)
  for (let article = 0; article < articles; article += 1) {
    // Neighbours in the library are cited together, so that nearly every reference is.
    const from = Math.floor((article / articles) * keys.length)
    const near = Array.from({ length: 40 }, (_, at) => keys[(from + at) % keys.length] ?? '')
    write(`articles/article-${article}.mdx`, textOf(article, articles, makeArticle(near, article)))
  }
}

function textOf(article: number, articles: number, citations: readonly Citation[]): string {
  const random = new Random(article)
  const paragraphs = citations.map((citation, index) => {
    const cited = citation.items
      .map(({ key, writtenLocator }) => (writtenLocator ? `@${key}, ${writtenLocator}` : `@${key}`))
      .join('; ')
    const other = random.between(0, articles - 1)
    return [
      ...(index % 6 === 0 ? [`## Part ${index / 6 + 1}`, ''] : []),
      `Finding ${index + 1} has been reported before [${cited}], with *limits* that the authors name themselves, and in **few** people; [another check](/articles/article-${other}/) says more.`,
    ].join('\n')
  })
  return `---
title: Is finding ${article} true?
description: A made-up article about finding ${article}, long enough to be read like a real one.
published: 2024-05-06
authors: [desk]
topics: [health]
---

${paragraphs.join('\n\n')}

- One thing.
- Another thing.

| Study | People |
| ----- | -----: |
| First | ${random.between(10, 400)} |
`
}
