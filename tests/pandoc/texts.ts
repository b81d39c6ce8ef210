/** The texts that are compared, and the styles of each. */

import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

import type { CslItem } from '../../src/references/csl.ts'

/** A text and its library. */
export interface Text {
  name: string
  /** Markdown without front matter and components. */
  markdown: string
  /** A BCP 47 tag. */
  language: string
  /** Keys to list without citing them, or `@*` for all. */
  nocite: string[]
  /** All sources that can be cited, by key. */
  items: ReadonlyMap<string, CslItem>
}

/** A style in which a text is compared. */
export interface ComparedStyle {
  name: string
  /** Its `.csl` file; absent for a built-in style. */
  xml?: string
}

/** A text in one style. */
export interface Comparison {
  /** The names of the text and the style: `locators.apa`. */
  name: string
  text: Text
  style: ComparedStyle
}

/** A program's output for a text in one style, as plain text. */
export interface Cited {
  /** In the order of their numbers, each with the keys of its sources as written. */
  citations: { keys: string[]; text: string }[]
  /** In the order of the style, without numbers. */
  entries: { key: string; text: string }[]
  /** In note styles: the paragraphs, with `*` for a note reference. */
  prose?: string[]
}

/** A style of the CSL repository in `styles.yaml`. */
export interface ConformanceStyle {
  name: string
  kind: 'numeric' | 'label' | 'author-date' | 'author' | 'note' | 'dependent'
  /** A BCP 47 tag. */
  language: string
  /** Why this style is in the list. */
  shows: string
  /** The parent of a dependent style. */
  parent?: string
}

/** Folders of texts that are compared in two built-in styles; each folder has its own library. */
const folders = ['fixtures', 'articles']
const carried = ['vancouver', 'apa']

const here = (...names: string[]) => path.join(import.meta.dirname, ...names)

/** The styles of `styles.yaml`. */
export const conformanceStyles = parse(
  readFileSync(here('styles.yaml'), 'utf8'),
) as ConformanceStyle[]

/** The parts that all languages share, read once, because parsing the library takes most of the time. */
let conformance: ReturnType<typeof readConformance> | undefined

/** Reads a style of `styles.yaml`. */
export function readStyle(name: string): string {
  return readFileSync(here('styles', `${name}.csl`), 'utf8')
}

/** Lists every text with every style in which it is compared. */
export function readComparisons(): Comparison[] {
  return [
    ...folders.flatMap(readFolder).flatMap((text) => carried.map((name) => pair(text, { name }))),
    ...conformanceStyles.flatMap(({ name, kind, language }) =>
      kind === 'dependent' ? [] : [pair(conformanceText(language), { name, xml: readStyle(name) })],
    ),
  ]
}

function pair(text: Text, style: ComparedStyle): Comparison {
  return { name: `${text.name}.${style.name}`, text, style }
}

/**
 * Returns the conformance text with locators in a language.
 *
 * @param language one of those in `conformance/labels.yaml`
 */
export function conformanceText(language: string): Text {
  const { text, labels } = (conformance ??= readConformance())
  const markdown = text.markdown.replace(/\{(\w+)\}/g, (_, label: string) => {
    const word = labels[language]?.[label]
    if (word === undefined) throw new Error(`There is no label “${label}” in ${language}.`)
    return word
  })
  return { ...text, markdown, language }
}

function readConformance(): { text: Text; labels: Record<string, Record<string, string>> } {
  return {
    text: readText(
      here('conformance', 'conformance.md'),
      readItems(here('conformance', 'references.yaml')),
    ),
    labels: parse(readFileSync(here('conformance', 'labels.yaml'), 'utf8')) as Record<
      string,
      Record<string, string>
    >,
  }
}

/** Returns the path of pandoc's recorded output for a text. */
export function recordOf({ name }: Comparison): string {
  return here('recorded', `${name}.json`)
}

/** The sources of each citation in the conformance text, in the order of their numbers, as read by pandoc. */
export function conformanceKeys(): string[][] {
  const { citations } = JSON.parse(
    readFileSync(here('recorded', 'conformance.apa.json'), 'utf8'),
  ) as Cited
  return citations.map(({ keys }) => keys)
}

/** Collapses white space: possible line breaks make no difference to readers. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function readFolder(folder: string): Text[] {
  const items = readItems(here(folder, 'references.json'))
  return globSync('*.md', { cwd: here(folder) })
    .sort()
    .map((file) => readText(here(folder, file), items))
}

/** Reads a library in CSL-JSON, or in the same form as YAML. */
function readItems(file: string): Text['items'] {
  return new Map((parse(readFileSync(file, 'utf8')) as CslItem[]).map((item) => [item.id, item]))
}

function readText(file: string, items: Text['items']): Text {
  const source = readFileSync(file, 'utf8')
  const [, matter = '', markdown = ''] = /^(?:---\n(.*?)\n---\n)?(.*)$/s.exec(source) ?? []
  const { nocite = [], language = 'en-US' } = (parse(matter) ?? {}) as Partial<Text>
  return { name: path.basename(file, '.md'), markdown, language, nocite, items }
}
