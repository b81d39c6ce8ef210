import type { Nodes } from 'mdast'

import { type CitationNode, isCitation } from '../../citations/citation-node.ts'
import type { CheckedText } from '../text.ts'
import { type Problem, type RuleContext, type TextContext, defineRule } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { fieldExtractor } from '../citers.ts'
import { mentionsIn } from '../possible-citations.ts'
import { english, retractionWords } from '../retraction-words.ts'

/** A part of a text that readers take as a unit. */
interface Block {
  /** Its name in messages. */
  name: string
  words: string
  cited: CitationNode[]
  /** The footnotes to which it refers. */
  noteReferences: string[]
  /** The name of the footnote, if the block is one. */
  note?: string
}

/** The names of nodes that are blocks. */
const blockNames: Partial<Record<string, string>> = {
  blockquote: 'quotation',
  footnoteDefinition: 'note',
  heading: 'heading',
  listItem: 'list item',
  paragraph: 'paragraph',
  tableRow: 'table row',
}

/** The names of elements that are blocks. */
const elementNames: Partial<Record<string, string>> = {
  PullQuote: 'quotation',
  caption: 'caption',
  dd: 'definition',
  dt: 'definition',
  figcaption: 'caption',
  li: 'list item',
  p: 'paragraph',
  summary: 'summary',
  tr: 'table row',
}

/** Blocks that are separate even inside another block. */
const separateBlocks = new Set(['list item', 'table row'])

/**
 * A block of text that cites a retracted source says so, in the language of the site or in English. For a footnote, the
 * block that refers to it can say so. For an entry of a claim's evidence, any of its fields can.
 */
export const retractionIsNamed = defineRule({
  name: 'retraction-is-named',
  holds: 'A text that cites a retracted source says that it was retracted.',
  severity: 'error',
  checkText(text, context) {
    const isRetracted = (key: string) =>
      context.references.get(key)?.data?.health?.kind === 'retracted'
    const keys = text.found.cited.keys.map(({ key }) => key)
    const retracted = new Set(keys.filter(isRetracted))
    return inText(text, retracted, context)
  },
  check(checked) {
    const retracted = new Set(
      [...checked.references].flatMap(([key, { data }]) =>
        data?.health?.kind === 'retracted' ? [key] : [],
      ),
    )
    if (retracted.size === 0) return []
    return inEvidence(retracted, checked)
  },
})

function inText(
  { record, found: { cited } }: CheckedText,
  retracted: ReadonlySet<string>,
  checked: Pick<TextContext, 'site'>,
): Problem[] {
  if (retracted.size === 0 || !record.tree) return []
  const keysOf = Map.groupBy(cited.keys, ({ citationOffset }) => citationOffset)
  const blocks = blocksOf(record.tree)
  const referring = Map.groupBy(
    blocks.flatMap((block) => block.noteReferences.map((note) => ({ note, block }))),
    ({ note }) => note,
  )
  return blocks.flatMap((block) => {
    const first = firstCitations(block, retracted)
    const around = (referring.get(block.note ?? '') ?? []).map((reference) => reference.block)
    if (first.size === 0 || [block, ...around].some(({ words }) => namesRetraction(words, checked)))
      return []
    return [...first].map(([key, node]) => {
      const named = keysOf.get(node.offset)?.find((each) => each.key === key)
      const offset = named?.offset ?? node.offset
      return {
        ...problemOf(key, `this ${block.name}`, checked),
        place: placeOfOffset(record.file, record.body, offset),
        length: key.length + (record.body[offset] === '@' ? 1 : 0),
      }
    })
  })
}

/** Returns the first citation of each retracted source in a block. */
function firstCitations({ cited }: Block, retracted: ReadonlySet<string>) {
  const first = new Map<string, CitationNode>()
  for (const node of cited) {
    for (const { key } of node.citation.items) {
      if (retracted.has(key) && !first.has(key)) first.set(key, node)
    }
  }
  return first
}

