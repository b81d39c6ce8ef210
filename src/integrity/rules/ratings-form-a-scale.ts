import type { Rating, Tone } from '../../ratings/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { normalizedWords } from '../normalized-words.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/** Tones of ratings that may stand off the scale: they say nothing of how true a claim is. */
const offTheScale: readonly Tone[] = ['unproven', 'misleading']

/** The ratings form one scale, in order, with numbers only where they are honest. */
export const ratingsFormAScale = defineRule({
  name: 'ratings-form-a-scale',
  holds: 'The ratings form one scale, in order, with numbers only where they are honest.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  const ratings = [...checked.ratings.values()].flatMap(({ record, data }): Rated[] =>
    data ? [{ record, ...data }] : [],
  )
  const outOfOrder = valuesOutOfOrder(ratings)
  const inFields = [
    ...taken(ratings, 'order', ({ order }) => String(order)),
    ...taken(ratings, 'label', ({ label }) => normalizedWords(label) || label.trim()),
    ...numbersTooMany(ratings),
    // Out of order, the numbers have no direction that could be the wrong one.
    ...(outOfOrder.length > 0 ? outOfOrder : upsideDown(ratings)),
  ]
  return [
    ...numbersMissing(ratings),
    ...inFields.map(({ rating, field, message, hint }): Problem => {
      const where = pointAt(rating.record, [field], String(rating[field]))
      return { ...where, message, hint }
    }),
  ]
}

interface Rated extends Rating {
  record: SourceRecord
}

/** What is wrong with a field of a rating. */
interface WrongField {
  rating: Rated
  field: 'order' | 'label' | 'value'
  message: string
  hint: string
}

/** What stands twice cannot be told apart, in lists or on the page. */
function taken(
  ratings: readonly Rated[],
  field: 'order' | 'label',
  plain: (rating: Rated) => string,
): WrongField[] {
  const first = new Map<string, string>()
  return ratings.flatMap((rating) => {
    const owner = first.get(plain(rating))
    first.set(plain(rating), owner ?? rating.record.id)
    if (owner === undefined) return []
    return [
      {
        rating,
        field,
        message: `The ${field} \`${rating[field]}\` is taken already: the rating \`${owner}\` has it.`,
        hint: `Give each rating ${field === 'order' ? 'a place' : 'a label'} of its own.`,
      },
    ]
  })
}

function numbersMissing(ratings: readonly Rated[]): Problem[] {
  const numbered = ratings.find(({ value }) => value !== undefined)
  if (!numbered) return []
  return ratings
    .filter(({ value, tone }) => value === undefined && !offTheScale.includes(tone))
    .map(({ record }) => ({
      place: record.place,
      message: `The rating \`${record.id}\` has no \`value\`, while others such as \`${numbered.record.id}\` have one.`,
      hint: 'Give it a number from 1 (false) to 5 (supported); only the tones `unproven` and `misleading` go without.',
    }))
}

function numbersTooMany(ratings: readonly Rated[]): WrongField[] {
  return ratings
    .filter(({ value, tone }) => value !== undefined && tone === 'unproven')
    .map((rating) => ({
      rating,
      field: 'value',
      message: `The value \`${rating.value}\` is given to a rating with the tone \`unproven\`.`,
      hint: 'Remove `value`: missing evidence is no point on a scale, not even the middle of it.',
    }))
}

/** With `order`, the numbers only fall, or only rise. */
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
          ? `The value \`${rating.value}\` is taken already: the rating \`${before.record.id}\` has it.`
          : `The value \`${rating.value}\` is out of order: \`${before.record.id}\`, which stands before, has ${before.value}.`,
      hint: `Let \`value\` ${direction > 0 ? 'rise' : 'fall'} from each rating to the next in their \`order\`.`,
    }))
}

/** From each rating with a number to the next in order: how far the number goes up. */
function stepsOf(ratings: readonly Rated[]): { before: Rated; rating: Rated; step: number }[] {
  const numbered = ratings
    .filter(({ value, tone }) => value !== undefined && tone !== 'unproven')
    .sort((one, other) => one.order - other.order)
  return numbered.slice(1).flatMap((rating, index) => {
    const before = numbered[index]
    // Two ratings in one place have no order that their numbers could follow.
    if (before?.value === undefined || rating.value === undefined || before.order === rating.order)
      return []
    return [{ before, rating, step: rating.value - before.value }]
  })
}

/** One means false and five supported, never the other way round. */
function upsideDown(ratings: readonly Rated[]): WrongField[] {
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
      message: `The value \`${rating.value}\` of a rating with the tone \`false\` is greater than that of \`${least.record.id}\`, which is ${lowest}.`,
      hint: 'Turn the numbers round: 1 stands for false and 5 for supported.',
    }))
}
