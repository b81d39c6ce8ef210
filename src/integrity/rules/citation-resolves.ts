import type { z } from 'astro/zod'

import type { SourceRecord } from '../../reading/record.ts'
import type { Problem, RuleContext } from '../rule.ts'

import {
  bracketedCitation,
  extractFromMarkdown,
  type CitedKey,
  type Extracted,
  type MalformedCitation,
} from '../../citations/extract.ts'
import { isMeantAsKey, keyInMarkdown } from '../../citations/keys.ts'
import { excessIn } from '../../shared/markdown-limits.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { collections, textsOf } from '../fields.ts'
import { defineRule } from '../rule.ts'
import { suggestName } from '../../shared/suggestion.ts'
import { kinds, mayBeUnread } from '../publication.ts'
import { isMarkdown } from '../shape.ts'
import { hintForUnknownSource } from '../unknown-source.ts'
import { yamlValue } from '../yaml-value.ts'

/** The rule `footnote-resolves` reports every footnote that nothing calls, whether it cites or not. */
const ofOtherRule = 'is-in-an-uncalled-note'

const malformed: Record<
  Exclude<MalformedCitation, typeof ofOtherRule>,
  { message: string; hint: string }
> = {
  'cannot-stand-here': {
    message: 'A citation cannot be printed here',
    hint: 'Cite the source in the text or in the caption instead.',
  },
  'has-no-end': {
    message: 'A citation has no closing bracket',
    hint: 'Close it after the last source, or type `\\[` for the bracket itself.',
  },
  'has-no-start': {
    message: 'A citation has a closing bracket and no opening one',
    hint: 'Put `[` before its first word, or type `\\]` for the bracket itself.',
  },
  'has-two-signs': {
    message: 'A citation has more than one `@`',
    hint: 'Write its key after a single one, as in `[@key]`.',
  },
  'has-escaped-bracket': {
    message: 'A backslash keeps this from being a citation in brackets',
    hint: 'Remove the backslash: `[@key]`; for the bracket itself, put a word or a space after it.',
  },
  'has-two-brackets': {
    message: 'A citation has two brackets on each side',
    hint: 'Put it in one pair: `[@key]`.',
  },
  'has-no-key': {
    message: 'A citation has no key after its `@`',
    hint: 'Write the key of a source, as in `[@key]`; to show the characters themselves, put them between backticks.',
  },
  'is-shown-as-typed': {
    message: 'Readers would take this for a citation that was not formatted',
    hint: 'Put it between backticks to show it as it is typed, or write a citation without backslashes and markup: `[see @key, p. 3]`.',
  },
  'holds-markup': {
    message: 'A citation holds markup',
    hint: 'Keep emphasis, links and code out of the brackets.',
  },
  'holds-brackets': {
    message: 'A citation holds brackets or braces of its own',
    hint: 'Write it as `[see @key, p. 3; @other]`, with round brackets where a bracket is meant.',
  },
  'is-no-key': {
    message: 'This is not a citation key',
    hint: 'Write the key alone, without `@`, and the page into `locator`: `<PullQuote cite="key" locator="p. 3">`.',
  },
  'is-narrative-in-a-link': {
    message: 'A citation that is part of the sentence cannot stand in a link',
    hint: 'Put it before or behind the link, or in brackets: `[@key]`.',
  },
  'names-no-source': {
    message: 'A part of this citation names no source',
    hint: 'Between two semicolons stands one `@key`; type `\\;` for a semicolon that separates nothing.',
  },
  'names-two-sources': {
    message: 'A part of this citation names two sources',
    hint: 'Put a semicolon between them: `[@one; @two]`.',
  },
}

/** Every key that a text cites, in its body or in `nocite`, belongs to a reference or a search. */
export const citationResolves = defineRule({
  name: 'citation-resolves',
  holds: 'Every citation key belongs to a reference or a search.',
  severity: 'error',
  fixed: true,
  check,
})

