import { type Problem, defineRule } from '../rule.ts'

import { fillsSlot } from '../../markdown/words.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf } from '../elements.ts'
import { isCitation } from '../../citations/citation-node.ts'
import { holdsText, nodesOf } from '../nodes.ts'

/** Components have content: `<KeyPoints>` a list, `<Note>` and `<PullQuote>` text, `<Evidence>` a claim with studies. */
export const componentHasContent = defineRule({
  name: 'component-has-content',
  holds: 'Every component has content.',
  severity: 'error',
  checkText: ({ record: { file, body }, record }, { claims }) =>
    elementsOf(record).flatMap(({ node, name, attributes }): Problem | [] => {
      if (name === 'KeyPoints') {
        if (nodesOf(node).some(({ type }) => type === 'list')) return []
        return {
          place: placeOfOffset(file, body, node.position?.start.offset ?? 0),
          message: '`<KeyPoints>` contains no list.',
          hint: 'Start each point on a new line with `- `, and leave an empty line before the first.',
          length: name.length + 1,
        }
      }
      if (name === 'Note' || name === 'PullQuote') {
        if (
          node.children.some(
            (child) =>
              !fillsSlot(child) &&
              nodesOf(child).some((each) => holdsText(each) || isCitation(each)),
          )
        )
          return []
        return {
          place: placeOfOffset(file, body, node.position?.start.offset ?? 0),
          message: `\`<${name}>\` contains no text.`,
          hint: `Write the text between \`<${name}>\` and \`</${name}>\`, or remove the component.`,
          length: name.length + 1,
        }
      }
      const claim = attributes.find((each) => each.name === 'claim')
      if (!claim || (name !== 'Evidence' && name !== 'EvidenceMap')) return []
      const data = claims.get(claim.value)?.data
      if (!data || data.evidence.length > 0) return []
      return {
        place: placeOfOffset(file, body, claim.offset),
        message: `\`<${name}>\` shows nothing: the claim \`${claim.value}\` has no evidence.`,
        hint: `Add the studies to \`evidence\` of content/claims/${claim.value}.yaml, or remove the component.`,
        length: claim.value.length,
      }
    }),
})
