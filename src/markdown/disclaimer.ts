import type { Root } from 'mdast'
import type { VFile } from 'vfile'

import { EXIT, visit } from 'unist-util-visit'

import { setTextFacts } from '../publication/text-facts.ts'

/** Remark plugin: notes in the front matter as `disclaimed` that a text holds a disclaimer, so that none follows it. */
export function remarkDisclaimer() {
  return (tree: Root, file: VFile): void => {
    setTextFacts(file, { disclaimed: holdsDisclaimer(tree) })
  }
}

/** Returns whether a text contains a `<Disclaimer />`. */
export function holdsDisclaimer(tree: Root): boolean {
  let found = false
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    if (!('name' in node) || node.name !== 'Disclaimer') return undefined
    found = true
    return EXIT
  })
  return found
}
