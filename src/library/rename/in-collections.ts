/** Keys in collections of references: BibTeX and CSL-JSON. */

import { findNodeAtLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser'

import { itemNodes } from '../../reading/csl-json.ts'
import { keyOf } from '../../reading/csl-json/keys.ts'
import { scanBibtex } from '../../reading/bibtex/scan.ts'
import { normalizeText, toNormalForm } from '../../shared/normal-form.ts'
import type { Edit, KeyChange } from './edits.ts'

/** Fields of BibTeX that name other entries (biblatex manual, "Special Fields"). */
const links = new Set(['crossref', 'entryset', 'related', 'xdata', 'xref'])

/** Finds the key of an entry in a BibTeX file, and the fields of other entries that name it. */
export function editsInBibtex(source: string, { from, to }: KeyChange): Edit[] {
  const { text, originalOffset } = normalizeText(source.replace(/^\uFEFF/, ' '))
  const edit = (start: number, length: number): Edit => ({
    start: originalOffset(start),
    end: originalOffset(start + length),
    text: to,
  })
  return scanBibtex(text).entries.flatMap(({ key, offset, fields }): Edit[] => {
    const opening = /@[^{(]*[{(]\s*/y
    opening.lastIndex = offset
    const start = offset + (opening.exec(text)?.[0].length ?? 0)
    const named = [...fields.values()].flatMap(({ name, valueOffset, end }) => {
      if (!links.has(name)) return []
      const keys = text.slice(valueOffset, end).matchAll(/[^\s,{}"]+/g)
      return [...keys].flatMap((found) =>
        found[0] === from ? [edit(valueOffset + found.index, from.length)] : [],
      )
    })
    return [...(key === from ? [edit(start, key.length)] : []), ...named]
  })
}

/** Finds the key of an item in a CSL-JSON file, wherever it has its key, and the notices in `custom` that name it. */
export function editsInCslJson(source: string, { from, to }: KeyChange): Edit[] {
  const tree = parseTree(source.replace(/^\uFEFF/, ' '))
  const items = (tree && itemNodes(tree)) ?? []
  return items.flatMap((item): Edit[] => {
    const key = keyOf(getNodeValue(item))
    const isOwn = key !== undefined && toNormalForm(key.value) === from
    const own = isOwn ? [['citation-key'], ['id']] : []
    return [
      ...[...own, ['custom', 'health', 'notice']].flatMap((path) => {
        const node = findNodeAtLocation(item, path)
        return node && toNormalForm(String(node.value).trim()) === from ? [replaced(node, to)] : []
      }),
      ...(isOwn && key.field === 'note' ? keyInNote(item, key.value, to) : []),
    ]
  })
}

function keyInNote(item: Node, key: string, to: string): Edit[] {
  const node = findNodeAtLocation(item, ['note'])
  if (typeof node?.value !== 'string') return []
  const note = node.value.replace(
    /^(citation key: *)(\S+)/gim,
    (line: string, before: string, written: string) => (written === key ? before + to : line),
  )
  return [replaced(node, note)]
}

function replaced({ offset, length }: Node, value: string): Edit {
  return { start: offset, end: offset + length, text: JSON.stringify(value) }
}
