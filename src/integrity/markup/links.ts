/** Links that Markdown does not read as links. */

import { address, type Passage } from '../passages.ts'
import { matches, type Fault } from './fault.ts'

const target = String.raw`(?:${address}+|\.{0,2}/[\w.]|mailto:|#[A-Za-z])`

/**
 * Finds links that Markdown does not recognise: their address contains a space or does not end, or their brackets are
 * swapped.
 */
export function brokenLinks(passage: Passage): Fault[] {
  return [
    ...matches(passage, /!?\[[^[\]\n]*\]\([^()\n]*\)?|\]\([^()\n]*\)?/g, ([words]) => {
      const inside = words.slice(words.indexOf('](') + 2)
      if (words.startsWith(']'))
        return {
          problem: 'is the end of a link that is not recognised',
          hint: 'Write a link as `[text](address)`, without another link or single brackets in its text.',
        }
      if (!inside.endsWith(')'))
        return {
          problem: 'is not a link, because its address has no closing bracket',
          hint: 'Close the address with `)`. For brackets inside it, type `%28` and `%29`.',
        }
      return {
        problem: 'is not a link, because its address contains a space',
        hint: 'Type `%20` for each space in the address, or put quotation marks around a title after it.',
      }
    }),
    ...matches(
      passage,
      new RegExp(String.raw`\[([^[\]\n]+)\][ \t]+\(${target}[^()\n]*\)`, 'g'),
      ([, shown = '']) =>
        /^(?:sic|[\d\s,;–-]+|…|\.{3})$/i.test(shown.trim())
          ? undefined
          : {
              problem: 'is not a link, because there is a space between its brackets',
              hint: 'Remove the space: `[text](address)`.',
            },
    ),
    ...matches(
      passage,
      new RegExp(String.raw`\[[^[\]()\n]{1,80}\(${target}[^()[\]\n]*\)(?![^[\n]*\])`, 'g'),
      () => ({
        problem: 'is not a link, because its text has no closing bracket',
        hint: 'Put `]` before the address: `[text](address)`.',
      }),
    ),
    ...matches(passage, new RegExp(String.raw`\([^()[\]\n]+\)\[${target}[^[\]\n]*\]`, 'g'), () => ({
      problem: 'is not a link, because its brackets are the wrong way round',
      hint: 'Put the text in square brackets and the address in round ones: `[text](address)`.',
    })),
  ]
}
