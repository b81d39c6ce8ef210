/** The transforms for citations: one extracts them before smart quotes, one formats them at the end. */

import type { Root as HtmlRoot } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import type { VFile } from 'vfile'

import type { Words } from '../messages/words.ts'
import type { CslItem } from '../references/csl.ts'
import type { SourceDetails } from './bibliography.ts'
import type { CitationNode } from './citation-node.ts'
import type { SlotsOf } from './slot-content.ts'

import { bibliographyId } from '../shared/page-ids.ts'
import { setTextFacts } from '../publication/text-facts.ts'
import { finishAffixes } from './affixes.ts'
import { placeOfOffset } from '../shared/place.ts'
import { extractCitations } from './extract.ts'
import { CitationError } from './format.ts'
import { citeInNotes } from './notes.ts'
import { citePage } from './page.ts'
import { loadStyle } from './style.ts'

/** The citation settings of a text. */
export interface TextSettings {
  /** The name of a citation style. */
  style: string
  /** In the language of the text. */
  words: Words
  /** Keys to list without citing them, or `@*` for all. */
  nocite: readonly string[]
  /** Returns the details of an entry in addition to the formatted source. */
  details: (key: string) => SourceDetails | undefined
}

/** The data of the publication and of one text that the transforms need. */
export interface CitationOptions {
  /** Everything that can be cited, by key. */
  items: ReadonlyMap<string, CslItem>
  /** Returns whether a bare `@word` is a citation. */
  isKey: (word: string) => boolean
  /** The keys that `@*` lists: those of the published sources. */
  library: () => readonly string[]
  /** The citation styles that the publication adds, by name. */
  styles: ReadonlyMap<string, string>
  settings: TextSettings
  /** Returns the slots of elements: the source that an element names, or the evidence of a claim. */
  slotsOf: SlotsOf
}

declare module 'vfile' {
  interface DataMap {
    citations: CitationNode[]
  }
}

/** Remark plugin: extracts the citations into `file.data.citations`. It runs before anything that changes texts. */
export function remarkCitations({ items, isKey, styles, settings, slotsOf }: CitationOptions) {
  return (tree: MarkdownRoot, file: VFile): void => {
    const { style, words } = settings
    const { language } = words
    const source = String(file)
    const { citations, keys, malformed } = extractCitations(tree, source, isKey, slotsOf)
    for (const { key, offset } of keys) {
      if (!items.has(key))
        file.fail(`There is no reference or search with the key \`${key}\`.`, pointOf(file, offset))
    }
    for (const { raw, offset } of malformed)
      file.fail(`This is not a valid citation: ${raw}`, pointOf(file, offset))
    finishAffixes(citations, language)
    for (const [index, node] of citations.entries())
      node.data.hProperties['dataCitation'] = String(index)
    file.data.citations = citations
    if (loadStyle(style, styles).class === 'note') citeInNotes(tree, items, language)
  }
}

/**
 * Rehype plugin: formats the citations and adds the bibliography.
 *
 * It runs after `rehypeHeadings`, so that the identifiers of headings and the table of contents do not include citations.
 * Headings and mentions reach the page in its front matter.
 */
export function rehypeCitations({ items, library, styles, settings }: CitationOptions) {
  return (tree: HtmlRoot, file: VFile): void => {
    const { style, words, nocite, details } = settings
    const { language } = words
    const headings = [...(file.data.headings ?? [])]
    const uncited = nocite.includes('@*') ? library() : nocite.map((key) => key.replace(/^@/, ''))
    const heading = { text: words.say('references.bibliography'), id: bibliographyId }
    const { mentions, listed, bibliography } = failAtCitation(file, () =>
      citePage(
        tree,
        (file.data.citations ?? []).map(({ citation }) => citation),
        { items, style, styles, language, words, uncited, details, heading },
      ),
    )
    if (bibliography) {
      tree.children.push(bibliography)
      headings.push({ depth: 2, slug: heading.id, text: heading.text })
    }
    setTextFacts(file, { headings, mentions, listed })
  }
}

/** Runs something, and reports a `CitationError` at the position of its citation. */
function failAtCitation<Result>(file: VFile, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    const offset =
      error instanceof CitationError ? file.data.citations?.[error.index]?.offset : undefined
    if (offset === undefined) throw error
    file.fail((error as Error).message, pointOf(file, offset))
  }
}

/** Returns the line and column of an offset in the source of a file. */
function pointOf(file: VFile, offset: number): { line: number; column: number } {
  const { line, column } = placeOfOffset(file.path, String(file), offset)
  return { line, column }
}
