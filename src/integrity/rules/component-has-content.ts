import { type Problem, type TextContext, defineRule } from '../rule.ts'

import { isCitation } from '../../citations/citation-node.ts'
import { componentsWithoutText } from '../../markdown/vocabulary.ts'
import { fillsSlot } from '../../markdown/words.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { type Element, elementsOf } from '../elements.ts'
import { holdsText, nodesOf } from '../nodes.ts'

/** A problem of an element; without a place, it is that of its tag. */
interface ElementProblem {
  message: string
  hint: string
  offset?: number
  length?: number
}

/**
 * Components have the content that they show: `<KeyPoints>` a list, `<Note>` and `<PullQuote>` text, `<Evidence>` a claim
 * with studies, `<Outcomes>` a claim with outcomes. Those that show a record contain no text, which would be lost.
 */
export const componentHasContent = defineRule({
  name: 'component-has-content',
  holds: 'Every component has content, and shows the text that it contains.',
  severity: 'error',
  checkText: ({ record: { file, body }, record }, { claims }) =>
    elementsOf(record).flatMap((element) =>
      [...inside(element), ...fromClaim(element, claims)].map((problem): Problem => {
        const { message, hint } = problem
        const { offset = element.node.position?.start.offset ?? 0 } = problem
        const { length = element.name.length + 1 } = problem
        return { place: placeOfOffset(file, body, offset), message, hint, length }
      }),
    ),
})

/** Reports a component between whose tags the list or text is missing, or that would lose it. */
function inside({ node, name }: Element): ElementProblem[] {
  if (name === 'KeyPoints' && !nodesOf(node).some(({ type }) => type === 'list'))
    return [
      {
        message: '`<KeyPoints>` contains no list.',
        hint: 'Start each point on a new line with `- `, and leave an empty line before the first.',
      },
    ]
  if ((name === 'Note' || name === 'PullQuote') && !hasText(node))
    return [
      {
        message: `\`<${name}>\` contains no text.`,
        hint: `Write the text between \`<${name}>\` and \`</${name}>\`, or remove the component.`,
      },
    ]
  if (componentsWithoutText.has(name) && hasText(node))
    return [
      {
        message: `\`<${name}>\` contains text, which it does not show.`,
        hint: `Move the text before or after the component, and close the tag in itself: \`<${name} … />\`.`,
      },
    ]
  return []
}

/** Whether an element contains text, apart from that of records. */
function hasText(node: Element['node']): boolean {
  return node.children.some(
    (child) =>
      !fillsSlot(child) && nodesOf(child).some((each) => holdsText(each) || isCitation(each)),
  )
}

/** The lists of a claim that components show: the field of each, and its entries. */
const lists: Readonly<Record<string, { field: 'evidence' | 'outcomes'; entries: string }>> = {
  Evidence: { field: 'evidence', entries: 'the studies' },
  EvidenceMap: { field: 'evidence', entries: 'the studies' },
  Outcomes: { field: 'outcomes', entries: 'them' },
}

/** Reports a component that shows a list of a claim which has none. */
function fromClaim({ name, attributes }: Element, claims: TextContext['claims']): ElementProblem[] {
  const list = lists[name]
  const claim = attributes.find((each) => each.name === 'claim')
  const data = claim && claims.get(claim.value)?.data
  if (!list || !data || (data[list.field] ?? []).length > 0) return []
  return [
    {
      message: `\`<${name}>\` shows nothing: the claim \`${claim.value}\` has no ${list.field}.`,
      hint: `Add ${list.entries} to \`${list.field}\` of content/claims/${claim.value}.yaml, or remove the component.`,
      offset: claim.offset,
      length: claim.value.length,
    },
  ]
}
