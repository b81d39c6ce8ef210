/** The abbreviations of Jekyll: a line `*[WHO]: World Health Organization` explains each `WHO` in the text (kramdown). */

import type { PhrasingContent, Root } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx'

import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'

import { joinLines, linesOf } from './paragraph-lines.ts'

const definition = /^\*\[([^\]\n]+)\]:[ \t]*(.*)$/s

/** Removes the lines with explanations from a tree, and returns the explanations by their abbreviations. */
export function takeAbbreviations(tree: Root): Map<string, string> {
  const found = new Map<string, string>()
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    const lines = linesOf(node)
    const others = lines.filter((line) => {
      const [first] = line
      if (first?.type !== 'text' || !first.value.startsWith('*[')) return true
      const [, short, long = ''] = definition.exec(toString(line)) ?? []
      if (short === undefined) return true
      found.set(short, long.trim())
      return false
    })
    if (others.length === lines.length) return undefined
    node.children = joinLines(others)
    if (others.length > 0) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return found
}

/**
 * Marks each abbreviation in the text with its explanation.
 *
 * @param restore returns an explanation with its tags of template languages
 */
export function markAbbreviations(
  tree: Root,
  abbreviations: ReadonlyMap<string, string>,
  restore: (explanation: string) => string,
): void {
  const explained = [...abbreviations].filter(([, long]) => long !== '').map(([short]) => short)
  if (explained.length === 0) return
  const names = explained
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}])(${names.join('|')})(?![\p{L}\p{M}\p{N}])`,
    'u',
  )
  visit(tree, (node, index, parent) => {
    if ('name' in node && node.name === 'abbr') return SKIP
    if (node.type !== 'text' || !parent || index === undefined) return undefined
    const parts = node.value.split(pattern)
    if (parts.length === 1) return undefined
    const put = parts.flatMap((value, at): PhrasingContent[] => {
      if (at % 2 === 1) return [elementOf(value, restore(abbreviations.get(value) ?? ''))]
      return value === '' ? [] : [{ type: 'text', value }]
    })
    parent.children.splice(index, 1, ...(put as never[]))
    return [SKIP, index + put.length]
  })
}

function elementOf(short: string, long: string): MdxJsxTextElement {
  return {
    type: 'mdxJsxTextElement',
    name: 'abbr',
    attributes: [{ type: 'mdxJsxAttribute', name: 'title', value: long }],
    children: [{ type: 'text', value: short }],
  }
}
