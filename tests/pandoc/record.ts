/** Records the output of pandoc's citeproc for the texts; see README.md in this folder. */

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { format } from 'oxfmt'

import { cslSettings } from '../../src/citations/citeproc/engines.ts'
import { checkPublication } from '../../src/integrity/check.ts'
import { itemsOf } from '../../src/publication/validated.ts'
import { readPublication } from '../../src/publication/read.ts'
import { today } from '../../src/shared/dates.ts'
import { isNoteStyle } from './assay.ts'
import { plain, readComparisons, recordOf, type Cited, type Comparison } from './texts.ts'

/** A node of pandoc's syntax tree. */
interface PandocNode {
  t: string
  c?: unknown
}

/** The parts of pandoc-wasm that we use. */
interface PandocWasm {
  convert: (
    options: Record<string, unknown>,
    input: string,
    files: Record<string, string>,
  ) => Promise<{ stdout: string; stderr: string; warnings: { pretty?: string }[] }>
}

const module = process.env['PANDOC_WASM']
if (module === undefined) throw new Error('Set PANDOC_WASM to the folder of pandoc-wasm.')
const entry = path.join(path.resolve(module), 'index.js')
const { convert } = (await import(pathToFileURL(entry).href)) as PandocWasm

const [wanted = ''] = process.argv.slice(2)
if (wanted === 'articles') await copyArticles()
for (const comparison of readComparisons()) {
  if (wanted !== 'articles' && !comparison.name.startsWith(wanted)) continue
  const cited = readCited(await runPandoc(comparison), isNoteStyle(comparison.style))
  await write(recordOf(comparison), JSON.stringify(cited))
}

/** Copies the published articles without components, and the sources that they cite. */
async function copyArticles(): Promise<void> {
  const publication = readPublication(path.join(import.meta.dirname, '../../content'))
  const { validated } = checkPublication(publication, { today: today() })
  const cited: string[] = []
  for (const { file, body } of publication.texts.articles) {
    // The tags of components are on separate lines; their contents are text of the article.
    const text = body.replace(/^<\/?[A-Z].*>$/gm, '').trim()
    const name = path.basename(path.dirname(file))
    cited.push(text)
    await write(folderFile('articles', `${name}.md`), `---\nlanguage: en-GB\n---\n\n${text}`)
  }
  const items = [...itemsOf(validated)].filter(([key]) =>
    cited.some((body) => body.includes(`@${key}`)),
  )
  const library = JSON.stringify(items.map(([, item]) => item))
  await write(folderFile('articles', 'references.json'), library)
}

function folderFile(...names: string[]): string {
  return path.join(import.meta.dirname, ...names)
}

async function write(file: string, text: string): Promise<void> {
  const { code } = await format(file, text, { printWidth: 100 })
  writeFileSync(file, code)
}

/** Returns pandoc's syntax tree of a text with formatted citations. */
async function runPandoc({ name, text, style }: Comparison): Promise<PandocNode[]> {
  const { markdown, language, nocite, items } = text
  const keys = nocite.map((key) => (key.startsWith('@') ? key : `@${key}`)).join(', ')
  const { stdout, stderr, warnings } = await convert(
    {
      from: 'markdown',
      to: 'json',
      citeproc: true,
      csl: 'style.csl',
      bibliography: ['items.json'],
      'metadata-files': ['metadata.json'],
    },
    markdown,
    {
      'style.csl': style.xml ?? cslSettings.templates.data[style.name] ?? '',
      'items.json': JSON.stringify([...items.values()]),
      'metadata.json': JSON.stringify({ lang: language, nocite: keys }),
    },
  )
  const failed = warnings.filter(({ pretty = '' }) => /Citeproc: .*not found/.test(pretty))
  if (stderr !== '' || failed.length > 0) {
    throw new Error(`pandoc failed on ${name}: ${stderr}${JSON.stringify(failed)}`)
  }
  return (JSON.parse(stdout) as { blocks: PandocNode[] }).blocks
}

/** Collects citations and entries from a syntax tree, in which a note is at the place of its reference. */
function readCited(blocks: PandocNode[], inNotes: boolean): Cited {
  const cited: Cited = { citations: [], entries: [] }
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(walk)
      return
    }
    if (!isNode(node)) return
    if (node.t === 'Cite') {
      const [sources, content] = node.c as [{ citationId: string }[], unknown]
      const keys = sources.map(({ citationId }) => citationId)
      const notes = notesIn(content)
      cited.citations.push({ keys, text: plain(textOf(notes.length > 0 ? notes : content)) })
      return
    }
    const id = node.t === 'Div' ? (node.c as [[string]])[0][0] : ''
    if (id.startsWith('ref-')) {
      cited.entries.push({ key: id.slice('ref-'.length), text: plain(textOf(node)) })
      return
    }
    walk(node.c)
  }
  walk(blocks)
  const paragraphs = blocks.filter(({ t }) => t === 'Para')
  return inNotes ? { ...cited, prose: paragraphs.map((node) => plain(textOf(node, '*'))) } : cited
}

/** Returns the notes in a part of the tree. */
function notesIn(node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap(notesIn)
  if (!isNode(node)) return []
  return node.t === 'Note' ? [node.c] : notesIn(node.c)
}

/**
 * Returns the text of a node, without the number of an entry, but with its label.
 *
 * @param call the replacement for a note; without it, the note itself
 */
function textOf(node: unknown, call?: string): string {
  if (Array.isArray(node)) return node.map((child) => textOf(child, call)).join('')
  if (!isNode(node)) return ''
  const { t, c } = node
  if (t === 'Str') return c as string
  if (t === 'Code' || t === 'RawInline') return (c as [unknown, string])[1]
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' '
  if (t === 'Note' && call !== undefined) return call
  if (t === 'Quoted') {
    const [{ t: kind }, children] = c as [PandocNode, unknown]
    const text = textOf(children, call)
    return kind === 'SingleQuote' ? `‘${text}’` : `“${text}”`
  }
  if (t === 'Span') {
    const [[, classes], children] = c as [[string, string[]], unknown]
    const text = textOf(children, call)
    if (!classes.includes('csl-left-margin')) return text
    return /^\W*\d+\W*$/.test(text) ? '' : `${text} `
  }
  if (t === 'Div' || t === 'Cite' || t === 'Link') return textOf((c as unknown[])[1], call)
  return textOf(c, call)
}

function isNode(value: unknown): value is PandocNode {
  return typeof value === 'object' && value !== null && 't' in value
}
