import { nearest } from './nearest.ts'

/**
 * Returns the direction of a language for HTML's `dir` (HTML, "The dir attribute").
 *
 * @param language a BCP 47 tag, such as `ar` or `az-Arab`
 * @returns `rtl`, or nothing for the default direction
 */
export function textDirection(language: string): 'rtl' | undefined {
  return new Intl.Locale(language).getTextInfo().direction === 'rtl' ? 'rtl' : undefined
}

const languagesOfLongWords = new Set(['da', 'de', 'fi', 'hu', 'nb', 'nl', 'nn', 'no', 'sv'])

/**
 * Returns whether words of a language are often so long that lines need hyphens.
 *
 * @param language a BCP 47 tag
 */
export function hasLongWords(language: string): boolean {
  return languagesOfLongWords.has(new Intl.Locale(language).language)
}

/** A problem of a language tag. */
export interface TagFault {
  /** Whether it does not have the form of a tag, so that it cannot be used at all. */
  malformed: boolean
  /** A sentence without its full stop. */
  message: string
  /** The tag that may be intended. */
  suggestion?: string
}

const inEnglish = ['en']
const nameOf = {
  language: new Intl.DisplayNames(inEnglish, { type: 'language', fallback: 'none' }),
  script: new Intl.DisplayNames(inEnglish, { type: 'script', fallback: 'none' }),
  region: new Intl.DisplayNames(inEnglish, { type: 'region', fallback: 'none' }),
}

/**
 * Finds the problem of a language tag (BCP 47): an invalid form, or an unknown part.
 *
 * Every language of three letters is accepted, because Unicode has no names for the rarest ones.
 */
export function faultOfTag(tag: string): TagFault | undefined {
  const fault = findFault(tag)
  if (!fault) return undefined
  const suggestion = [fault.suggestion, meantTag(tag)].find(
    (each) => each !== undefined && findFault(each) === undefined,
  )
  const { malformed, message } = fault
  return { malformed, message, ...(suggestion === undefined ? {} : { suggestion }) }
}

/** Returns the name of a language, if Unicode has one: in English, or in another language. */
export function languageName(tag: string, within = 'en'): string | undefined {
  if (within === 'en') return nameOf.language.of(tag)
  return new Intl.DisplayNames([within], { type: 'language', fallback: 'none' }).of(tag)
}

/** Returns a language tag with the usual letters in upper case (BCP 47, section 2.1.1): `de-AT` for `DE-at`. */
export function inUsualCase(tag: string): string {
  return findFault(tag) ? tag : (canonicalTag(tag) ?? tag)
}

function findFault(tag: string): TagFault | undefined {
  const canonical = canonicalTag(tag)
  if (canonical === undefined) {
    return { malformed: true, message: `\`${tag}\` is not a language tag` }
  }
  const { language, script, region } = new Intl.Locale(canonical)
  const isKnown =
    // `und` means that the language is not known. A `Locale` of it has no language in some versions of Node.js.
    !/^und\b/.test(canonical) &&
    (language.length === 3 || nameOf.language.of(language) !== undefined)
  if (!isKnown) {
    return { malformed: false, message: `\`${tag}\` is not a known language tag` }
  }
  for (const [kind, part] of [['script', script] as const, ['region', region] as const]) {
    if (part === undefined || nameOf[kind].of(part) !== undefined) continue
    const message = `\`${part}\` in \`${tag}\` is not a known ${kind}`
    return { malformed: false, message, suggestion: language }
  }
  if (canonical.toLowerCase() === tag.toLowerCase()) return undefined
  const message = `\`${tag}\` is not the standard form of this language tag`
  return { malformed: false, message, suggestion: canonical }
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

/** Returns the tag for another notation (`en_US.UTF-8`), the name of a language, or the code of a country. */
function meantTag(written: string): string | undefined {
  const words = written.trim().replace(/[.@].*$/, '')
  const [first = '', ...others] = words.split(/[\s_/(),-]+/).filter((part) => part !== '')
  const codes = others.filter((part) => /^(?:[a-z]{2}|[a-z]{4}|\d{3})$/i.test(part))
  const language = namedLanguage(first) ?? languageOfCountry(first)
  const candidates = [
    canonicalTag([first, ...others].join('-')),
    namedLanguage(words),
    language === undefined ? undefined : canonicalTag([language, ...codes].join('-')),
    language,
    nearestLanguage(words) ?? nearestLanguage(first),
  ]
  return candidates.find((tag) => tag !== undefined && findFault(tag) === undefined)
}

/** Dialects with their own names, such as “British English”. */
const dialects =
  'de-AT de-CH en-AU en-CA en-GB en-US es-419 es-ES es-MX fa-AF fr-CA fr-CH nl-BE pt-BR pt-PT zh-Hans zh-Hant'.split(
    ' ',
  )

let tagsByName: ReadonlyMap<string, string> | undefined

/** Returns the language with a name in English or in the language itself: `German`, `deutsch`. */
function namedLanguage(name: string): string | undefined {
  tagsByName ??= listNames()
  return tagsByName.get(name.toLowerCase())
}

function nearestLanguage(name: string): string | undefined {
  tagsByName ??= listNames()
  return name.length > 3
    ? tagsByName.get(nearest(name.toLowerCase(), tagsByName.keys()) ?? '')
    : undefined
}

function listNames(): Map<string, string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const known = codes.filter((code) => nameOf.language.of(code) !== undefined)
  const names = new Map<string, string>()
  for (const tag of [...known, ...dialects]) {
    const own = new Intl.DisplayNames([tag], { type: 'language' })
    for (const name of [nameOf.language.of(tag), own.of(tag)]) {
      const key = name?.toLowerCase()
      if (key !== undefined && !names.has(key)) names.set(key, canonicalTag(tag) ?? tag)
    }
  }
  return names
}

/** Returns the language of a country whose code was used instead: `jp` → `ja`. */
function languageOfCountry(code: string): string | undefined {
  const isCountry =
    /^(?!zz)[a-z]{2}$/i.test(code) && nameOf.region.of(code.toUpperCase()) !== undefined
  if (!isCountry) return undefined
  return new Intl.Locale(`und-${code}`).maximize().minimize().toString()
}
