/** Where articles and pages name a source: in citations, and in attributes of components. */

import type { CheckedText } from '../../integrity/text.ts'
import type { Edit, KeyChange } from './edits.ts'

import { keyInMarkdown } from '../../citations/keys.ts'
import { findWords, toNormalForm } from '../../shared/normal-form.ts'
import { offsetOfPlace, placeOfOffset } from '../../shared/place.ts'

/** The attributes that name a source, by element. */
const namingAttributes: Readonly<Partial<Record<string, string>>> = {
  PullQuote: 'cite',
  SearchRecord: 'id',
}

/**
 * Finds the citations of a source in a text, in its footnotes and in the attributes of its components.
 *
 * @param source the text of the file
 */
export function editsInText(
  { record: { body, file }, found }: Pick<CheckedText, 'record' | 'found'>,
  source: string,
  { from, to }: KeyChange,
): Edit[] {
  // The two differ only in characters that reading leaves out, and not in lines and columns.
  const inFile = (offset: number) =>
    source.length === body.length
      ? offset
      : offsetOfPlace(source, placeOfOffset(file, body, offset))
  const cited = found.cited.keys.flatMap(({ key, offset, length }): Edit[] =>
    // A citation that a component makes of its attribute is not written as one.
    key === from && body[offset] === '@'
      ? [{ start: inFile(offset), end: inFile(offset + length), text: `@${keyInMarkdown(to)}` }]
      : [],
  )
  const named = found.elements.flatMap(({ name: element, attributes }) =>
    attributes.flatMap(({ name, value, offset }): Edit[] => {
      const isSame = namingAttributes[element] === name && toNormalForm(value) === from
      const end = offset + (findWords(body.slice(offset), value)?.length ?? value.length)
      return isSame ? [{ start: inFile(offset), end: inFile(end), text: to }] : []
    }),
  )
  return [...cited, ...named]
}
