import type { CslItem } from '../../references/csl.ts'
import type { Style } from '../style.ts'

import { printsText } from './printed-fields.ts'

/** Roles of those who put a work together, in place of an editor. */
const roles = ['compiler', 'organizer'] as const

/** Digits, which no style changes to capitals. */
const family = '90817'

/** A work of the same kind as an item, of which only the person in the role contains `family`. */
function probeFor(item: CslItem, role: (typeof roles)[number]): CslItem {
  const author = item.author && { author: [{ family: 'Test', given: 'Ada' }] }
  return {
    id: [item.type, role, author && 'author', item['container-title'] && 'container'].join(' '),
    type: item.type,
    title: 'A work',
    ...author,
    ...(item['container-title'] !== undefined && { 'container-title': 'A container' }),
    issued: { 'date-parts': [[2001]] },
    publisher: 'A publisher',
    [role]: [{ family, given: 'Ada' }],
  }
}

/**
 * Makes compilers and organizers the editors of works that have no other, for styles that do not print their role. Most do
 * not, and these people would be missing. The newest versions of APA and Chicago print it.
 */
export function withEditorialRoles(
  items: readonly CslItem[],
  style: Style,
  locale: string,
): readonly CslItem[] {
  return items.map((item) => {
    const role = item.editor === undefined ? roles.find((each) => item[each]) : undefined
    const people = role && item[role]
    if (!role || !people || printsText(style, locale, probeFor(item, role), family)) return item
    return { ...item, editor: people }
  })
}
