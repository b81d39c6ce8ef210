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
        return unknownKey({ key, word: key, length: entry.length, isListed: true }, place, checked)
      }),
    )
    return [...inTexts, ...inFrontMatter]
  },
})

/** A key, and how it is written: in a text, in an attribute, or listed in `nocite`. */
type WrittenKey = Pick<CitedKey, 'key' | 'word' | 'length' | 'isAttribute'> &
  ({ inBrackets: boolean } | { isListed: true })

function unknownKey(cited: WrittenKey, place: Problem['place'], checked: RuleContext): Problem {
  const { key, word, length, isAttribute } = cited
  const renamed = checked.publication.records.references.find(({ otherKeys }) =>
    otherKeys?.includes(key),
  )
  if (renamed) {
    return {
      place,
      message:
        renamed.format === 'bibtex'
          ? `\`${key}\` is one of the \`ids\` of \`${renamed.id}\`, and only its key can be cited.`
          : `\`${key}\` is the \`id\` of a source whose \`citation-key\` is \`${renamed.id}\`.`,
      hint: `Cite it as \`@${renamed.id}\`.`,
      length: key.length + 1,
      suggestion: `@${renamed.id}`,
    }
  }
  const write = (right: string) =>
    isAttribute ? right : `@${'isListed' in cited ? right : keyInMarkdown(right)}`
  const written = wordInPlaceOf(key, word)
  const hint = hintForUnknownSource(written, checked, write, {
    correct: 'correct the key',
    ...(!isAttribute &&
      'inBrackets' in cited && { other: `${literally(cited)} if it is not a citation` }),
  })
  return {
    place,
    message: `No reference or search has the key \`${written}\`${suggestName(written, checked.keys) || '.'}`,
    hint,
    length: written === key ? length : written.length + 1,
  }
}

/** Says how to write a citation that is none. After a backslash, `[@key]` would still look like a citation to readers. */
function literally({ key, inBrackets }: { key: string; inBrackets: boolean }): string {
  // In brackets, there can be other keys and locators.
  return inBrackets ? 'put it between backticks' : `type \`\\@${key}\``
}

/** Returns the key as the author wrote it: the complete DOI if the key ends inside one, as in `10.1000/182(1)`. */
function wordInPlaceOf(key: string, word: string): string {
  const whole = word.replace(/[.:!?'")]+$/, (end) =>
    end.startsWith(')') && word.includes('(') ? ')' : '',
  )
  return /^(?:doi:)?10\.\d/i.test(key) && whole.startsWith(key) ? whole : key
}
