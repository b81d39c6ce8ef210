import type { Check } from '../check.ts'

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
export const pageAddressIsFree: Check = ({ pages, site }) => {
  const taken = site?.styleGuide ? reserved.union(new Set(['style'])) : reserved
  return pages.flatMap(({ record }) => {
    const folder = record.id.toLowerCase().split('/')[0] ?? ''
    return taken.has(folder)
      ? [
          {
            rule: 'page-address-is-free' as const,
            place: { file: record.file, line: 1, column: 1 },
            message: `A page cannot be called \`${record.id}\`: the site has another page at /${folder}/.`,
            hint: 'Give the file another name.',
          },
        ]
      : []
  })
}
