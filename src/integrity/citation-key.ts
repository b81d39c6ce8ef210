/** Which keys can be cited, and why others cannot. */

import { isCitableKey, keyPattern } from '../citations/grammar.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { fitsAddress, flawOfName } from './record-name.ts'

export const adviceForKey =
  'Use only letters and digits, with single `: . $ & - + < > ~ / _` between them.'

/**
 * Returns why a source cannot have a key, and advice, in the words of the check; `undefined` if it can.
 *
 * @example flawOfKey('smith 2020') // => { reason: 'it contains a space', … }
 */
export function flawOfKey(key: string): { reason: string; hint: string } | undefined {
  const flaw = flawOfName(key)
  if (flaw) return flaw
  return isCitableKey(key) ? undefined : { reason: reasonAgainstKey(key), hint: adviceForKey }
}

/** Returns why a citation cannot contain a key, as the end of a sentence. */
export function reasonAgainstKey(id: string): string {
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
export function citableForm(id: string): string | undefined {
  const form = toNormalForm(id)
    .replace(/[^\p{L}\p{M}\p{N}_:.$&\-+<>~/]+/gu, '-')
    .replace(/([:.$&\-+<>~/])[:.$&\-+<>~/]+/g, '$1')
    .replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{M}\p{N}_]+$/gu, '')
  return isCitableKey(form) && fitsAddress(form) ? form : undefined
}
