import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'

/** Addresses below the root that the site itself uses. */
const reserved = new Set([
  '404',
  'articles',
  'claims',
  'corrections',
  'data',
  'feeds',
  'pagefind',
  'people',
  'ratings',
  'references',
  'search',
  'topics',
])

/** A page in `content/pages/` does not hide behind, or stand for, a page of the site. */
export const pageAddressIsFree = defineRule({
  name: 'page-address-is-free',
  holds: 'A page does not stand where the site has another.',
  severity: 'error',
  fixed: true,
  check,
})

function check({ pages }: RuleContext): Problem[] {
  return pages.flatMap(({ record }) => {
    const folder = record.id.toLowerCase().split('/')[0] ?? ''
    return reserved.has(folder)
      ? [
          {
            place: { file: record.file, line: 1, column: 1 },
            message: `A page cannot be called \`${record.id}\`: the site has another page at /${folder}/.`,
            hint: 'Give the file another name.',
          },
        ]
      : []
  })
}