/** Splits a text into blocks. */
function blocksOf(tree: Nodes): Block[] {
  const stray: Block = { name: 'passage', words: '', cited: [], noteReferences: [] }
  const blocks = [stray]
  const walk = (node: Nodes, block: Block) => {
    let own = block
    const name = nameOf(node)
    if (name !== undefined && (block === stray || separateBlocks.has(name))) {
      own = { name, words: '', cited: [], noteReferences: [] }
      if (node.type === 'footnoteDefinition') own.note = node.identifier
      blocks.push(own)
    }
    if (isCitation(node)) {
      own.cited.push(node)
      own.words += node.citation.items
        .map(({ prefix = '', suffix = '' }) => ` ${prefix} ${suffix} `)
        .join('')
    } else if ('value' in node && !isExpression(node)) own.words += node.value
    else if (node.type === 'footnoteReference') own.noteReferences.push(node.identifier)
    if ('children' in node) for (const child of node.children) walk(child, own)
    if (name !== undefined || node.type === 'tableCell') own.words += ' '
  }
  walk(tree, stray)
  return blocks
}

/** Returns whether a node is an expression in braces, which can only be a comment. */
function isExpression({ type }: Nodes): boolean {
  return type === 'mdxFlowExpression' || type === 'mdxTextExpression'
}

function nameOf(node: Nodes): string | undefined {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') {
    return blockNames[node.type]
  }
  return node.name === null ? undefined : elementNames[node.name]
}

/** Checks that entries of evidence say so if they come from a retracted source or cite one. */
function inEvidence(retracted: ReadonlySet<string>, checked: RuleContext): Problem[] {
  const extract = fieldExtractor(checked)
  const citedIn = (markdown = ''): string[] => {
    if (!mentionsIn(markdown).some((key) => retracted.has(key))) return []
    const { keys } = extract(markdown)
    return [...new Set(keys.map(({ key }) => key))].filter((key) => retracted.has(key))
  }
  return [...checked.claims.values()].flatMap(({ record, data }) =>
    (data?.evidence ?? []).flatMap((entry, index): Problem[] => {
      const { reference, design, summary, limits } = entry
      // `retracted-is-no-evidence` reports entries that support the claim.
      const isRetracted = retracted.has(reference) && entry.finding !== 'supports'
      const mentions = [
        ...(isRetracted ? [{ field: 'reference', key: reference, words: reference }] : []),
        ...citedIn(summary).map((key) => ({ field: 'summary', key, words: `@${key}` })),
        ...citedIn(limits).map((key) => ({ field: 'limits', key, words: `@${key}` })),
      ]
      if (mentions.length === 0 || namesRetraction([design, summary, limits].join(' '), checked))
        return []
      return mentions.map(({ field, key, words }) => ({
        ...problemOf(
          key,
          'this entry',
          checked,
          field === 'reference' ? 'in `summary` or `limits`' : undefined,
        ),
        ...checked.pointAt(record, ['evidence', index, field], words, Infinity),
      }))
    }),
  )
}

function problemOf(
  key: string,
  where: string,
  { site }: Pick<TextContext, 'site'>,
  sayAt = 'here',
): Omit<Problem, 'place'> {
  const language = languageOf(site)
  const own = language === 'en' ? english : retractionWords[language]
  const otherwise = own
    ? ''
    : ` Words of this language are not known here: if the text says so, add the rule to \`ignore\`.`
  return {
    message: `\`${key}\` was retracted, but ${where} does not say so.`,
    hint: `Mention the retraction ${sayAt}, with a word such as \`${(own ?? english).example}\`, or cite another source.${otherwise}`,
  }
}

/** Returns whether a text mentions a retraction, in the language of the site or in English. */
function namesRetraction(words: string, { site }: Pick<TextContext, 'site'>): boolean {
  const text = words.normalize('NFC').toLowerCase()
  return english.words.test(text) || retractionWords[languageOf(site)]?.words.test(text) === true
}

function languageOf(site: RuleContext['site']): string {
  return (site?.language ?? 'en').split('-')[0]?.toLowerCase() ?? 'en'
}
