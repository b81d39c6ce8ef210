/** Writes a publication whose lists and feeds are longer than one page. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { stringify } from 'yaml'

/** The number of articles, and of claims. */
export const articleCount = 101
/** The number of changes: a late correction of the oldest article, and two updates of each of fifty others. */
export const changeCount = 101
/** The number of sources: two for each article. */
export const sourceCount = 2 * articleCount

/** Returns the slug of the nth oldest article; its claim has the same name. */
export function slug(number: number): string {
  return `check-${String(number).padStart(3, '0')}`
}

/**
 * Writes the publication into a folder, in addition to what is there.
 *
 * @param contentDir the absolute path of the content
 */
export function writeLongPublication(contentDir: string): void {
  const write = recordsIn(contentDir)
  for (const [order, label] of ['Mixed', 'False'].entries()) {
    const tone = label.toLowerCase()
    write(`ratings/${tone}.yaml`, { label, definition: `It is ${tone}.`, order, tone })
  }
  for (let number = 1; number <= articleCount; number += 1) writeArticle(contentDir, number)
}

/** Writes the nth oldest article, its claim and its two sources. */
export function writeArticle(contentDir: string, number: number): void {
  const write = recordsIn(contentDir)
  const sources = ['a', 'b'].map((letter) => `source${letter}${number}`)
  for (const [index, key] of sources.entries()) {
    const year = 1980 + ((number + index) % 40)
    const authors = [{ family: `Author${number}`, given: 'A' }]
    const title = `Source ${key}`
    write(`references/${key}.yaml`, { type: 'book', title, author: authors, issued: year })
  }
  write(`claims/${slug(number)}.yaml`, {
    statement: `Remedy ${number} helps.`,
    rating: number % 10 === 0 ? 'false' : 'mixed',
    certainty: 'low',
    rationale: `Trial ${number} was small.`,
  })
  const frontMatter = {
    title: `Does remedy ${number} help?`,
    description: `We do not know whether remedy ${number} helps, because its only trial was small.`,
    published: day(number),
    authors: ['desk'],
    topics: ['testing'],
    claims: [slug(number)],
    revisions: revisionsOf(number),
  }
  const cited = sources.map((key) => `[@${key}, p. 8]`).join(' and ')
  writeText(
    join(contentDir, `articles/${slug(number)}.mdx`),
    `---\n${stringify(frontMatter)}---\n\n## The answer\n\nSomething was studied ${cited}.\n`,
  )
}

function revisionsOf(number: number) {
  if (number === 1)
    return [{ date: day(articleCount - 10), kind: 'correction', summary: 'A number was wrong.' }]
  if (number > (changeCount + 1) / 2) return []
  return [1, 2].map((later) => ({
    date: day(number + later),
    kind: 'update',
    summary: `Trial ${later} was added.`,
  }))
}

function day(number: number): string {
  return new Date(Date.UTC(2024, 0, number)).toISOString().slice(0, 10)
}

/** Returns a function that writes a record by its path in the content. */
function recordsIn(contentDir: string): (name: string, data: object) => void {
  return (name, data) => {
    writeText(join(contentDir, name), stringify(data))
  }
}

function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
