/** Turns the definition lists of Hugo and Jekyll into lists: a term, and lines that start with a colon (PHP Markdown Extra). */

import type { List, ListItem, Nodes, Paragraph, PhrasingContent, Root } from 'mdast'

import { SKIP, visit } from 'unist-util-visit'

import { linesOf } from './paragraph-lines.ts'

/** Terms that have the same definitions. */
interface Entry {
  terms: PhrasingContent[][]
  definitions: PhrasingContent[][]
}

const colon = /^:[ \t]+/

/** Replaces each definition list by a list with its terms in bold. An empty line can separate a
 * term of one line from its definition. */
export function listDefinitions(tree: Root): void {
  const lists = new Set<Nodes>()
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    const siblings = parent.children as Nodes[]
    const before = siblings[index - 1]
    const lines = linesOf(node)
    const term = before?.type === 'paragraph' && isDefinition(lines[0]) ? linesOf(before) : []
    const isApart = term.length === 1
    const entries = entriesOf(isApart ? [...term, ...lines] : lines)
    if (!entries) return undefined
    const start = isApart ? index - 1 : index
    const items = entries.map(itemOf)
    const last = siblings[start - 1]
    if (last?.type === 'list' && lists.has(last)) {
      last.children.push(...items)
      siblings.splice(start, index - start + 1)
      return [SKIP, start]
    }
    const list: List = { type: 'list', ordered: false, spread: false, children: items }
    lists.add(list)
    siblings.splice(start, index - start + 1, list)
    return [SKIP, start + 1]
  })
}

/** Returns the entries, or nothing if the lines are no definition list. */
function entriesOf(lines: readonly PhrasingContent[][]): Entry[] | undefined {
  const entries: Entry[] = [{ terms: [], definitions: [] }]
  for (const [index, line] of lines.entries()) {
    let entry = entries.at(-1)
    if (!entry) return undefined
    const definition = entry.definitions.at(-1)
    if (isDefinition(line)) {
      if (entry.terms.length === 0) return undefined
      entry.definitions.push(withoutColon(line))
    } else if (definition && !isDefinition(lines[index + 1])) {
      definition.push({ type: 'text', value: '\n' }, ...line)
    } else {
      if (definition) entries.push((entry = { terms: [], definitions: [] }))
      entry.terms.push(line)
    }
  }
  return entries.every(({ definitions }) => definitions.length > 0) ? entries : undefined
}

function isDefinition(line: readonly PhrasingContent[] | undefined): boolean {
  const [first] = line ?? []
  return first?.type === 'text' && colon.test(first.value)
}

function withoutColon([first, ...others]: readonly PhrasingContent[]): PhrasingContent[] {
  return first?.type === 'text'
    ? [{ ...first, value: first.value.replace(colon, '') }, ...others]
    : others
}

function itemOf({ terms, definitions }: Entry): ListItem {
  const words = terms.flatMap((term, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'text', value: ', ' } as const] : []),
    { type: 'strong', children: term },
  ])
  const [only, ...others] = definitions
  if (only && others.length === 0) {
    const children: PhrasingContent[] = [...words, { type: 'text', value: ': ' }, ...only]
    return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }
  }
  const inner: List = {
    type: 'list',
    ordered: false,
    spread: false,
    children: definitions.map((children) => ({
      type: 'listItem',
      spread: false,
      children: [paragraphOf(children)],
    })),
  }
  return { type: 'listItem', spread: false, children: [paragraphOf(words), inner] }
}

function paragraphOf(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}
