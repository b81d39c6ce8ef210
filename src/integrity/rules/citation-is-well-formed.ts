import type { MalformedCitation } from '../../citations/extract.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { bracketedCitation } from '../../citations/extract.ts'
import { extractions, fieldsWithAt } from '../extractions.ts'
import { defineRule } from '../rule.ts'
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

/** Citations are complete, and in texts and Markdown fields alone: nothing formats them elsewhere. */
export const citationIsWellFormed = defineRule({
  name: 'citation-is-well-formed',
  holds: 'A citation names one source in each part and stands where it can be printed.',
  severity: 'error',
  fixed: true,
  check,
})

function check(checked: RuleContext): Problem[] {
  const inTexts = extractions(checked).flatMap(({ malformed, placeOf }) =>
    malformed.flatMap(({ what, offset, raw }) =>
      what === ofOtherRule ? [] : [malformedProblem(what, raw, placeOf(offset))],
    ),
  )
  const inPlainFields = fieldsWithAt(checked).flatMap(({ record, path, value, isMarkdown }) => {
    const raw = isMarkdown ? undefined : bracketedCitation(value)
    return raw === undefined
      ? []
      : [malformedProblem('cannot-stand-here', raw, record.placeOf(path))]
  })
  return [...inTexts, ...inPlainFields, ...inNocite(checked)]
}

/** Entries of `nocite` that do not start with `@`. */
function inNocite(checked: RuleContext): Problem[] {
  return checked.articles.flatMap(({ record, data }) =>
    (data?.nocite ?? []).flatMap((entry, index): Problem[] => {
      if (entry.startsWith('@')) return []
      return [
        {
          place: record.placeOf(['nocite', index]),
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
