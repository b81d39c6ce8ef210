/** Links that Markdown does not read as links. */

import { address, type Passage } from '../passages.ts'
import { matches, type Fault } from './fault.ts'

const target = String.raw`(?:${address}+|\.{0,2}/[\w.]|mailto:|#[A-Za-z])`

/** Links that are not read as such: their address holds a space or has no end, or their brackets changed places. */
export function brokenLinks(passage: Passage): Fault[] {
  return [
    ...matches(passage, /!?\[[^[\]\n]*\]\([^()\n]*\)?|\]\([^()\n]*\)?/g, ([words]) => {
      const inside = words.slice(words.indexOf('](') + 2)
      if (words.startsWith(']'))
        return {
          says: 'is the end of a link that is not read as one',
          hint: 'Write a link as `[text](address)`, without another link or single brackets in its text.',
        }
      if (!inside.endsWith(')'))
        return {
          says: 'is no link, since its address has no closing bracket',
          hint: 'Close the address with `)`, and type `%28` and `%29` for brackets within it.',
        }
      return {
        says: 'is no link, since its address is not one word',
        hint: 'Type `%20` for each space in the address, and put a title in quotation marks.',
      }
    }),
    ...matches(
      passage,
      new RegExp(String.raw`\[([^[\]\n]+)\][ \t]+\(${target}[^()\n]*\)`, 'g'),
      ([, shown = '']) =>
        /^(?:sic|[\d\s,;–-]+|…|\.{3})$/i.test(shown.trim())
          ? undefined
          : {
              says: 'is no link, since there is a space between its brackets',
              hint: 'Remove the space: `[text](address)`.',
            },
    ),
    ...matches(
      passage,
      new RegExp(String.raw`\[[^[\]()\n]{1,80}\(${target}[^()[\]\n]*\)(?![^[\n]*\])`, 'g'),
      () => ({
        says: 'is no link, since its words have no closing bracket',
        hint: 'Put `]` before the address: `[text](address)`.',
      }),
    ),
    ...matches(passage, new RegExp(String.raw`\([^()[\]\n]+\)\[${target}[^[\]\n]*\]`, 'g'), () => ({
      says: 'is no link, since its brackets are the wrong way round',
      hint: 'Put the words in square brackets and the address in round ones: `[text](address)`.',
    })),
  ]
}
