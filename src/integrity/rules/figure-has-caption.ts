import type { Nodes } from 'mdast'

import type { Element } from '../elements.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { components } from '../../markdown/vocabulary.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf } from '../elements.ts'
import { defineRule } from '../rule.ts'

/** A `<figure>`, and a component that shows a file, has a caption. */
export const figureHasCaption = defineRule({
  name: 'figure-has-caption',
  holds: 'A figure has a caption.',
  severity: 'warning',
  check,
})

function check({ articles, pages }: RuleContext): Problem[] {
  return [...articles, ...pages].flatMap(({ record }) =>
    elementsOf(record)
      .filter((element) => isFigure(element) && !hasCaption(element))
      .map(({ node, name }): Problem => ({
        place: placeOfOffset(record.file, record.body, node.position?.start.offset ?? 0),
        message: `This \`<${name}>\` has no caption.`,
        hint:
          name === 'figure'
            ? 'Say in `<figcaption>…</figcaption>` what the figure shows and where it comes from.'
            : `Say between \`<${name} …>\` and \`</${name}>\` what it shows and where it comes from.`,
        length: name.length + 1,
      })),
  )
}

function isFigure({ name }: Element): boolean {
  return (
    name === 'figure' ||
    (Object.hasOwn(components, name) && components[name]?.attributes.includes('src') === true)
  )
}

function hasCaption({ node, name, attributes }: Element): boolean {
  return name === 'figure'
    ? node.children.some(holdsCaption)
    : node.children.some(isPrinted) ||
        attributes.some(({ name, value }) => name === 'caption' && value.trim() !== '')
}

/** A table says in its own `<caption>` what a figure says in a `<figcaption>`. */
function holdsCaption(node: Nodes): boolean {
  if (!('children' in node)) return false
  const isCaption = 'name' in node && (node.name === 'figcaption' || node.name === 'caption')
  return isCaption ? node.children.some(isPrinted) : node.children.some(holdsCaption)
}

/** Tells whether a reader sees anything of a node: comments and empty elements print nothing. */
function isPrinted(node: Nodes): boolean {
  if ('children' in node) return node.children.some(isPrinted)
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return false
  return !('value' in node) || node.value.trim() !== ''
}
