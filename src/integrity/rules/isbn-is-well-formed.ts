import type { SourceRecord } from '../../reading/record.ts'

import {
  isbnCheckDigit,
  isbnsIn,
  issnCheckDigit,
  issnsIn,
  type CheckDigit,
} from '../../shared/identifiers.ts'
import { flawOfDigit, type Flaw } from '../flaw.ts'
import { defineRule } from '../rule.ts'

type Field = 'ISBN' | 'ISSN'

/** How to read each field, and the advice for a number in the wrong format. */
const kinds: Record<
  Field,
  {
    numbersIn: (field: string) => string[]
    digitOf: (number: string) => CheckDigit | undefined
    form: string
  }
> = {
  ISBN: {
    numbersIn: isbnsIn,
    digitOf: isbnCheckDigit,
    form: 'Write ten digits, or thirteen that start with 978 or 979.',
  },
  ISSN: {
    numbersIn: issnsIn,
    digitOf: issnCheckDigit,
    form: 'Write eight digits.',
  },
}

/** ISBNs and ISSNs of references have a valid format and check digit. There is at most one problem for each field. */
export const isbnIsWellFormed = defineRule({
  name: 'isbn-is-well-formed',
  holds: 'Every ISBN and ISSN has a valid format and check digit.',
  severity: 'warning',
  check: (checked) =>
    [...checked.references.values()].flatMap(({ record, data }) =>
      (Object.keys(kinds) as Field[]).flatMap((field) => {
        const value = data?.[field]
        if (value === undefined || value.trim() === '') return []
        const flaw = flawOf(field, value, record)
        if (!flaw) return []
        const { words, ...rest } = flaw
        return {
          ...checked.pointAt(record, [field], words),
          ...rest,
          record,
        }
      }),
    ),
})

function flawOf(field: Field, value: string, { format }: SourceRecord): Flaw | undefined {
  const { numbersIn, digitOf, form } = kinds[field]
  const numbers = numbersIn(value)
  const formless = numbers.filter((number) => digitOf(number) === undefined)
  const [first] = formless
  if (first === undefined) {
    const flaws = numbers.flatMap((number) => {
      const digit = digitOf(number)
      return (digit && flawOfDigit(field, number, digit)) ?? []
    })
    return flaws.length < 2 ? flaws[0] : severalWrong(field, flaws)
  }
  const other = field === 'ISBN' ? 'ISSN' : 'ISBN'
  const named = (name: Field) => `\`${format === 'bibtex' ? name.toLowerCase() : name}\``
  const moved = kinds[other].numbersIn(value).filter((number) => isValid(other, number))
  const isOther = moved.length > 0 && formless.every((number) => moved.includes(number))
  if (isOther) {
    const [it, is] = moved.length === 1 ? ['it', `is an ${other}`] : ['them', `are ${other}s`]
    return {
      words: first,
      message: `${listed(moved)} in ${named(field)} ${is}.`,
      hint: `Move ${it} to ${named(other)}.`,
    }
  }
  const kept = numbers.filter((number) => isValid(field, number))
  const suggestion = kept.length > 0 ? kept.join(', ') : withZero(field, first)
  const are = formless.length === 1 ? `is not an ${field}` : `are not ${field}s`
  return {
    words: first,
    message: `${listed(formless)} ${are}.`,
    hint:
      suggestion === undefined
        ? form
        : kept.length > 0
          ? `Write only \`${suggestion}\`.`
          : `If it is a nine-digit number from before 1970, write \`${suggestion}\`. Otherwise, remove it.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

function severalWrong(field: Field, flaws: readonly Flaw[]): Flaw {
  return {
    words: flaws[0]?.words ?? '',
    message: `The ${field}s ${listed(flaws.map(({ words }) => words))} are wrong: their check digits do not match.`,
    hint: 'Compare every digit with the source.',
  }
}

/** Adds a zero to a book number of nine digits, as used before 1970, which makes it an ISBN. */
function withZero(field: Field, number: string): string | undefined {
  return field === 'ISBN' && isValid('ISBN', `0${number}`) ? `0${number}` : undefined
}

function isValid(field: Field, number: string): boolean {
  const digit = kinds[field].digitOf(number)
  return digit !== undefined && digit.given === digit.expected
}

function listed(words: readonly string[]): string {
  const [last, ...others] = words.map((word) => `\`${word}\``).reverse()
  return others.length === 0 ? (last ?? '') : `${others.reverse().join(', ')} and ${last ?? ''}`
}
