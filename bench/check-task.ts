/**
 * Does one of the things that `bench/check.ts` compares, and prints as JSON the processor time of this thread in
 * milliseconds: `parse` reads and parses the files and no more, `check` checks them, both of them in one turn each.
 */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { parse as parseBibtex } from '@retorquere/bibtex-parser'
import { parseTree } from 'jsonc-parser'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parseDocument } from 'yaml'

import { checkPublication } from '../src/integrity/check.ts'
import { readPublication } from '../src/publication/read.ts'

const [task = '', directory = ''] = process.argv.slice(2)
const start = process.threadCpuUsage()
const count = task === 'parse' ? parse() : check()
const { user, system } = process.threadCpuUsage(start)
console.log(JSON.stringify({ time: (user + system) / 1000, count }))

/** What is left of the work if nothing is to be said of it: the same files through the same parsers. */
function parse(): number {
  const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze()
  const parsed: unknown[] = []
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = readFileSync(path.join(entry.parentPath, entry.name), 'utf8')
    switch (path.extname(entry.name)) {
      case '.mdx': {
        const [, front = '', body = ''] = source.split(/^---$/m)
        parsed.push(parseDocument(front).toJS(), mdx.parse(body))
        break
      }
      case '.yaml':
        parsed.push(parseDocument(source).toJS())
        break
      case '.json':
        parsed.push(parseTree(source))
        break
      case '.bib':
        parsed.push(parseBibtex(source, { english: false, sentenceCase: false }))
        break
    }
  }
  return parsed.length
}

function check(): number {
  const { issues } = checkPublication(readPublication(directory), { today: '2026-01-01' })
  const wrong = issues.find(({ severity }) => severity === 'error')
  if (wrong) throw new Error(`The made-up publication is wrong: ${wrong.message}`)
  return issues.length
}
