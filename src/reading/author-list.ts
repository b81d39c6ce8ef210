/** Lists of authors as people paste them, from a web page, a database or another bibliography. */

import type { CslName } from '../references/csl.ts'

import { othersMark } from '../references/names.ts'
import { readNames } from './bibtex/names.ts'
import { hasOrganisationWord } from './organisation-words.ts'

/**
 * Reads a list of authors in any common notation.
 *
 * Names are separated by line feeds, semicolons, `and`, `&` or commas. `Smith J, Doe AB` (MEDLINE), `Smith, J., & Doe, A.`
 * (APA), `John Smith, Anna Doe`, `Smith, John; Doe, Anna` and `Smith, John and Doe, Anna` (BibTeX) give the same people.
 * Degrees, ORCID iDs, marks of notes and email addresses are left out. `et al.` becomes the mark of an incomplete list. An
 * organisation is known by a word such as "University"; braces keep a name whole: `{Stanford Medicine}`.
 *
 * @returns the people and organisations in order; none if the text has no names
 */
export function readAuthorList(text: string): CslName[] {
  const { list, hasOthers } = withoutOthers(tidy(text))
  const names = splitList(list).flatMap(readAuthor)
  return hasOthers && names.length > 0 ? [...names, othersMark] : names
}

/** A degree or title after a name. */
export const degree =
  /^(?:(?:Ph\.?\s?D|D\.?Phil|M\.?\s?D|M\.?\s?Sc|B\.?\s?Sc|M\.?\s?A|M\.?P\.?H|M\.?B\.?B\.?S|M\.?B\.?A|R\.?N|Pharm\.?\s?D|D\.?D\.?S|D\.?V\.?M|Dr\.?\s?P\.?H|FRCP|FRCS|FACP|MRCP|FRACP|J\.?D|Ed\.?\s?D|Sc\.?\s?D|Esq)\.?[\s,/]*)+$/i

/** Degrees that follow a name without a comma, in the capitals in which they are never a family name or initials. */
const trailingDegree = /(?:\s+(?:Ph\.?D|MPH|MSc|BSc|M\.D|MBBS|PharmD|DrPH|DPhil|FRCPC?|FRCS)\.?)+$/

const title =
  /^(?:Dr|Prof|Professor|PD|Priv\.-Doz|Mr|Mrs|Ms)\.?\s+(?:(?:Dr|med|rer|nat|phil|habil)\.?\s+)*/

/** Removes what is around names on pages: identifiers, numbers and marks of notes, addresses of emails. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(
      /\(?\b(?:ORCID(?:\s*iD)?\s*:?\s*)?(?:https?:\/\/)?(?:www\.)?(?:orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b\)?/gi,
      '',
    )
    .replace(/\(?\bORCID(?:\s*iD)?\b:?\)?/gi, '')
    .replace(/<?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?/g, '')
    .replace(/[¹²³⁰⁴-⁹*†‡§¶✉#…]+|\.{3}/g, '')
    .replace(/\[\d+(?:[,–-]\d+)*\]/g, '')
    .replace(/(?<=\p{L}\.?)\d+(?:\s?,\s?\d+)*/gu, '')
    .replace(/^(?:by|authors?:|von|par)\s+/i, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

/** Removes what says at the end of a list that it goes on, such as `et al.`. */
export function withoutOthers(text: string): { list: string; hasOthers: boolean } {
  const list = text.replace(
    /[\s,;&]*(?:\band\s+)?(?:\bet\.?\s?al\.?|\bund andere|\band others|…|\.\.\.)\s*\.?$/iu,
    '',
  )
  return { list, hasOthers: list !== text }
}

/** Splits a list into single names. */
function splitList(list: string): string[] {
  const { text, groups } = withoutGroups(list)
  const lines = clean(text.split(/\n+/))
  const bySign = lines.length > 1 ? lines : clean(text.split(';'))
  const parts = bySign.flatMap((part) => splitPart(part))
  return parts
    .map((part) =>
      part.replace(/\uE000(\d+)\uE001/gu, (_, index: string) => groups[Number(index)] ?? ''),
    )
    .filter((part) => /[\p{L}]/u.test(part))
}

/** Takes out names in braces, which stay whole. */
function withoutGroups(list: string): { text: string; groups: string[] } {
  const groups: string[] = []
  const text = list.replace(/\{[^{}]*\}/g, (group) => `\uE000${groups.push(group) - 1}\uE001`)
  return { text, groups }
}

function clean(parts: readonly string[]): string[] {
  return parts
    .map((part) => part.trim().replace(/[.,;]*$/, (end) => (end.startsWith('.') ? '.' : '')))
    .filter(Boolean)
}

/** A word of joined names; not between the words of an organisation. */
const joint = /\s*,?\s+(?:and|und|et|y|e|och|og|en)\s+(?=\P{Ll})|\s*,?\s*&\s*/u

/** Splits what may be several names, separated by commas or "and". */
function splitPart(part: string): string[] {
  if (isOrganisation(part) && !part.includes(',')) return [part]
  const joined = part.split(joint)
  // "Smith, John and Doe, Anna": each side has one comma, so each side is one name.
  if (joined.length > 1 && joined.every((side) => isInverted(side))) return clean(joined)
  const commas = withoutDegrees(
    joined.flatMap((side) => side.split(',')).map((each) => each.trim()),
  )
  return pairUp(commas)
}

/** Leaves out degrees. `MD` and the like may be initials, unless they follow a whole name. */
function withoutDegrees(parts: readonly string[]): string[] {
  const kept: string[] = []
  for (const part of parts) {
    const before = kept.at(-1) ?? ''
    const isDegree =
      degree.test(part) && (!isInitials(part) || isFullName(before) || isMedline(before))
    if (part !== '' && !isDegree) kept.push(part)
  }
  return kept
}

/** `Smith, John` or `van den Berg, J.`, but not `John Smith, Anna Doe`. */
function isInverted(side: string): boolean {
  const [family = '', given = '', ...more] = withoutDegrees(
    side.split(',').map((each) => each.trim()),
  )
  return more.length === 0 && given !== '' && family !== '' && !isFullName(family)
}

/**
 * Joins the parts of a list between commas to names: `Smith, J., Doe, A.` has two parts a name, `Smith J, Doe A` and
 * `John Smith, Anna Doe` have one.
 */
function pairUp(parts: readonly string[]): string[] {
  const names: string[] = []
  const isPaired = parts.filter((part) => !suffix.test(part)).length % 2 === 0
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? ''
    const next = parts[at + 1]
    const isPair = next !== undefined && arePair(part, next, isPaired)
    if (isPair) at += 1
    const after = parts[at + 1] ?? ''
    if (suffix.test(after)) at += 1
    const [, given = '', family = part] = /^(.*) (\S+)$/.exec(part) ?? []
    if (suffix.test(after))
      names.push(`${isPair ? part : family}, ${after}, ${isPair ? next : given}`)
    else names.push(isPair ? `${part}, ${next}` : part)
  }
  return names
}

