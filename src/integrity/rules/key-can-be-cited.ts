import { isCitableKey, keyPattern } from '../../citations/grammar.ts'
import { toNormalForm } from '../../shared/normal-form.ts'
import { defineRule } from '../rule.ts'
import { fitsAddress } from '../record-name.ts'

/** Every citation key can be written in a citation: it has letters, digits and single punctuation characters inside. */
export const keyCanBeCited = defineRule({
  name: 'key-can-be-cited',
  holds: 'Every citation key can be written in a citation.',
  severity: 'error',
  fixed: true,
  check: ({ publication, keys }) =>
    [...publication.records.references, ...publication.records.searches].flatMap(
      ({ id, place }) => {
        // `name-fits-address` reports keys that cannot be part of an address.
        if (isCitableKey(id) || !fitsAddress(id)) return []
        const other = citableForm(id)
        const example =
          other === undefined || keys.has(other) ? '' : `Rename it, for example to \`${other}\`. `
        return {
          place,
          message: `The citation key \`${id}\` cannot be written in a citation: ${reasonOf(id)}.`,
          hint: `${example}Use only letters and digits, with single \`: . $ & - + < > ~ / _\` between them.`,
        }
      },
    ),
})

/** Returns why a citation cannot contain a key, as the end of a sentence. */
function reasonOf(id: string): string {
  const [start = ''] = new RegExp(`^(?:${keyPattern})?`, 'u').exec(id) ?? []
  const rest = id.slice(start.length)
  if (start === '') return `it starts with ${quoted(rest)}`
  if (!/[\p{L}\p{N}_]/u.test(rest)) return `it ends with \`${rest}\``
  const [run = ''] = /^[^\p{L}\p{N}_]*/u.exec(rest) ?? []
  const allowed = /^[:.#$%&\-+?<>~/]*/.exec(run)?.[0] ?? ''
  if (allowed.length > 1) return `it contains two punctuation characters in a row, \`${allowed}\``
  return `it contains ${quoted(run.slice(allowed.length))}`
}

/** Returns the first character of a text as quoted in a message. */
function quoted(text: string): string {
  const [character = ''] = text
  return /\s/.test(character) ? 'a space' : `\`${character}\``
}

/** Returns a key that can be cited and differs as little as possible. */
function citableForm(id: string): string | undefined {
  const form = toNormalForm(id)
    .replace(/[^\p{L}\p{M}\p{N}_:.$&\-+<>~/]+/gu, '-')
    .replace(/([:.$&\-+<>~/])[:.$&\-+<>~/]+/g, '$1')
    .replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{M}\p{N}_]+$/gu, '')
  return isCitableKey(form) && fitsAddress(form) ? form : undefined
}
