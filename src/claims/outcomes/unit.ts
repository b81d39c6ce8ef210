/** The unit of an outcome: one text for all numbers, or one for each plural form. */

import { type PluralForms, pluralForm } from '../../messages/message.ts'

export type Unit = string | PluralForms

/**
 * Returns the unit as it is after a number.
 *
 * @param language that of the page, a BCP 47 tag
 * @example unitAfter(1, { one: 'point', other: 'points' }, 'en') // => 'point'
 */
export function unitAfter(number: number, unit: Unit, language: string): string {
  return typeof unit === 'string' ? unit : pluralForm(unit, language, Math.abs(number))
}

/** Returns the unit as it is without a number. */
export function unitName(unit: Unit): string {
  return typeof unit === 'string' ? unit : unit.other
}
