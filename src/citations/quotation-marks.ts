import { englishMarks, type QuotationMarks } from '../markdown/quotation-marks.ts'
import { findLocale, localeTerms } from './locales.ts'

/** Marks of a single line, for which authors type `'`. */
const single = /^[\u2018-\u201b\u2039\u203a]/

/** Scripts whose authors mostly type the marks themselves: straight ones are set as in English. */
const typedScripts: readonly (string | undefined)[] = ['Hans', 'Hant', 'Jpan']

/**
 * Scripts in which a quotation often follows a letter, so that spaces do not tell opening marks: those without spaces between
 * words, and Arabic, whose “and” is a letter before the next word.
 */
const attachedScripts: readonly (string | undefined)[] = [...typedScripts, 'Thai', 'Arab']

/**
 * Corrections of the official locales by CLDR (`delimiters`): Greek has straight marks inside others, and Lithuanian a
 * comma.
 */
const corrections: Readonly<Record<string, QuotationMarks>> = {
  'el-GR': { double: ['\u00ab', '\u00bb'], single: ['\u201c', '\u201d'] },
  'lt-LT': { double: ['\u201e', '\u201c'], single: ['\u201a', '\u2018'] },
}

/**
 * Returns the quotation marks of a language: those that citations have in it (CSL 1.0.2, "Terms"), or English ones if there
 * is no locale, or only straight marks.
 *
 * @param language a BCP 47 tag
 * @example quotationMarks('de') // => { double: ['„', '“'], single: ['‚', '‘'] }
 */
export function quotationMarks(language: string): QuotationMarks {
  const locale = findLocale(language)
  if (locale === undefined || /^en\b/.test(locale)) return englishMarks
  const { script } = new Intl.Locale(locale).maximize()
  const marks = typedScripts.includes(script) ? englishMarks : marksOfLocale(locale)
  return attachedScripts.includes(script) ? { ...marks, alternate: true } : marks
}

function marksOfLocale(locale: string): QuotationMarks {
  const correction = corrections[locale]
  if (correction) return correction
  const term = (name: string) => localeTerms(locale).get(name)?.[0]?.text ?? '"'
  const outer = [term('open-quote'), term('close-quote')] as const
  const inner = [term('open-inner-quote'), term('close-inner-quote')] as const
  if ([...outer, ...inner].some((mark) => /["']/.test(mark))) return englishMarks
  // Some put single marks outside, but who types double ones wants these.
  const isSwapped = single.test(outer[0]) && !single.test(inner[0])
  return isSwapped ? { double: inner, single: outer } : { double: outer, single: inner }
}
