import type { CitedKey } from '../../citations/citation-node.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { keyInMarkdown } from '../../citations/keys.ts'
import { suggestName } from '../../shared/suggestion.ts'
import { extractions } from '../extractions.ts'
import { mayBeUnread } from '../../publication/source.ts'
import { hintForUnknownSource } from '../unknown-source.ts'

/** Every key cited in a text or in `nocite` belongs to a reference or a search. */
export const citationResolves = defineRule({
  name: 'citation-resolves',
  holds: 'Every citation key belongs to a reference or a search.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const isUnknown = (key: string) =>
      !checked.keys.has(key) && !mayBeUnread(checked.publication, key)
    const inTexts = extractions(checked).flatMap(({ keys, placeOf }) =>
      keys
        .filter(({ key }) => isUnknown(key))
        .map((cited) => unknownKey(cited, placeOf(cited.offset, cited.length), checked)),
    )
    const inFrontMatter = checked.articles.flatMap(({ record, data }) =>
      (data?.nocite ?? []).flatMap((entry, index): Problem | [] => {
        const key = entry.replace(/^@/, '')
        if (entry === '@*' || !entry.startsWith('@') || !isUnknown(key)) return []
        const place = record.placeOf(['nocite', index])
        return unknownKey(
          { key, word: key, length: entry.length, inBrackets: false },
          place,
          checked,
        )
      }),
    )
    return [...inTexts, ...inFrontMatter]
  },
})

function unknownKey(
  { key, word, length, inBrackets }: Omit<CitedKey, 'citation' | 'offset'>,
  place: Problem['place'],
  checked: RuleContext,
): Problem {
  const renamed = checked.publication.records.references.find(({ otherKey }) => otherKey === key)
  if (renamed) {
    return {
      place,
      message: `\`${key}\` is the \`id\` of a source whose \`citation-key\` is \`${renamed.id}\`.`,
      hint: `Cite it as \`@${renamed.id}\`.`,
      length: key.length + 1,
      suggestion: `@${renamed.id}`,
    }
  }
  // In brackets, there can be other keys and locators.
  const write = (right: string) => `@${keyInMarkdown(right)}`
  // After a backslash, `[@key]` would still look like a citation to readers.
  const literally = inBrackets ? 'put it between backticks' : `type \`\\@${key}\``
  const written = wordInPlaceOf(key, word)
  const hint = hintForUnknownSource(written, checked, write, {
    correct: 'correct the key',
    other: `${literally} if it is not a citation`,
  })
  return {
    place,
    message: `No reference or search has the key \`${written}\`${suggestName(written, checked.keys) || '.'}`,
    hint,
    length: written === key ? length : written.length + 1,
  }
}

/** Returns the key as the author wrote it: the complete DOI if the key ends inside one, as in `10.1000/182(1)`. */
function wordInPlaceOf(key: string, word: string): string {
  const whole = word.replace(/[.:!?'")]+$/, (end) =>
    end.startsWith(')') && word.includes('(') ? ')' : '',
  )
  return /^(?:doi:)?10\.\d/i.test(key) && whole.startsWith(key) ? whole : key
}
