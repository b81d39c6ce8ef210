import type { Nodes } from 'mdast'

import { type Element, elementsOf } from '../elements.ts'
import { type Problem, defineRule } from '../rule.ts'

import { components } from '../../markdown/vocabulary.ts'
import { placeOfOffset } from '../../shared/place.ts'

/** Every `<figure>` and every component that shows a file has a caption. */
export const figureHasCaption = defineRule({
  name: 'figure-has-caption',
  holds: 'Every figure has a caption.',
  severity: 'warning',
  checkText: ({ record }) =>
    elementsOf(record)
      .filter((element) => isFigure(element) && !hasCaption(element))
      .map(({ node, name }): Problem => ({
        place: placeOfOffset(record.file, record.body, node.position?.start.offset ?? 0),
        message: `This \`<${name}>\` has no caption.`,
        hint:
          name === 'figure'
            ? 'Add a `<figcaption>…</figcaption>` that says what the figure shows and where it comes from.'
            : `Between \`<${name} …>\` and \`</${name}>\`, write what it shows and where it comes from.`,
        length: name.length + 1,
      })),
})

function isFigure({ name }: Element): boolean {
  return (
    name === 'figure' ||
    (Object.hasOwn(components, name) && components[name]?.attributes.includes('src') === true)
  )
}

function hasCaption({ node, name, attributes }: Element): boolean {
  return name === 'figure'
    ? node.children.some(containsCaption)
    : node.children.some(isPrinted) ||
        attributes.some(({ name, value }) => name === 'caption' && value.trim() !== '')
}

/** A table can have a `<caption>` instead of a `<figcaption>`. */
function containsCaption(node: Nodes): boolean {
  if (!('children' in node)) return false
  const isCaption = 'name' in node && (node.name === 'figcaption' || node.name === 'caption')
  return isCaption ? node.children.some(isPrinted) : node.children.some(containsCaption)
}

/** Returns whether a node prints anything. Comments and empty elements do not. */
function isPrinted(node: Nodes): boolean {
  if ('children' in node) return node.children.some(isPrinted)
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return false
  return !('value' in node) || node.value.trim() !== ''
}
