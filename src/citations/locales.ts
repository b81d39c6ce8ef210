/** The terms of each language in citations and bibliographies: the official CSL locales, and which of them fits a language. */

import type { NameWords } from '../references/reference.ts'
import type { Element } from 'xast'

import { fromXml } from 'xast-util-from-xml'

import { localeNames, primaryDialects, readLocaleFile } from '../reading/csl-locales.ts'
import { childrenOf } from './xml.ts'

/** The locale of last resort (CSL 1.0.2, "Locale fallback"). */
const lastResort = 'en-US'

/** Languages with two names in BCP 47, of which the official locales use only one. */
const otherNames: Readonly<Record<string, string>> = { no: 'nb' }

const localesByLanguage = Map.groupBy(localeNames, (name) => new Intl.Locale(name).language)

/**
 * Returns the official locale for a language, or `undefined` if there is none.
 *
 * A tag that is a locale's own name gets that locale, a bare language its primary dialect. Otherwise the script decides
 * first (`zh-HK` is written in traditional characters, so it gets `zh-TW`), then the order of day and month (`en-AU`
 * writes the day first, so it gets `en-GB`), then the primary dialect.
 *
 * @param language a BCP 47 tag
 */
export function findLocale(language: string): string | undefined {
  if (!locales.has(language)) locales.set(language, localeOf(language))
  return locales.get(language)
}

const locales = new Map<string, string | undefined>()

function localeOf(language: string): string | undefined {
  const tag = parseTag(language)
  if (!tag) return undefined
  const own = tag.language
  const dialects = localesByLanguage.get(own) ?? []
  const exact = dialects.find((name) => name === tag.baseName)
  if (exact !== undefined) return exact
  const primary = primaryDialects[own]
  if (tag.script === undefined && tag.region === undefined) return primary
  const sameScript = dialects.filter((name) => scriptOf(name) === scriptOf(tag.baseName))
  const sameRegion = sameScript.find((name) => new Intl.Locale(name).region === tag.region)
  if (sameRegion !== undefined) return sameRegion
  const preferred = sameScript.filter((name) => name === primary)
  const candidates = [...preferred, ...sameScript]
  return (
    candidates.find((name) => writesDayFirst(name) === writesDayFirst(tag.baseName)) ??
    candidates[0]
  )
}

/** Returns the official locale for a language, or American English if there is none (CSL 1.0.2, "Locale fallback"). */
export function localeFor(language: string): string {
  return findLocale(language) ?? lastResort
}

const xmlByLocale = new Map<string, string>()

/**
 * Returns the XML of the locale for a language, for citeproc-js.
 *
 * @param language a BCP 47 tag, or a name that citeproc-js makes of one, such as `sr-LATN`
 */
export function localeXml(language: string): string {
  const name = localeFor(language.replaceAll('_', '-'))
  const known = xmlByLocale.get(name)
  if (known !== undefined) return known
  const xml = withEras(name, withSpaces(name, withShortForms(readLocaleFile(name))))
  xmlByLocale.set(name, xml)
  return xml
}

/** The forms that replace a missing form (CSL 1.0.2, "Terms"). */
const substitutes: readonly [missing: string, form: string][] = [
  ['short', 'long'],
  ['verb-short', 'verb'],
]

/**
 * Adds the missing short forms of a locale, which are the same as the long ones.
 *
 * In languages that are not in its own list, such as Armenian, citeproc-js prints the English form first: “n.d.” among
 * Armenian words.
 */
function withShortForms(xml: string): string {
  const terms = [
    ...xml.replaceAll(/<!--.*?-->/gs, '').matchAll(/<term\b([^>]*?)(?:\/>|>.*?<\/term>)/gs),
  ].map(([source, attributes = '']) => ({
    source,
    name: /\sname="([^"]*)"/.exec(attributes)?.[1] ?? '',
    form: /\sform="([^"]*)"/.exec(attributes)?.[1] ?? 'long',
    isVariant: /\s(?:gender-form|match)=/.test(attributes),
  }))
  const present = new Set(terms.map(({ name, form }) => `${name} ${form}`))
  const added = substitutes.flatMap(([missing, substitute]) =>
    terms
      .filter(
        ({ name, form, isVariant }) =>
          form === substitute &&
          !isVariant &&
          !/ordinal/.test(name) &&
          !present.has(`${name} ${missing}`),
      )
      .map(({ source }) =>
        source.replace(/\sform="[^"]*"/, '').replace('<term', `<term form="${missing}"`),
      ),
  )
  return xml.replace('</terms>', `${added.join('')}</terms>`)
}

