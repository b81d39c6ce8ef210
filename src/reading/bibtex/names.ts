/** Lists of names (btxdoc, "Name lists"; biblatex manual, "Name Lists" and "Extended Name Format"). */

import type { CslName } from '../../references/csl.ts'

import { othersMark } from '../../references/names.ts'
import { atDepthZero, depthIsZero, splitAt, words } from './brace-depth.ts'
import { type NameFault, faultOf, isShort } from './name-faults.ts'

/** Reads LaTeX as text. */
type Read = (latex: string) => string

/** A list of names, and what is odd about it. */
export interface NameList {
  names: CslName[]
  faults: NameFault[]
}

/**
 * Reads a list of names.
 *
 * Names are separated by ` and `. A name that is completely in braces is an organisation. A tie (`~`) separates words as a
 * space does. `and others` at the end becomes the mark that the list goes on.
 */
export function readNames(value: string, readText: Read): NameList {
  const faults: NameFault[] = []
  const names: CslName[] = []
  const written = splitNames(value)
  const isInShort = written.length > 1 && written.every(({ text }) => isShort(text))
  for (const [index, { text: name, offset }] of written.entries()) {
    const report = (kind: NameFault['kind'], correct?: string) =>
      faults.push({ kind, written: name || 'and', offset, ...(correct && { correct }) })
    const end = index === written.length - 1 ? endOfList(name, readText) : undefined
    const fault = end ? undefined : faultOf(name, readText, isInShort)
    if (name === '') report('empty')
    else if (end && (index > 0 || end.before !== '')) {
      if (end.word === 'et al.') report('et-al')
      if (end.before !== '') names.push(readName(end.before, readText))
      names.push(othersMark)
    } else if (fault) {
      report(fault.kind, fault.correct)
      // What is nearest, so that the entry is not reported once more for having no author.
      if (fault.correct === undefined)
        names.push(...splitAt(name, /[;,&]/g).map((part) => readName(part.trim(), readText)))
      else if (fault.kind === 'organisation') names.push({ literal: fault.correct.slice(1, -1) })
      else names.push(...fault.correct.split(' and ').map((part) => readName(part, (text) => text)))
    } else names.push(readName(name, readText))
  }
  return { names: names.filter(({ family, literal }) => family ?? literal), faults }
}

/** "Others" in place of the last name, or "et al." in place of or after it. */
function endOfList(
  name: string,
  readText: Read,
): { before: string; word: 'others' | 'et al.' } | undefined {
  const text = readText(name)
    .replace(/<[^<>]*>/g, '')
    .replaceAll('\u00a0', ' ')
  if (/^others\.?$/i.test(text)) return { before: '', word: 'others' }
  if (/^et\.? al\.?$/i.test(text)) return { before: '', word: 'et al.' }
  const [, before = ''] = /^(.*?\S),?[\s~]+et\.?[\s~]+al\.?$/is.exec(name) ?? []
  return before !== '' && depthIsZero(before) ? { before, word: 'et al.' } : undefined
}

/** Divides a value at each ` and ` that no brace encloses. */
export function splitNames(value: string): { text: string; offset: number }[] {
  const parts: { text: string; offset: number }[] = []
  let start = 0
  for (const { at, length } of atDepthZero(value, /(?<=^|[\s~}])and(?=$|[\s~{\\])/gi)) {
    parts.push(trimmed(value, start, at))
    start = at + length
  }
  return [...parts, trimmed(value, start, value.length)]
}

function trimmed(value: string, start: number, end: number): { text: string; offset: number } {
  const text = value.slice(start, end)
  return { text: text.trim(), offset: start + (text.length - text.trimStart().length) }
}

function readName(written: string, readText: Read): CslName {
  // A thin space between initials is a space.
  const read = (latex: string) =>
    readText(latex)
      .replace(/[\s\u00a0\u2009\u202f]+/g, ' ')
      .trim()
  const [, beforeComma = ''] = /^(.*?),\s*$/s.exec(written) ?? []
  // A last name alone (btxdoc). Programs write organisations like this.
  if (beforeComma !== '' && splitAt(beforeComma, /,/g).length === 1)
    return { literal: read(beforeComma) }
  // DBLP distinguishes people of one name by numbers.
  const name = (beforeComma || written).replace(/ \d{4}$/, '')
  if (isGroup(name)) return { literal: read(name) }
  const extended = extendedName(name, read)
  if (extended) return extended
  const parts = splitAt(name, /,/g).map((part) => part.trim())
  if (parts.length === 1) return inOrder(words(name), read)
  const [last = '', ...rest] = parts
  const [middle] = rest.length > 1 ? rest : []
  const given = rest.at(-1) ?? ''
  const { particle, family } = withParticle(words(last), read)
  return toName({ given: read(given), particle, family, suffix: middle && read(middle) })
}

/** `family={van den Berg}, given={Jan}`, biblatex's own form. */
function extendedName(name: string, read: Read): CslName | undefined {
  const parts = splitAt(name, /,/g).map((part) => /^\s*([a-z-]+)\s*=\s*(.*?)\s*$/is.exec(part))
  if (parts.some((part) => part === null)) return undefined
  const values = Object.fromEntries(
    parts.map((part) => [part?.[1]?.toLowerCase() ?? '', part?.[2] ?? '']),
  )
  const { family = '', given = '', prefix = '', suffix, useprefix } = values
  return toName({
    given: read(given),
    particle: read(prefix),
    family: read(family),
    suffix: suffix && read(suffix),
    drops: /false/i.test(useprefix ?? ''),
  })
}

/** `First von Last`: the particle is what begins in lower case. */
function inOrder(all: readonly string[], read: Read): CslName {
  const text = all.map(read)
  const lower = all.map(startsLower(read))
  const last = all.length - 1
  const first = lower.indexOf(true)
  const isAllLower = lower.every(Boolean)
  if (first === -1 || first === last || isAllLower) {
    return toName({ given: text.slice(0, -1).join(' '), family: text[last] ?? '' })
  }
  const end = lower.findIndex((isLower, index) => index > first && !isLower)
  const from = end === -1 ? last : end
  return toName({
    given: text.slice(0, first).join(' '),
    particle: text.slice(first, from).join(' '),
    family: text.slice(from).join(' '),
  })
}

/** `von Last`: the words at the start that begin in lower case are the particle. */
function withParticle(all: readonly string[], read: Read): { particle: string; family: string } {
  const text = all.map(read)
  const lower = all.map(startsLower(read))
  const upper = lower.indexOf(false)
  const from = upper === -1 ? 0 : upper
  return { particle: text.slice(0, from).join(' '), family: text.slice(from).join(' ') }
}

/** Returns whether a word is a particle by its first letter; a word in braces has no case (btxdoc). */
function startsLower(read: Read): (word: string) => boolean {
  return (word) => !/^\{(?!\\)/.test(word) && /^[^\p{L}]*\p{Ll}/u.test(read(word))
}

function toName(parts: {
  given?: string | undefined
  particle?: string | undefined
  family: string
  suffix?: string | undefined
  drops?: boolean
}): CslName {
  const { given, particle, family, suffix, drops } = parts
  if (family === '') return { literal: given ?? '' }
  return {
    family,
    ...(given ? { given } : {}),
    ...(particle ? { [drops ? 'dropping-particle' : 'non-dropping-particle']: particle } : {}),
    ...(suffix ? { suffix } : {}),
  }
}

function isGroup(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false
  let depth = 0
  for (const [at, character] of Array.from(name).entries()) {
    if (character === '{') depth += 1
    else if (character === '}' && (depth -= 1) === 0) return at === Array.from(name).length - 1
  }
  return false
}
