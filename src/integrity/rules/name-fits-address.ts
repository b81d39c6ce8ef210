import type { Check } from '../check.ts'

/** The name of a record is a part of an address: `..` leads elsewhere, `?`, `#` and `%` mean something else there. */
export const nameFitsAddress: Check = ({ publication: { records, texts } }) =>
  [...Object.values(records), ...Object.values(texts)]
    .flat()
    // A text without a name is another rule's to report.
    .filter(({ id }) => id !== '' && !fits(id))
    .map(({ id, place, format }) => ({
      rule: 'name-fits-address' as const,
      place: format === 'mdx' || format === 'markdown' ? { ...place, line: 1, column: 1 } : place,
      message: `The name \`${id}\` cannot stand in an address.`,
      hint: 'Use letters, digits and single punctuation characters between them, but no \\, ?, # or %.',
    }))

/** Tells whether a name can be part of an address. */
export function fits(id: string): boolean {
  // eslint-disable-next-line no-control-regex
  return !/[\u0000-\u001F\\?#%]|(?:^|\/)\.{0,2}(?:\/|$)/.test(id)
}
