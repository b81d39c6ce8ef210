/** The languages that search knows. */

import { english } from './en.ts'
import { french } from './fr.ts'
import { german } from './de.ts'
import { korean } from './ko.ts'
import type { SearchLanguage } from './language.ts'
import { spanish } from './es.ts'
import { chinese, japanese, thai } from './unspaced.ts'

const known: Record<string, SearchLanguage> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  ja: japanese,
  ko: korean,
  th: thai,
  zh: chinese,
}

/** Nothing is left out, and nothing else is spelled. */
const unknown: SearchLanguage = {
  ...{ silent: [], asking: [], spellings: [], plurals: [] },
  hasOtherForms: true,
}

/** Returns what search knows about a language, given as a BCP 47 tag. */
export function searchLanguage(tag: string): SearchLanguage {
  return known[tag.toLowerCase().split('-', 1)[0] ?? ''] ?? unknown
}
