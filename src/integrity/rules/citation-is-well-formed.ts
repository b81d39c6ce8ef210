import type { MalformedCitation } from '../../citations/citation-node.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { bracketedCitation } from '../../citations/unformatted.ts'
import { accountsIn } from '../../references/accounts.ts'
import { isNameVariable } from '../../references/csl.ts'
import { extractions, fieldsWithAt } from '../extractions.ts'
import { pointInField } from '../pointer.ts'
import { hintForUnknownSource } from '../unknown-source.ts'
import { yamlValue } from '../../reading/yaml-value.ts'

/** `footnote-resolves` reports every footnote without a reference, with or without a citation in it. */
const reportedByFootnoteResolves = 'is-in-an-unreferenced-note'

const malformed: Record<
  Exclude<MalformedCitation, typeof reportedByFootnoteResolves>,
  { message: string; hint: string }
> = {
  'is-outside-the-text': {
    message: 'A citation cannot be printed here',
    hint: 'Cite the source in the text or in the caption instead.',
  },
  'has-no-end': {
    message: 'A citation has no closing bracket',
    hint: 'Add `]` after the last source, or type `\\[` to print a bracket.',
  },
  'has-no-start': {
    message: 'A citation has a closing bracket but no opening one',
    hint: 'Add `[` before its first word, or type `\\]` to print a bracket.',
  },
  'has-two-signs': {
    message: 'A citation has more than one `@`',
    hint: 'Write a single `@` before the key, as in `[@key]`.',
  },
  'has-escaped-bracket': {
    message: 'A backslash prevents this from being a citation in brackets',
    hint: 'Remove the backslash: `[@key]`. To print the bracket, put a word or a space after `\\[`.',
  },
  'has-two-brackets': {
    message: 'A citation has double brackets',
    hint: 'Use one pair of brackets: `[@key]`.',
  },
  'has-no-key': {
    message: 'A citation has no key after its `@`',
    hint: 'Add the key of a source, as in `[@key]`. To print the characters themselves, put them between backticks.',
  },
  'is-shown-as-typed': {
    message: 'This looks like a citation, but is printed as typed',
    hint: 'Write a citation without backslashes and markup, as in `[see @key, p. 3]`, or put the text between backticks.',
  },
  'contains-markup': {
    message: 'A citation contains markup',
    hint: 'Remove emphasis, links and code from inside the brackets.',
  },
  'contains-brackets': {
    message: 'A citation contains brackets or braces',
    hint: 'Write it as `[see @key, p. 3; @other]`, with only round brackets inside.',
  },
  'is-no-key': {
    message: 'This is not a citation key',
    hint: 'Write only the key, without `@`, and put the page in `locator`: `<PullQuote cite="key" locator="p. 3">`.',
  },
  'is-narrative-in-a-link': {
    message: 'A citation without brackets cannot be part of a link',
    hint: 'Move it before or after the link, or put it in brackets: `[@key]`.',
  },
  'names-no-source': {
    message: 'A part of this citation names no source',
    hint: 'Add the missing `@key`, or type `\\;` for a semicolon that does not separate sources.',
  },
  'names-two-sources': {
    message: 'A part of this citation names two sources',
    hint: 'Separate them with a semicolon: `[@one; @two]`.',
  },
}

/** Citations are complete, and only in texts and Markdown fields, because they are not formatted elsewhere. */
export const citationIsWellFormed = defineRule({
  name: 'citation-is-well-formed',
  holds: 'Each part of a citation names one source, and the citation can be printed where it is.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const inTexts = extractions(checked).flatMap(({ malformed, placeOf }) =>
      malformed.flatMap(({ what, offset, raw }) =>
        what === reportedByFootnoteResolves
          ? []
          : [malformedProblem(what, raw, placeOf(offset, raw.length))],
      ),
    )
    const accounts = new Set(
      [...checked.references.values()].flatMap(({ data }) => (data ? accountsIn(data) : [])),
    )
    const isAccount = (raw: string) => accounts.has(raw) && !checked.keys.has(raw.slice(2, -1))
    const inPlainFields = fieldsWithAt(checked).flatMap((field) => {
      const raw = field.isMarkdown ? undefined : bracketedCitation(field.value)
      return raw === undefined || (isNameVariable(field.path[0]) && isAccount(raw))
        ? []
        : [
            malformedProblem(
              'is-outside-the-text',
              raw,
              pointInField(checked.pointAt, field, raw).place,
            ),
          ]
    })
    return [...inTexts, ...inPlainFields, ...inNocite(checked)]
  },
})

/** Reports entries of `nocite` that do not start with `@`. */
function inNocite(checked: RuleContext): Problem[] {
  return checked.articles.flatMap(({ record, data }) =>
    (data?.nocite ?? []).flatMap((entry, index): Problem | [] => {
      if (entry.startsWith('@')) return []
      return {
        place: record.placeOf(['nocite', index]),
        message: `\`${entry}\` in \`nocite\` does not start with \`@\`.`,
        hint: checked.keys.has(entry)
          ? `Write \`${yamlValue(`@${entry}`)}\`, or \`'@*'\` for every source.`
          : hintForUnknownSource(entry, checked, (right) => yamlValue(`@${right}`), {
              other: "write `'@*'` for every source",
            }),
        length: entry.length,
      }
    }),
  )
}

function malformedProblem(
  what: keyof typeof malformed,
  raw: string,
  place: Problem['place'],
): Problem {
  return {
    place,
    message: `${malformed[what].message}: \`${raw.trim()}\`.`,
    hint: malformed[what].hint,
    length: raw.length,
  }
}
