/** A text as rules get it: with its citations as nodes, and what is found in it. */

import type { Root } from 'mdast'

import type { CitationNode, CitedKey, MalformedText } from '../citations/citation-node.ts'
import { type Refusal, findRefusals } from '../markdown/articles-as-data.ts'
import type { SourceText } from '../publication/source.ts'
import type { Validated } from '../publication/validated.ts'

import { articleFolder } from '../articles/folder.ts'
import { chartName } from '../charts/chart-name.ts'
import { extractCitations } from '../citations/extract.ts'
import { citingSlots } from '../citations/slots.ts'
import { chartsIn } from '../markdown/charts.ts'
import { normalizeAttributes } from '../markdown/names.ts'
import { type Attribute, elementsOf } from './elements.ts'
import { type WrittenLink, writtenLinks } from './written-links.ts'
import { type WrittenFile, writtenFiles } from './written-files.ts'

/** An article or page. If its MDX cannot be parsed, its lists are empty. */
export interface CheckedText<Data = unknown> extends Validated<Data, SourceText> {
  kind: 'article' | 'page'
  found: FoundInText
}

/** Everything that rules about more than one text need of a text. It survives JSON and does not need the tree. */
export interface FoundInText {
  /** The parts of it that are not allowed. */
  refusals: Refusal[]
  /** Its citations. Each is also a node in `record.tree`. */
  cited: CitedInText
  /** Its elements, in order. */
  elements: { name: string; attributes: Attribute[] }[]
  /** The addresses of its links. */
  links: WrittenLink[]
  /** The files that it names. */
  files: WrittenFile[]
  /** The data files of its charts, as it names them. */
  charts: string[]
}

/** The citations of a text. */
export interface CitedInText {
  /** Every citation in the order of the tree. */
  citations: Pick<CitationNode, 'citation' | 'offset'>[]
  /** Every cited key. */
  keys: (Omit<CitedKey, 'citation'> & {
    /** The offset of the citation that it is in. */
    citationOffset: number
  })[]
  malformed: MalformedText[]
}

/** What is found in a text while its tree is prepared. */
type Prepared = Pick<FoundInText, 'refusals' | 'cited'>

/**
 * Prepares the tree of a text whenever it is parsed: the citations in `record.tree` are nodes, and names in attributes are
 * normalised.
 *
 * @param isKey returns whether a bare `@word` is a citation
 * @returns a function that returns what was found in the tree; nothing if there is no tree
 */
export function prepareText(record: SourceText, isKey: (word: string) => boolean): () => Prepared {
  let prepared: Prepared = { refusals: [], cited: { citations: [], keys: [], malformed: [] } }
  record.prepareTree = (tree) => {
    prepared = prepare(tree, record.body, isKey)
  }
  return () => prepared
}

/**
 * Finds everything that rules need in a text, and prepares its tree. Text that an element inserts from a claim is checked
 * in the claim.
 *
 * @param isKey returns whether a bare `@word` is a citation
 */
export function inspectText(record: SourceText, isKey: (word: string) => boolean): FoundInText {
  const prepared = prepareText(record, isKey)
  const { tree } = record
  return {
    ...prepared(),
    elements: elementsOf(record).map(({ name, attributes }) => ({ name, attributes })),
    links: writtenLinks(record),
    files: writtenFiles(record),
    charts: tree ? chartsIn(tree) : [],
  }
}

function prepare(tree: Root, body: string, isKey: (word: string) => boolean): Prepared {
  const refusals = findRefusals(tree, body)
  normalizeAttributes(tree)
  const { citations, keys, malformed } = extractCitations(tree, body, isKey, citingSlots(new Map()))
  return {
    refusals,
    cited: {
      citations: citations.map(({ citation, offset }) => ({ citation, offset })),
      keys: keys.map(({ citation, ...key }) => ({ ...key, citationOffset: citation.offset })),
      malformed,
    },
  }
}

/** Returns the names of the charts that a text shows, in order. */
export function chartsOf({ record, found }: CheckedText): string[] {
  const folder = articleFolder(record.id, record.file)
  return found.charts.map((src) => chartName(folder, src))
}
