/** Converts the text of an old post into the MDX of an article. */

import type { Root } from 'mdast'

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

import { remarkGfmAsWritten } from '../../reading/gfm.ts'
import { markAbbreviations, takeAbbreviations } from './abbreviations.ts'
import { withClassicParagraphs } from '../wordpress/classic-paragraphs.ts'
import { restoreTags, withTags } from './comments.ts'
import { listDefinitions } from './definition-lists.ts'
import { flattenInline } from './flatten-inline.ts'
import { pointToHeadings, takeHeadingIds } from './heading-ids.ts'
import { fromOldHtml, withoutHtml } from './html.ts'
import { withoutCode } from './mdx-code.ts'
import type { BlogKind, Note, OldPost } from '../old-post.ts'
import { type CitedWorks, citeReferenceLists } from './reference-lists.ts'
import {
  inlineDefinitions,
  resolveAddresses,
  type Targets,
  unescapeAddresses,
} from '../resolve-addresses.ts'
import { replaceTags } from '../blogs/template-tags.ts'
import { writeText } from './written-text.ts'

/** What the text of an article refers to, outside the text. */
export interface Surroundings extends Targets {
  kind: BlogKind
  /** The keys of the library, by DOI in lower case. */
  keys: ReadonlyMap<string, string>
}

/** The text of an article. */
export interface ConvertedText extends CitedWorks {
  text: string
  /** The identifiers of its headings by the old ones, to which links of other texts can lead. */
  fragments: ReadonlyMap<string, string>
  notes: Note[]
}

/**
 * Converts a text.
 *
 * @returns the text, which the check accepts, and what a person must look at; or why it cannot be converted,
 * and the line in the text
 */
export function convertText(
  post: Pick<OldPost, 'text' | 'form' | 'linesBefore'>,
  { kind, image, link, keys }: Surroundings,
): ConvertedText | { problem: string; line?: number } {
  const { text: source, notes: ofCode } =
    post.form === 'mdx' ? withoutCode(post.text) : { text: post.text, notes: [] }
  const { text: untagged, tags, notes, lineOf } = replaceTags(source, kind, post.form)
  const converted = tryToParse(untagged, { form: post.form, kind }, lineOf)
  if (!converted) {
    return { problem: 'Its HTML is too irregular. Look for elements that are not closed.' }
  }
  const { tree, abbreviations = new Map<string, string>() } = converted
  const all = [...ofCode, ...notes, ...converted.notes]
  flattenInline(tree)
  restoreTags(tree, tags, all)
  const ids = takeHeadingIds(tree)
  inlineDefinitions(tree)
  levelHeadings(tree, all)
  const works = citeReferenceLists(tree, keys)
  resolveAddresses(tree, { image, link }, all)
  const fragments = pointToHeadings(tree, ids, all)
  markAbbreviations(tree, abbreviations, (title) => withTags(title, tags))
  const written = writeText(tree, all)
  if ('problem' in written) {
    const { problem, offset } = written
    // The parser of HTML does not read the text as it is in the file.
    const isInFile = offset !== undefined && post.form !== 'html'
    return { problem, ...(isInFile && { line: lineOf(offset) }) }
  }
  const placed = all.map(({ line, message }) => ({
    ...(line !== undefined && post.linesBefore !== undefined && { line: line + post.linesBefore }),
    message,
  }))
  return { ...written, ...works, fragments, notes: [...placed, ...works.notes] }
}

// Neither kramdown (Jekyll) nor Goldmark (Hugo) strikes text between single tildes.
const parser = unified().use(remarkParse).use(remarkGfmAsWritten).freeze()

/** Returns nothing for the rare HTML in which the libraries fail. */
function tryToParse(...parameters: Parameters<typeof toTree>) {
  try {
    return toTree(...parameters)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function toTree(
  text: string,
  { form, kind }: { form: OldPost['form']; kind: BlogKind },
  lineOf: (offset: number) => number,
): { tree: Root; notes: Note[]; abbreviations?: Map<string, string> } {
  if (form === 'html') return fromOldHtml(withParagraphs(text, kind))
  const tree = parser.parse(text)
  unescapeAddresses(tree, text)
  const abbreviations = takeAbbreviations(tree)
  if (kind === 'jekyll' || kind === 'hugo') listDefinitions(tree)
  const elements: string[] = []
  visit(tree, 'html', ({ value }) => {
    if (!/^<!--[^]*-->\s*$/.test(value)) elements.push(value)
  })
  return {
    ...(elements.length > 0 ? withoutHtml(tree, lineOf) : { tree, notes: [] }),
    abbreviations,
  }
}

/**
 * Returns HTML with its paragraphs. Texts of WordPress without blocks have only empty lines, even if a part of them is in
 * elements (WordPress, `do_blocks` and `wpautop`); other HTML has them if it has no paragraphs at all.
 */
function withParagraphs(source: string, kind: BlogKind): string {
  if (source.includes('<!-- wp:')) return source
  return kind === 'wordpress' || !/<p[\s>]/i.test(source) ? withClassicParagraphs(source) : source
}

/** The title is the main heading of the page, so the highest headings of a text are at level 2. */
function levelHeadings(tree: Root, notes: Note[]): void {
  let highest = 6
  visit(tree, 'heading', ({ depth }) => {
    highest = Math.min(highest, depth)
  })
  const shift = 2 - highest
  let changed = 0
  visit(tree, 'heading', (node) => {
    changed += Math.abs(shift)
    node.depth = Math.min(6, node.depth + shift) as typeof node.depth
  })
  if (changed === 0) return
  const direction = shift > 0 ? 'lower' : 'higher'
  notes.push({
    message: `All headings are at a ${direction} level, because the first one of a text is at level 2.`,
  })
}
