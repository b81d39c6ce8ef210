/** The code in old texts in MDX: what they import and export. */

import type { Note } from '../old-post.ts'

import { quoted } from '../blogs/template-tags.ts'

const fence = /^ {0,3}(`{3,}|~{3,})/

/** The start of an import or export, and of no sentence such as “import duties rose”. */
const start =
  /^import\s*(?:["'{*]|type\b|[\w$]+\s*(?:,|from\b))|^export\s*(?:[{*]|(?:async|class|const|default|function|interface|let|type|var)\b)/

/**
 * Replaces imports and exports by empty lines, so that the numbers of the other lines stay. Each starts a block, and ends
 * at an empty line after all its brackets are closed (MDX, "ESM").
 */
export function withoutCode(source: string): { text: string; notes: Note[] } {
  const notes: Note[] = []
  let open: string | undefined
  let code: { brackets: number } | undefined
  let isAfterEmpty = true
  const lines = source.split('\n').map((line, index) => {
    const isEmpty = line.trim() === ''
    const [, marks] = fence.exec(line) ?? []
    if (code === undefined && marks !== undefined) {
      if (open === undefined) open = marks
      else if (marks.startsWith(open)) open = undefined
    }
    if (open === undefined && code === undefined && isAfterEmpty && start.test(line)) {
      code = { brackets: 0 }
      const message = `${quoted(line.trim())} was left out: articles contain no code.`
      notes.push({ line: index + 1, message })
    }
    isAfterEmpty = isEmpty
    if (code === undefined) return line
    code.brackets += openedIn(line)
    if (isEmpty && code.brackets <= 0) code = undefined
    return ''
  })
  return { text: lines.join('\n'), notes }
}

/** Returns how many more brackets a line of code opens than it closes. */
function openedIn(line: string): number {
  const plain = line.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '')
  return (plain.match(/[([{]/g)?.length ?? 0) - (plain.match(/[)\]}]/g)?.length ?? 0)
}
