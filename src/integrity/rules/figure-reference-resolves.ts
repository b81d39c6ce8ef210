import type { SourceText } from '../../publication/source.ts'
import { type Problem, defineRule } from '../rule.ts'

import { figuresIn, isNumberedComponent } from '../../markdown/figure-numbers.ts'
import { isIdentifier } from '../../markdown/vocabulary.ts'
import { decodePercent } from '../../shared/percent-encoding.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { elementsOf } from '../elements.ts'
import { headingAnchors } from '../text-anchors.ts'

/** A link without a text, such as `[](#pain-scores)`, refers to a figure or table with a caption in the same text. */
export const figureReferenceResolves = defineRule({
  name: 'figure-reference-resolves',
  holds: 'Every reference to a figure or table names one in the same text.',
  severity: 'error',
  fixed: true,
  checkText({ record, found: { links } }) {
    const { tree, file, body } = record
    const references = links.filter(({ isReference }) => isReference)
    if (!tree || references.length === 0) return []
    const ids = new Set(figuresIn(tree).flatMap(({ id }) => id ?? []))
    const broken = references
      .map((reference) => ({ ...reference, id: decodePercent(reference.written.slice(1)) }))
      .filter(({ id }) => !ids.has(id))
    if (broken.length === 0) return []
    const headings = headingAnchors(record)
    return broken.map(({ id, written, offset, isThere }): Problem => {
      const fault = ofHeading(id, headings) ?? ofElement(id, record) ?? ofNothing(id, ids, headings)
      const place = placeOfOffset(file, body, offset)
      if (isThere) return { ...fault, place, length: written.length }
      // The address is written with escapes, so there are no characters to mark and replace.
      return { message: fault.message, ...(fault.hint ? { hint: fault.hint } : {}), place }
    })
  },
})

/** The words of the headings of a text, by identifier. */
type Headings = ReturnType<typeof headingAnchors>

type Fault = Pick<Problem, 'message' | 'hint' | 'suggestion'>

/** Describes a reference to a heading, which has no number. */
function ofHeading(id: string, headings: Headings): Fault | undefined {
  const heading = headings.get(id)
  if (heading === undefined) return undefined
  return {
    message: `\`${id}\` is the \`id\` of a heading, which has no number.`,
    hint: `Write the text of the link: \`${linkTo(id, heading)}\`.`,
  }
}

/** Describes a reference to an element that is not a figure or table with a caption. */
function ofElement(id: string, record: SourceText): Fault | undefined {
  const element = elementsOf(record).find(({ name, attributes }) =>
    attributes.some(({ name: attribute, value }) => isIdentifier(name, attribute) && value === id),
  )
  if (!element) return undefined
  const { name } = element
  const asText = `write the text of the link: \`${linkTo(id)}\``
  if (isNumberedComponent(name)) {
    return {
      message: `The \`<${name}>\` with the \`id\` \`${id}\` has no number, because it is part of another figure.`,
      hint: `Use the \`id\` of the whole figure, or ${asText}.`,
    }
  }
  return name === 'figure' || name === 'table'
    ? {
        message: `The \`<${name}>\` with the \`id\` \`${id}\` has no number, because it has no caption or is part of another figure.`,
        hint: `Add a \`<${name === 'table' ? 'caption' : 'figcaption'}>\`, use the \`id\` of the whole figure, or ${asText}.`,
      }
    : {
        message: `\`${id}\` is the \`id\` of \`<${name}>\`, which has no number.`,
        hint: `Use the \`id\` of a figure or table, or ${asText}.`,
      }
}

function ofNothing(id: string, ids: ReadonlySet<string>, headings: Headings): Fault {
  const figure = nearest(id, ids)
  const near = figure ?? nearest(id, headings.keys())
  const message = `This text has no figure or table with a caption and the \`id\` \`${id}\`${suggestion(near) || '.'}`
  if (near === undefined) {
    return {
      message,
      hint: `Give the figure this \`id\`, as in \`<Chart id="${id}" …>\`, or write the text of the link: \`${linkTo(id)}\`.`,
    }
  }
  return figure === undefined
    ? { message, hint: `To link to that heading, write \`${linkTo(near, headings.get(near))}\`.` }
    : { message, hint: `Write \`[](#${near})\`.`, suggestion: `#${near}` }
}

/** Writes a link to a part of the text, with the words of a heading if they need no escapes. */
function linkTo(id: string, heading = ''): string {
  const words = heading.trim()
  return `[${words === '' || /[[\]\\`*_<{@]/.test(words) ? 'the results' : words}](#${id})`
}
