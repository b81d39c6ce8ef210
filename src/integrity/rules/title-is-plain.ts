import type { SourceRecord } from '../../reading/record.ts'
import type { Reference } from '../../references/schema.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { normalizedWords } from '../normalized-words.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/** What is wrong with a title, and what to do. */
interface Flaw {
  field: string
  words: string
  message: string
  hint: string
}

/** Sources whose titles are titles; a post or a law may be called anything. */
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

/** A title is the title alone, without what databases and designers do to it. */
export const titleIsPlain = defineRule({
  name: 'title-is-plain',
  holds: 'A title is the title alone.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return flaws(checked).map(({ record, field, words, message, hint }): Problem => ({
    ...pointAt(record, [field], words),
    message,
    hint,
    record,
  }))
}

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
            message: `\`${container}\` is more than the name of a journal.`,
            hint: `Write \`container-title: ${container.slice(0, sourceLine.index)}\`, and the rest in \`issued\`, \`volume\`, \`issue\` and \`page\`.`,
          },
        ]
      : []),
    ...(inContainers.has(type) &&
    container !== '' &&
    normalizedWords(container) === normalizedWords(title)
      ? [
          {
            field: 'container-title',
            words: container,
            message: `\`${container}\` is the title of the source itself, not of what it appeared in.`,
            hint: 'Write the name of the journal or book that it is a part of.',
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
      'Remove the full stop: styles and lists set their own signs after a title.',
    )
  }
  const letters = plain.match(/\p{L}/gu) ?? []
  const words = plain.match(/\p{L}{2,}/gu) ?? []
  if (
    words.length >= 3 &&
    letters.length >= 12 &&
    plain === plain.toUpperCase() &&
    plain !== plain.toLowerCase()
  ) {
    return flaw(
      `The title \`${plain}\` is in capitals.`,
      'Write it as a sentence: capitals are hard to read, and some programs spell them out.',
    )
  }
  return []
}

/** PubMed puts titles that it translated between brackets. */
function inBrackets(title: string): Flaw[] {
  const [, inner] = /^\[([^[\]]+)\]\.?$/.exec(title.trim()) ?? []
  if (inner === undefined) return []
  return [
    {
      field: 'title',
      words: title.trim(),
      message: `The title \`${title.trim()}\` is between brackets, with which PubMed marks a translation.`,
      hint: `Write \`title: ${inner}\`, and the title in its own language in \`original-title\`.`,
    },
  ]
}
