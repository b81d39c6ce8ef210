import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { checkPublication } from '../src/integrity/check.ts'
import { readPublication } from '../src/publication/read.ts'
import { makeCorpus, sharedKey, type MadeArticle } from './corpus.ts'
import { writePublication } from './publication.ts'

function textOf({ blocks }: MadeArticle): string {
  return blocks.map((block) => (block.kind === 'markdown' ? block.text : '')).join('\n\n')
}

test('the same seed makes the same corpus, and another seed another', () => {
  const size = { articles: 20, references: 100 }
  expect(makeCorpus(size)).toEqual(makeCorpus(size))
  expect(makeCorpus({ ...size, seed: 2 })).not.toEqual(makeCorpus(size))
})

test('articles have 24 citations and about a thousand words', () => {
  for (const article of makeCorpus({ articles: 50, references: 200 }).articles) {
    const text = textOf(article)
    expect(text.match(/\[@/g)).toHaveLength(24)
    const words = text.replaceAll(/\[@[^\]]*\]/g, '').split(/\s+/).length
    expect(words).toBeGreaterThan(900)
    expect(words).toBeLessThan(1100)
  }
})

test('twenty articles cite the shared reference', () => {
  const { articles } = makeCorpus({ articles: 210, references: 1000 })
  expect(articles.filter((each) => textOf(each).includes(`@${sharedKey}]`))).toHaveLength(20)
})

test('the publication has every kind of record and no problems', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-corpus-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { articles } = await writePublication(folder, { articles: 10, references: 40 })
  const kinds = articles.flatMap(({ blocks, claim }) => [
    ...blocks.map(({ kind }) => kind),
    ...(claim ? ['claim'] : []),
  ])
  expect(new Set(kinds)).toEqual(new Set(['claim', 'markdown', 'chart', 'picture']))
  const { issues } = checkPublication(readPublication(folder), { today: '2026-01-01' })
  expect(issues).toEqual([])
}, 60_000)
