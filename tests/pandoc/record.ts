/** Writes down what pandoc's citeproc makes of the texts; see README.md beside it. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { format } from 'prettier'

import { cslSettings } from '../../src/citations/style.ts'
import { checkPublication } from '../../src/integrity/check.ts'
import { citableItems } from '../../src/integrity/publication.ts'
import { readPublication } from '../../src/reading/publication.ts'
import { today } from '../../src/shared/dates.ts'
import { plain, readTexts, recordOf, styles, type Cited, type Text } from './texts.ts'

/** A node of pandoc's syntax tree. */
interface PandocNode {
  t: string
  c?: unknown
}

const directory = mkdtempSync(path.join(os.tmpdir(), 'assay-pandoc-'))
try {
  await copyArticles()
  for (const text of readTexts()) {
    for (const style of styles) {
      await write(recordOf(text, style), JSON.stringify(readCited(runPandoc(text, style))))
    }
  }
} finally {
  rmSync(directory, { recursive: true })
}

/** Copies the published articles, components left out, and the sources that they cite. */
async function copyArticles(): Promise<void> {
  const publication = readPublication(path.join(import.meta.dirname, '../../content'))
  const { shaped } = checkPublication(publication, { today: today() })
  const cited: string[] = []
  for (const { file, body } of publication.texts.articles) {
    // The tags of components stand on lines of their own; what they hold is text of the article.
    const text = body.replace(/^<\/?[A-Z].*>$/gm, '').trim()
    const name = path.basename(path.dirname(file))
    cited.push(text)
    await write(folderFile('articles', `${name}.md`), `---\nlanguage: en-GB\n---\n\n${text}`)
  }
  const items = [...citableItems(shaped)].filter(([key]) =>
    cited.some((body) => body.includes(`@${key}`)),
  )
  const library = JSON.stringify(items.map(([, item]) => item))
  await write(folderFile('articles', 'references.json'), library)
}

function folderFile(...names: string[]): string {
  return path.join(import.meta.dirname, ...names)
}

async function write(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { filepath: file, printWidth: 100 }))
}

/** Gives pandoc's syntax tree of a text with its citations formatted. */
function runPandoc({ markdown, language, nocite, items }: Text, style: string): PandocNode[] {
  const hand = (name: string, value: string) => {
    const file = path.join(directory, name)
    writeFileSync(file, value)
    return file
  }
  const keys = nocite.map((key) => (key.startsWith('@') ? key : `@${key}`)).join(', ')
  const { status, stdout, stderr } = spawnSync(
    'pandoc',
    [
      '--from=markdown',
      '--to=json',
      '--citeproc',
      `--csl=${hand('style.csl', cslSettings.templates.data[style] ?? '')}`,
      `--bibliography=${hand('items.json', JSON.stringify([...items.values()]))}`,
      `--metadata-file=${hand('metadata.json', JSON.stringify({ lang: language, nocite: keys }))}`,
    ],
    { input: markdown, encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  if (status !== 0 || stderr.includes('Citeproc')) throw new Error(`pandoc failed: ${stderr}`)
  return (JSON.parse(stdout) as { blocks: PandocNode[] }).blocks
}

/** Collects citations and entries from a syntax tree, in which a note stands where it is called. */
function readCited(blocks: PandocNode[]): Cited {
  const cited: Cited = { citations: [], entries: [] }
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(walk)
      return
    }
    if (!isNode(node)) return
    if (node.t === 'Cite') {
      const [sources] = node.c as [{ citationId: string }[]]
      const keys = sources.map(({ citationId }) => citationId)
      cited.citations.push({ keys, text: plain(textOf(node)) })
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
  return cited
}

/** The text of a node, the number in front of an entry left out. */
function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (!isNode(node)) return ''
  const { t, c } = node
  if (t === 'Str') return c as string
  if (t === 'Code' || t === 'RawInline') return (c as [unknown, string])[1]
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' '
  if (t === 'Quoted') {
    const [{ t: kind }, children] = c as [PandocNode, unknown]
    return kind === 'SingleQuote' ? `‘${textOf(children)}’` : `“${textOf(children)}”`
  }
  if (t === 'Span') {
    const [[, classes], children] = c as [[string, string[]], unknown]
    return classes.includes('csl-left-margin') ? '' : textOf(children)
  }
  if (t === 'Div' || t === 'Cite') return textOf((c as unknown[])[1])
  return textOf(c)
}

function isNode(value: unknown): value is PandocNode {
  return typeof value === 'object' && value !== null && 't' in value
}