function check(checked: RuleContext): Problem[] {
  const isKey = isMeantAsKey(checked.keys)
  const inTexts = [...checked.articles, ...checked.pages].flatMap(({ record, cited }) =>
    problemsOf(cited, checked, (offset) => placeOfOffset(record.file, record.body, offset)),
  )
  const inFrontMatter = checked.articles.flatMap(({ record, data }) =>
    (data?.nocite ?? []).flatMap((entry, index): Problem[] => {
      const key = entry.replace(/^@/, '')
      if (entry === '@*' || (entry.startsWith('@') && checked.keys.has(key))) return []
      const place = record.placeOf(['nocite', index])
      if (entry.startsWith('@') && mayBeUnread(checked.publication, key)) return []
      if (entry.startsWith('@'))
        return [
          unknownKey({ key, word: key, length: entry.length, inBrackets: false }, place, checked),
        ]
      return [
        {
          rule: 'citation-is-well-formed',
          place,
          message: `\`${entry}\` in \`nocite\` does not start with @.`,
          hint: checked.keys.has(entry)
            ? `Write \`${yamlValue(`@${entry}`)}\`, or \`'@*'\` for every source.`
            : hintForUnknownSource(
                entry,
                checked,
                (right) => yamlValue(`@${right}`),
                "or write `'@*'` for every source",
              ),
          length: entry.length,
        },
      ]
    }),
  )
  return [...inTexts, ...inFrontMatter, ...inFields(checked, isKey)]
}

/** Citations in the fields of records: in Markdown they are read, anywhere else nobody would format them. */
function inFields(checked: RuleContext, isKey: (word: string) => boolean): Problem[] {
  return everyRecord(checked).flatMap(({ record, schema }) =>
    textsOf(record.data, (value) => value.includes('@') && !excessIn(value)).flatMap(
      ({ path, value }): Problem[] => {
        const placeOf = () => record.placeOf(path)
        if (isMarkdown(schema, path)) {
          return problemsOf(extractFromMarkdown(value, isKey), checked, placeOf)
        }
        const raw = bracketedCitation(value)
        return raw === undefined ? [] : [malformedProblem('cannot-stand-here', raw, placeOf())]
      },
    ),
  )
}

function problemsOf(
  found: Extracted,
  checked: RuleContext,
  placeOf: (offset: number) => Problem['place'],
): Problem[] {
  return [
    ...found.keys
      .filter(({ key }) => !checked.keys.has(key) && !mayBeUnread(checked.publication, key))
      .map((cited) => unknownKey(cited, placeOf(cited.offset), checked)),
    ...found.malformed.flatMap(({ what, offset, raw }) =>
      what === ofOtherRule ? [] : [malformedProblem(what, raw, placeOf(offset))],
    ),
  ]
}

function malformedProblem(
  what: keyof typeof malformed,
  raw: string,
  place: Problem['place'],
): Problem {
  return {
    rule: 'citation-is-well-formed',
    place,
    message: `${malformed[what].message}: \`${raw.trim()}\`.`,
    hint: malformed[what].hint,
    length: raw.length,
  }
}

function everyRecord(checked: RuleContext): { record: SourceRecord; schema: z.ZodType }[] {
  const { records, texts, site } = checked.publication
  const of = (list: readonly SourceRecord[], { schema }: { schema: z.ZodType }) =>
    list.map((record) => ({ record, schema }))
  return [
    ...of(site ? [site] : [], kinds.site),
    ...of(texts.articles, kinds.articles),
    ...of(texts.pages, kinds.pages),
    ...collections.flatMap((collection) => of(records[collection], kinds[collection])),
  ]
}

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
  const write = (right: string) =>
    inBrackets ? `[@${keyInMarkdown(right)}]` : `@${keyInMarkdown(right)}`
  // Behind a backslash, `[@key]` would still look like a citation to readers.
  const literally = inBrackets ? 'put it between backticks' : `type \`\\@${key}\``
  const written = wordInPlaceOf(key, word)
  const hint = hintForUnknownSource(
    written,
    checked,
    write,
    `correct the key, or ${literally} if no source is meant`,
  )
  return {
    place,
    message: `No reference or search has the key \`${written}\`${suggestName(written, checked.keys) || '.'}`,
    hint,
    length: written === key ? length : written.length + 1,
  }
}

/** What was written in the place of a key: where a key ends within a DOI, such as `10.1000/182(1)`, the whole of it. */
function wordInPlaceOf(key: string, word: string): string {
  const whole = word.replace(/[.:!?'")]+$/, (end) =>
    end.startsWith(')') && word.includes('(') ? ')' : '',
  )
  return /^(?:doi:)?10\.\d/i.test(key) && whole.startsWith(key) ? whole : key
}