const suffix = /^(?:Jr|Sr|I{2,3}|IV)\.?$/i

/**
 * Returns whether two parts are a family name and a given name.
 *
 * @param isPaired whether all parts of the list may come in pairs
 */
function arePair(part: string, next: string, isPaired: boolean): boolean {
  if (isOrganisation(part) || isOrganisation(next) || isMedline(part) || suffix.test(next))
    return false
  return isInitials(next) || (isPaired && !isFullName(part) && !isMedline(next))
}

/** `J.`, `J. R.`, `JR`, `J-P`. */
function isInitials(text: string): boolean {
  return /^(?:\p{Lu}\.?(?:[\s-]?\p{Lu}\.?){0,3})$/u.test(text)
}

/** `Smith J`, `van den Berg JA`, `O'Brien M Jr`: the form of MEDLINE. */
export function isMedline(text: string): boolean {
  return (
    /^(?:[\p{L}'’.-]+ )+\p{Lu}{1,4}(?: (?:Jr|Sr|2nd|3rd|I{2,3}|IV))?\.?$/u.test(text) &&
    /\p{Ll}|^\p{Lu}{2,} \p{Lu}{1,2}$/u.test(text)
  )
}

/** A given name and a family name: `John Smith`, `J. R. Smith`; the particles of a family name start in lower case. */
function isFullName(text: string): boolean {
  if (/^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(text)) return true
  return !isMedline(text) && /^\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+)* \P{Ll}[\p{L}'’.-]+$/u.test(text)
}

function isOrganisation(text: string): boolean {
  return (
    /^\uE000\d+\uE001$/u.test(text) ||
    hasOrganisationWord(text) ||
    /^(?:the|die|der|das|le|la|les) /i.test(text) ||
    /^\p{Lu}{3,}$/u.test(text)
  )
}

function readAuthor(written: string): CslName[] {
  const name = written.replace(title, '').replace(trailingDegree, '').trim()
  const [, group] = /^\{(.*)\}$/s.exec(name) ?? []
  if (group !== undefined) return [{ literal: group.trim() }]
  if (isOrganisation(name) && !isMedline(name) && !name.includes(', ')) return [{ literal: name }]
  // One word, or a script without spaces, is the name of an organisation or of somebody with one name.
  if (!/[\s,]/.test(name)) return [{ literal: name }]
  const inverted = isMedline(name) ? fromMedline(name) : name
  // Braces, backslashes and the like have a meaning in BibTeX only.
  return readNames(inverted.replace(/[{}\\]/g, ''), (latex) => latex).names
}

/** `van den Berg JA Jr` becomes `van den Berg, Jr, J. A.`. */
function fromMedline(name: string): string {
  const [, family = '', initials = '', suffix] =
    /^(.*) (\p{Lu}{1,4})(?: (Jr|Sr|2nd|3rd|I{2,3}|IV))?\.?$/u.exec(name) ?? []
  const given = initials.replace(/\p{Lu}(?=\p{Lu})/gu, '$&. ').replace(/$/, '.')
  return [family, ...(suffix === undefined ? [] : [suffix]), given].join(', ')
}
