/** The texts that are compared: fixtures, and the published articles as they were when pandoc read them. */

import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

import type { CslItem } from '../../src/references/csl.ts'

/** A text with what it is cited from. */
export interface Text {
  name: string
  /** Markdown without front matter and components. */
  markdown: string
  /** A BCP 47 tag. */
  language: string
  /** Keys to list without citing them, or `@*` for all. */
  nocite: string[]
  /** Everything that can be cited, by key. */
  items: ReadonlyMap<string, CslItem>
}

/** What a program makes of a text in one style, as plain text. */
export interface Cited {
  /** In the order in which they count, each with the keys of its sources as written. */
  citations: { keys: string[]; text: string }[]
  /** In the order of the style, without the numbers in front of them. */
  entries: { key: string; text: string }[]
}

/** The styles in which the texts are compared. */
export const styles = ['vancouver', 'apa'] as const

/** Where the texts are; each folder with a library of its own. */
export const folders = ['fixtures', 'articles'].map((name) => path.join(import.meta.dirname, name))

/** Reads all texts. */
export function readTexts(): Text[] {
  return folders.flatMap((folder) => {
    const library = readFileSync(path.join(folder, 'references.json'), 'utf8')
    const items = new Map((JSON.parse(library) as CslItem[]).map((item) => [item.id, item]))
    return globSync('*.md', { cwd: folder })
      .sort()
      .map((file) => readText(path.join(folder, file), items))
  })
}

/** Where pandoc's form of a text is kept. */
export function recordOf(text: Text, style: string): string {
  return path.join(import.meta.dirname, 'recorded', `${text.name}.${style}.json`)
}

/** Puts white space to a single space each: where a line may break is no difference in what a reader is told. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function readText(file: string, items: Text['items']): Text {
  const source = readFileSync(file, 'utf8')
  const [, matter = '', markdown = ''] = /^(?:---\n(.*?)\n---\n)?(.*)$/s.exec(source) ?? []
  const { nocite = [], language = 'en-US' } = (parse(matter) ?? {}) as Partial<Text>
  return { name: path.basename(file, '.md'), markdown, language, nocite, items }
}
