import type { Problem, RuleContext } from '../rule.ts'

import { isCitableKey, keyPattern } from '../../citations/grammar.ts'
import { toNormalForm } from '../../shared/normal-form.ts'
import { defineRule } from '../rule.ts'
import { fits } from './name-fits-address.ts'

/** A citation key can be written in a citation: letters, digits and single punctuation characters inside. */
export const keyCanBeCited = defineRule({
  name: 'key-can-be-cited',
  holds: 'A citation key can be written in a citation.',
  severity: 'error',
  fixed: true,
  check,
})

function check({ publication, keys }: RuleContext): Problem[] {
  return [...publication.records.references, ...publication.records.searches].flatMap(
    ({ id, place }) => {
      // What does not even fit an address is another rule's to report.
      if (isCitableKey(id) || !fits(id)) return []
      const other = citableForm(id)
      const example =
        other === undefined || keys.has(other) ? '' : `Rename it, for example to \`${other}\`. `
      return [
        {
          place,
          message: `The citation key \`${id}\` cannot be written in a citation: ${reasonOf(id)}.`,
          hint: `${example}A key starts with a letter or a digit and has at most one of \`: . $ & - + < > ~ / _\` between two of them.`,
        },
      ]
    },
  )
}

/** Says why the grammar of citations does not read a key to its end. */
function reasonOf(id: string): string {
  const [start = ''] = new RegExp(`^(?:${keyPattern})?`, 'u').exec(id) ?? []
  const rest = id.slice(start.length)
  if (start === '') return `it starts with ${quoted(rest)}`
  if (!/[\p{L}\p{N}_]/u.test(rest)) return `it ends with \`${rest}\``
  const [run = ''] = /^[^\p{L}\p{N}_]*/u.exec(rest) ?? []
  const allowed = /^[:.#$%&\-+?<>~/]*/.exec(run)?.[0] ?? ''
  if (allowed.length > 1) return `\`${allowed}\` are two punctuation characters in a row`
  return `it contains ${quoted(run.slice(allowed.length))}`
}

/** The first character of a text, as a message shows it. */
function quoted(text: string): string {
  const [character = ''] = text
  return /\s/.test(character) ? 'a space' : `\`${character}\``
}

/** A key that differs as little as possible and can be cited. */
function citableForm(id: string): string | undefined {
  const form = toNormalForm(id)
    .replace(/[^\p{L}\p{M}\p{N}_:.$&\-+<>~/]+/gu, '-')
    .replace(/([:.$&\-+<>~/])[:.$&\-+<>~/]+/g, '$1')
    .replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{M}\p{N}_]+$/gu, '')
  return isCitableKey(form) && fits(form) ? form : undefined
}
