/**
 * The words of each language in citations and bibliographies: the official CSL locales, and which of them suits a
 * language.
 */

import type { NameWords } from '../references/reference.ts'
import type { Element } from 'xast'

import { fromXml } from 'xast-util-from-xml'

import { localeNames, primaryDialects, readLocaleFile } from '../reading/csl-locales.ts'
import { childrenOf } from './xml.ts'

/** The locale of last resort (CSL 1.0.2, "Locale fallback"). */
const lastResort = 'en-US'

/** Languages that BCP 47 knows under a second name, and the official locales only under the first. */
const otherNames: Readonly<Record<string, string>> = { no: 'nb' }

const localesByLanguage = Map.groupBy(localeNames, (name) => new Intl.Locale(name).language)

/**
 * The official locale that suits a language, or `undefined` if there is none.
 *
 * A tag that is a locale's own name gets that locale, a bare language its primary dialect. Otherwise the script decides
 * first (`zh-HK` is written in traditional characters, so it gets `zh-TW`), then the order of day and month (`en-AU`
 * writes the day first, so it gets `en-GB`), then the primary dialect.
 *
 * @param language a BCP 47 tag
 */
export function findLocale(language: string): string | undefined {
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

/** The official locale that suits a language; American English where there is none (CSL 1.0.2, "Locale fallback"). */
export function localeFor(language: string): string {
  return findLocale(language) ?? lastResort
}

const xmlByLocale = new Map<string, string>()

/**
 * The XML of the locale that suits a language, for citeproc-js.
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

/** The forms that stand in for another (CSL 1.0.2, "Terms"), by the form that is missing. */
const standIns: readonly [missing: string, form: string][] = [
  ['short', 'long'],
  ['verb-short', 'verb'],
]

/**
 * Adds the short forms that a locale lacks: the same as the long ones.
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
  const added = standIns.flatMap(([missing, standIn]) =>
    terms
      .filter(
        ({ name, form, isVariant }) =>
          form === standIn &&
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

/** Scripts that have spaces between words although citeproc-js sets “and” and “et al.” in them without any. */
const spacedScripts: readonly (string | undefined)[] = ['Armn', 'Deva']

function withSpaces(name: string, xml: string): string {
  if (!spacedScripts.includes(scriptOf(name))) return xml
  return xml
    .replaceAll(/(<term name="and">)(.*?)(<\/term>)/g, '$1 $2 $3')
    .replaceAll(/(<term name="et-al">)(.*?)(<\/term>)/g, '$1 $2$3')
}

/**
 * The terms of eras that are wrong in the official locales: Japanese and Basque have the two the wrong way round, Thai
 * gives the Buddhist era for the years before Christ.
 */
const eraTerms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  eu: { ad: 'K.o.', bc: 'K.a.' },
  'ja-JP': { ad: '\u7D00\u5143\u5F8C', bc: '\u7D00\u5143\u524D' },
  'th-TH': { bc: '\u0E01\u0E48\u0E2D\u0E19 \u0E04.\u0E28.' },
}

/** Scripts that set an era after a year without a space. */
const unspacedScripts: readonly (string | undefined)[] = ['Hans', 'Hant', 'Jpan']

/**
 * Corrects the terms of eras, and separates them from the year.
 *
 * citeproc-js sets the term directly after the year. Only the English and German locales have the space in the term.
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
  /** CSL's `form` of the term: `long` where it names none. */
  form: string
  text: string
}

const termsByLocale = new Map<string, ReadonlyMap<string, TermForm[]>>()

/**
 * The terms of a language by their CSL name, each with all its forms (CSL 1.0.2, "Terms").
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
 * The words between and after names in running text.
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
    const forms = [term, ...childrenOf(term)]
      .map((element) => ({ form, text: textOf(element).trim() }))
      .filter(({ text }) => text !== '')
    terms.set(name, [...(terms.get(name) ?? []), ...forms])
  }
  return terms
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

/** The script a language is written in, `Latn` say, if need be the likely one. */
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
