import { madeFrom } from '../built-site.ts'
import { type Problem, defineRule } from '../../rule.ts'

import { isIdentifier } from '../../../markdown/vocabulary.ts'
import { isPageId } from '../../../shared/page-ids.ts'
import { type Place, placeOfOffset } from '../../../shared/place.ts'

/**
 * No `id` is used twice on a page, including its drawings (DOM Standard, "Elements": an ID is unique in its tree). Those that
 * authors write are checked in their texts; they are not those of the page's own parts.
 */
export const pageIdsAreUnique = defineRule({
  name: 'page-ids-are-unique',
  holds: 'No identifier is used twice on a page of the built site.',
  severity: 'error',
  checkText({ record: { body, file }, found }) {
    const first = new Map<string, Place>()
    return found.elements.flatMap(({ name, attributes }) =>
      attributes.flatMap(({ name: attribute, value: id, offset }): Problem[] => {
        if (id === '' || !isIdentifier(name, attribute)) return []
        const place = placeOfOffset(file, body, offset)
        const spot = { place, length: id.length }
        if (isPageId(id))
          return [
            {
              ...spot,
              message: `The identifier \`${id}\` is reserved for a part that the site adds to pages.`,
              hint: 'Choose another `id`, and correct the links to it.',
            },
          ]
        const earlier = first.get(id)
        if (!earlier) first.set(id, place)
        return earlier ? [{ ...spot, ...problemOfRepeat(id, earlier) }] : []
      }),
    )
  },
  inspect: ({ name, page }, site) =>
    (page?.repeatedIds ?? []).map(({ text, first, ...spot }) => {
      const { message, hint } = problemOfRepeat(text, first.place)
      return { ...spot, message, hint: `${hint} ${madeFrom(site, name)}` }
    }),
})

function problemOfRepeat(id: string, { line, column }: Pick<Place, 'line' | 'column'>) {
  return {
    message: `The identifier \`${id}\` is already used on this page, at ${line}:${column}.`,
    hint: `Change one of them, because links to \`#${id}\` lead only to the first.`,
  }
}
