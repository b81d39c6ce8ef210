import type { Rating, Tone } from '../../ratings/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, defineRule } from '../rule.ts'

import { normalizedStatement } from '../normalized-words.ts'

/** Tones of ratings without a place on the scale, because they do not say how true a claim is. */
const offTheScale: readonly Tone[] = ['unproven', 'misleading']

export const ratingsFormAScale = defineRule({
  name: 'ratings-form-a-scale',
  holds: 'Ratings form one scale, in order, with values only where they are honest.',
  severity: 'error',
  check(checked) {
    const ratings = [...checked.ratings.values()].flatMap(({ record, data }): Rated[] =>
      data ? [{ record, ...data }] : [],
    )
    const outOfOrder = valuesOutOfOrder(ratings)
    const inFields = [
      ...duplicates(ratings, 'order', ({ order }) => String(order)),
      ...duplicates(ratings, 'label', ({ label }) => normalizedStatement(label) || label.trim()),
      ...unwantedValues(ratings),
      // Values that are out of order have no direction that could be reversed.
      ...(outOfOrder.length > 0 ? outOfOrder : reversedValues(ratings)),
    ]
    return [
      ...missingValues(ratings),
      ...inFields.map(({ rating, field, message, hint }): Problem => {
        const where = checked.pointAt(rating.record, [field], String(rating[field]))
        return { ...where, message, hint }
      }),
    ]
  },
})

interface Rated extends Rating {
  record: SourceRecord
}

/** A problem with a field of a rating. */
interface WrongField {
  rating: Rated
  field: 'order' | 'label' | 'value'
  message: string
  hint: string
}

/** Reports an order or a label that two ratings share. */
function duplicates(
  ratings: readonly Rated[],
  field: 'order' | 'label',
  plain: (rating: Rated) => string,
): WrongField[] {
  const first = new Map<string, string>()
  return ratings.flatMap((rating) => {
    const owner = first.get(plain(rating))
    first.set(plain(rating), owner ?? rating.record.id)
    if (owner === undefined) return []
    return {
      rating,
      field,
      message: `The ${field} \`${rating[field]}\` is already used by the rating \`${owner}\`.`,
      hint: `Give every rating a different \`${field}\`.`,
    }
  })
}

function missingValues(ratings: readonly Rated[]): Problem[] {
  const numbered = ratings.find(({ value }) => value !== undefined)
  if (!numbered) return []
  return ratings
    .filter(({ value, tone }) => value === undefined && !offTheScale.includes(tone))
    .map(({ record }) => ({
      place: record.place,
      message: `The rating \`${record.id}\` has no \`value\`, but others such as \`${numbered.record.id}\` have one.`,
      hint: 'Add a value from 1 (false) to 5 (supported). Only ratings with the tone `unproven` or `misleading` can omit it.',
    }))
}

function unwantedValues(ratings: readonly Rated[]): WrongField[] {
  return ratings
    .filter(({ value, tone }) => value !== undefined && tone === 'unproven')
    .map((rating) => ({
      rating,
      field: 'value',
      message: `The value \`${rating.value}\` belongs to a rating with the tone \`unproven\`, which cannot have one.`,
      hint: 'Remove `value`: a claim without evidence has no place on the scale, not even in the middle.',
    }))
}

/** Reports values that do not all rise or all fall with `order`. */
function valuesOutOfOrder(ratings: readonly Rated[]): WrongField[] {
  const steps = stepsOf(ratings)
  const rising = steps.filter(({ step }) => step > 0).length
  const falling = steps.filter(({ step }) => step < 0).length
  const direction = rising > falling ? 1 : -1
  return steps
    .filter(({ step }) => step * direction <= 0)
    .map(({ before, rating, step }) => ({
      rating,
      field: 'value',
      message:
        step === 0
          ? `The value \`${rating.value}\` is already used by the rating \`${before.record.id}\`.`
          : `The value \`${rating.value}\` is out of order: the rating before it, \`${before.record.id}\`, has the value ${before.value}.`,
      hint: 'Change `value` or `order`: sorted by `order`, the values must only fall or only rise.',
    }))
}

/** Returns how much the value rises from each rating with a value to the next in order. */
function stepsOf(ratings: readonly Rated[]): { before: Rated; rating: Rated; step: number }[] {
  const numbered = ratings
    .filter(({ value, tone }) => value !== undefined && tone !== 'unproven')
    .sort((one, other) => one.order - other.order)
  return numbered.slice(1).flatMap((rating, index) => {
    const before = numbered[index]
    // Two ratings with the same `order` have no order that their values could follow.
    if (before?.value === undefined || rating.value === undefined || before.order === rating.order)
      return []
    return [{ before, rating, step: rating.value - before.value }]
  })
}

/** Reports a reversed scale: 1 means false and 5 supported. */
function reversedValues(ratings: readonly Rated[]): WrongField[] {
  const least = ratings
    .filter(({ tone, value }) => tone === 'supported' && value !== undefined)
    .sort((one, other) => (one.value ?? 0) - (other.value ?? 0))[0]
  const lowest = least?.value
  if (least === undefined || lowest === undefined) return []
  return ratings
    .filter(({ tone, value }) => tone === 'false' && value !== undefined && value > lowest)
    .map((rating) => ({
      rating,
      field: 'value',
      message: `The value \`${rating.value}\` of a rating with the tone \`false\` is higher than the value of \`${least.record.id}\`, which is ${lowest}.`,
      hint: 'Reverse the values: 1 means false and 5 means supported.',
    }))
}
