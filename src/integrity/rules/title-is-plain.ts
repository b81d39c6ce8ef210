import type { SourceRecord } from '../../reading/record.ts'
import type { Reference } from '../../references/schema.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { normalizedStatement } from '../normalized-words.ts'

/** Something wrong with a title, and advice. */
interface Flaw {
  field: string
  words: string
  message: string
  hint: string
}

/** Types of sources with regular titles. A post or a law may have any title. */
const titled = new Set<Reference['type']>([
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'paper-conference',
  'report',
  'review',
  'thesis',
])
const inContainers = new Set<Reference['type']>([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'chapter',
  'paper-conference',
])

/** Titles contain nothing that databases or designers add to them. */
export const titleIsPlain = defineRule({
  name: 'title-is-plain',
  holds: 'A title contains only the title, in normal case and without a full stop.',
  severity: 'warning',
  check: (checked) =>
    flaws(checked).map(({ record, field, words, message, hint }): Problem => ({
      ...checked.pointAt(record, [field], words),
      message,
      hint,
      record,
    })),
})

function flaws({ articles, pages, references }: RuleContext): (Flaw & { record: SourceRecord })[] {
  return [
    ...[...articles, ...pages].flatMap(({ record, data }) =>
      (data ? ofTitle(data.title) : []).map((flaw) => ({ ...flaw, record })),
    ),
    ...[...references.values()].flatMap(({ record, data }) =>
      (data ? ofReference(data) : []).map((flaw) => ({ ...flaw, record })),
    ),
  ]
}

function ofReference(reference: Reference): Flaw[] {
  const { type, title } = reference
  const container = reference['container-title']?.trim() ?? ''
  const sourceLine =
    /[.,;]?\s*(?:\b(?:19|20)\d\d\b[^;]*;\s*\d+|\d+\s*\(\d+\)\s*:\s*\w*\d).*$/s.exec(container)
  return [
    ...(titled.has(type) ? [...ofTitle(title), ...inBrackets(title)].slice(0, 1) : []),
    ...(sourceLine && sourceLine.index > 0
      ? [
          {
            field: 'container-title',
            words: container,
            message: `\`${container}\` contains more than the name of a journal.`,
            hint: `Write \`container-title: ${container.slice(0, sourceLine.index)}\`, and the rest in \`issued\`, \`volume\`, \`issue\` and \`page\`.`,
          },
        ]
      : []),
    ...(inContainers.has(type) &&
    container !== '' &&
    normalizedStatement(container) === normalizedStatement(title)
      ? [
          {
            field: 'container-title',
            words: container,
            message: `\`${container}\` is the title of the source itself, not of the journal or book that contains it.`,
            hint: 'Write the name of the journal or book.',
          },
        ]
      : []),
  ]
}

function ofTitle(title: string): Flaw[] {
  const plain = title.trim()
  const flaw = (message: string, hint: string) => [{ field: 'title', words: plain, message, hint }]
  const [last] = /\p{Ll}{4,}\.$/u.exec(plain) ?? []
  if (last !== undefined && !/\b(?:assoc|corp|dept|univ|vols)\.$/i.test(plain)) {
    return flaw(
      `The title \`${plain}\` ends with a full stop.`,
      'Remove the full stop: citation styles and lists add their own punctuation.',
    )
  }
  const letters = plain.match(/\p{L}/gu) ?? []
  // Other scripts have no capitals, and an abbreviation among their words has.
  const capitals = plain.match(/\p{Lu}/gu) ?? []
  const words = plain.match(/\p{L}{2,}/gu) ?? []
  if (
    words.length >= 3 &&
    letters.length >= 12 &&
    capitals.length > letters.length / 2 &&
    plain === plain.toUpperCase()
  ) {
    return flaw(
      `The title \`${plain}\` is in capitals.`,
      'Write it in sentence case: capitals are hard to read, and some screen readers spell them out.',
    )
  }
  return []
}

/** Reports a title in brackets, with which PubMed marks translations. */
function inBrackets(title: string): Flaw[] {
  const [, inner] = /^\[([^[\]]+)\]\.?$/.exec(title.trim()) ?? []
  if (inner === undefined) return []
  return [
    {
      field: 'title',
      words: title.trim(),
      message: `The title \`${title.trim()}\` is in brackets, which PubMed uses to mark a translation.`,
      hint: `Write \`title: ${inner}\`, and the title in its own language in \`original-title\`.`,
    },
  ]
}