/** Scripts with spaces between words in which citeproc-js prints “and” and “et al.” without spaces. */
const spacedScripts: readonly (string | undefined)[] = ['Armn', 'Deva']

function withSpaces(name: string, xml: string): string {
  if (!spacedScripts.includes(scriptOf(name))) return xml
  return xml
    .replaceAll(/(<term name="and">)(.*?)(<\/term>)/g, '$1 $2 $3')
    .replaceAll(/(<term name="et-al">)(.*?)(<\/term>)/g, '$1 $2$3')
}

/**
 * Corrections of the terms for eras in the official locales: in Japanese and Basque the two are swapped, and Thai has the
 * Buddhist era for years BC.
 */
const eraTerms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  eu: { ad: 'K.o.', bc: 'K.a.' },
  'ja-JP': { ad: '\u7D00\u5143\u5F8C', bc: '\u7D00\u5143\u524D' },
  'th-TH': { bc: '\u0E01\u0E48\u0E2D\u0E19 \u0E04.\u0E28.' },
}

/** Scripts that write an era after a year without a space. */
const unspacedScripts: readonly (string | undefined)[] = ['Hans', 'Hant', 'Jpan']

/**
 * Corrects the terms for eras, and separates them from the year.
 *
 * citeproc-js prints the term directly after the year. Only the English and German locales include a space in the term.
 */
function withEras(name: string, xml: string): string {
  const space = unspacedScripts.includes(scriptOf(name)) ? '' : '&#160;'
  return xml.replaceAll(
    /(<term name="(ad|bc)">)(.*?)(<\/term>)/g,
    (source, start: string, era: string, official: string, end: string) => {
      const term = eraTerms[name]?.[era] ?? official
      if (/^(?:\s|&#160;)/.test(term)) return source
      return `${start}${space}${term.replace(/(?:\s|&#160;)+$/, '')}${end}`
    },
  )
}

/** One form of a term. */
export interface TermForm {
  /** CSL's `form` of the term, which is `long` by default. */
  form: string
  text: string
  /** Whether it is of one thing or of several; absent if the term has no plural. */
  number?: 'single' | 'multiple'
}

const termsByLocale = new Map<string, ReadonlyMap<string, TermForm[]>>()

/**
 * Returns the terms of a language by their CSL name, each with all its forms (CSL 1.0.2, "Terms").
 *
 * @param language a BCP 47 tag
 */
export function localeTerms(language: string): ReadonlyMap<string, TermForm[]> {
  const name = localeFor(language)
  const known = termsByLocale.get(name)
  if (known) return known
  const terms = readTerms(readLocaleFile(name))
  termsByLocale.set(name, terms)
  return terms
}

/**
 * Returns the words between and after names in running text.
 *
 * @param language a BCP 47 tag
 */
export function nameWords(language: string): NameWords {
  const terms = localeTerms(language)
  const long = (name: string) => terms.get(name)?.find(({ form }) => form === 'long')?.text
  return { and: long('and') ?? 'and', etAl: long('et-al') ?? 'et al.' }
}

function readTerms(xml: string): Map<string, TermForm[]> {
  const terms = new Map<string, TermForm[]>()
  const locale = childrenOf(fromXml(xml)).find(({ name }) => name === 'locale')
  const lists = locale ? childrenOf(locale).filter(({ name }) => name === 'terms') : []
  for (const term of lists.flatMap(childrenOf)) {
    const name = term.attributes['name'] ?? ''
    const form = term.attributes['form'] ?? 'long'
    const forms: TermForm[] = [term, ...childrenOf(term)]
      // The no-break spaces inside French quotation marks belong to these.
      .map((element) => ({
        form,
        text: name.endsWith('-quote') ? textOf(element) : textOf(element).trim(),
        ...numberOf(element),
      }))
      .filter(({ text }) => text !== '')
    terms.set(name, [...(terms.get(name) ?? []), ...forms])
  }
  return terms
}

function numberOf({ name }: Element): Pick<TermForm, 'number'> {
  return name === 'single' || name === 'multiple' ? { number: name } : {}
}

function parseTag(language: string): Intl.Locale | undefined {
  try {
    const tag = new Intl.Locale(language)
    const other = otherNames[tag.language]
    return other === undefined ? tag : new Intl.Locale(tag, { language: other })
  } catch {
    return undefined
  }
}

/** Returns the script of a language, such as `Latn`; the most likely one if the tag has none. */
function scriptOf(language: string): string | undefined {
  return new Intl.Locale(language).maximize().script
}

function writesDayFirst(language: string): boolean {
  const parts = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).formatToParts()
  const order = parts.map(({ type }) => type)
  return order.indexOf('day') < order.indexOf('month')
}

function textOf(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
}
