/** The unit of an outcome: one text for all numbers, or one for each plural form. */

import type { PluralForms } from '../../messages/message.ts'

import { keepFormatters } from '../../shared/kept-formatters.ts'

export type Unit = string | PluralForms

const pluralRules = keepFormatters((language) => new Intl.PluralRules(language))

/**
 * Returns the unit as it is after a number.
 *
 * @param language that of the page, a BCP 47 tag
 * @example unitAfter(1, { one: 'point', other: 'points' }, 'en') // => 'point'
 */
export function unitAfter(number: number, unit: Unit, language: string): string {
  if (typeof unit === 'string') return unit
  return unit[pluralRules(language).select(Math.abs(number))] ?? unit.other
}

/** Returns the unit as it is without a number. */
export function unitName(unit: Unit): string {
  return typeof unit === 'string' ? unit : unit.other
}
