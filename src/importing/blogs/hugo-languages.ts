/** The languages of a blog of Hugo, and the names of files that contain one ("Multilingual mode"). */

import { tagOf } from '../translations.ts'

/** The languages that the settings of a blog name. */
export interface HugoLanguages {
  /** The key of the language of texts that name none. */
  default: string
  /** Whether the settings name the default language. */
  isDefaultKnown: boolean
  /** The keys of all languages, in lower case; empty if the settings list none. */
  keys: readonly string[]
  /** Whether the addresses in the default language start with its key too. */
  hasDefaultInAddress: boolean
}

/**
 * Reads the settings. Hugo ignores the case of their names.
 *
 * @param settings the fields of the main file, `languages` being a part of them or a file of its own
 */
export function readHugoLanguages(settings: Readonly<Record<string, unknown>>): HugoLanguages {
  const fields = new Map(
    Object.entries(settings).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const own = fields.get('defaultcontentlanguage')
  const languages = fields.get('languages')
  const keys =
    typeof languages === 'object' && languages !== null
      ? Object.keys(languages).map((key) => key.toLowerCase())
      : []
  return {
    default: typeof own === 'string' ? own.toLowerCase() : 'en',
    isDefaultKnown: typeof own === 'string' || keys.length > 0,
    keys,
    hasDefaultInAddress: fields.get('defaultcontentlanguageinsubdir') === true,
  }
}

/** What the name of a file says about the language of a text. */
export interface NamedLanguage {
  /** The name without the language. */
  stem: string
  /** The language as a BCP 47 tag; absent if it is not known. */
  language?: string
  /** How its address starts: empty, or a slash and the key of the language. */
  prefix: string
}

/**
 * Splits the name of a file without its extension: `index.de` is `index` in German. If the settings list no languages, only
 * codes of two letters count, because `node.js` and `about.net` are names too.
 */
export function splitLanguage(name: string, languages: HugoLanguages): NamedLanguage {
  const [, stem = '', key = ''] = /^(.+)\.([a-z]{2,3}(?:-[a-z\d]+)*)$/i.exec(name) ?? []
  const plain = key.toLowerCase()
  const isLanguage =
    languages.keys.length > 0
      ? languages.keys.includes(plain)
      : /^[a-z]{2}$/.test(plain) && tagOf(plain) !== undefined
  const used = isLanguage ? plain : languages.default
  const isKnown = isLanguage || languages.isDefaultKnown
  const language = isKnown ? tagOf(used) : undefined
  const hasPrefix = used !== languages.default || languages.hasDefaultInAddress
  return {
    stem: isLanguage ? stem : name,
    ...(language !== undefined && { language }),
    prefix: hasPrefix ? `/${used}` : '',
  }
}
