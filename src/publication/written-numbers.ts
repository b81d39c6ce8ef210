/** Numbers as people write them: with a decimal comma, separators of thousands, units or a minus sign. */

/** The fix for a number that YAML reads as text. */
interface NumberFix {
  hint: string
  suggestion?: string
}

/**
 * Returns what to write instead of a number that is not one in YAML; `undefined` if it is unclear, or if only quotation marks are
 * wrong.
 *
 * @param isWhole whether it must be a whole number
 */
export function numberHint(written: string, isWhole: boolean): NumberFix | undefined {
  if (Number.isFinite(Number(written))) return undefined
  const [, sign = '', digits = '', rest = ''] =
    /^\s*(?:~|about |around |ca\. |circa )?\s*([-+\u2212\u2013]?)\s*(\d[\d.,'\u2019\s]*?)\s*(%|\u2030|[^\d\s]*)\s*$/u.exec(
      written,
    ) ?? []
  // `81 96` is two numbers.
  const isGrouped = /^\d{1,3}(?:['\u2019\s]\d{3})+(?:[.,]\d+)?$/.test(digits)
  if (/['\u2019\s]/.test(digits) && !isGrouped) return undefined
  const minus = sign === '' || sign === '+' ? '' : '-'
  const plain = digits.replaceAll(/['\u2019\s]/g, '')
  // A share in per cent may be another number in the unit of the field.
  if (/[%\u2030]/.test(rest)) {
    return { hint: `Write a number without \`${rest}\`, in the unit of this field.` }
  }
  // `1.2k`, `3 million` or `1\u00BD` is another number.
  if (
    /\p{N}|^(?:k|m|mn|bn|thousand|million|billion|hundred|dozen|tausend|mio|mill|millionen)s?\.?$/iu.test(
      rest,
    )
  ) {
    return { hint: 'Write the number in digits.' }
  }
  const unit = rest === '' ? '' : ', without a unit'
  const writing = (number: string, how = unit): NumberFix => ({
    hint: `Write \`${number}\`${how}.`,
    suggestion: number,
  })
  const thousands = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(plain)
  const whole = `${minus}${plain.replaceAll(',', '')}`
  if (thousands && (isWhole || plain.split(/[,.]/).length > 2)) return writing(whole)
  if (thousands) {
    return {
      hint: `Write \`${whole}\`, or \`${minus}${plain.replace(',', '.')}\` if the comma is a decimal comma.`,
    }
  }
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(plain) || (isWhole && /^\d{1,3}\.\d{3}$/.test(plain)))
    return writing(`${minus}${plain.replaceAll('.', '')}`)
  if (/^\d+,\d+$/.test(plain) && !isWhole)
    return writing(`${minus}${plain.replace(',', '.')}`, ', with a decimal point')
  if (!/^\d+(?:\.\d+)?$/.test(plain) || (isWhole && plain.includes('.'))) return undefined
  return writing(`${minus}${plain}`)
}

/**
 * Returns the two numbers of an interval that is written as a text or as a group of two fields.
 *
 * @example pairOfNumbers('0,5 to 0,9') // => ['0.5', '0.9']
 */
export function pairOfNumbers(value: unknown): [string, string] | undefined {
  if (typeof value === 'string') return ordered(numbersIn(value))
  if (typeof value !== 'object' || value === null) return undefined
  const parts: unknown[] = Object.values(value)
  return parts.length === 2 ? ordered(parts.flatMap((part) => numbersIn(String(part)))) : undefined
}

/**
 * Returns the two limits of an interval in a YAML list whose decimal commas have made more than two entries of it; `undefined`
 * if it is not certain which numbers its author wrote.
 *
 * @param raw the list as the file has it
 * @example pairInList('[0,05, 0,9]') // => ['0.05', '0.9']
 */
export function pairInList(raw: string): [string, string] | undefined {
  const inner = /^\[\s*([^[\]]*?)[\s,]*\]$/.exec(raw)?.[1] ?? ''
  const unspaced = /^([-\u2212]?\d+,\d+),([-\u2212]?\d+,\d+)$/.exec(inner)?.slice(1)
  const numbers = unspaced ?? inner.split(/;\s*|\s*,\s+|\s+,\s*/)
  const isNumber = (written: string) => /^[-+\u2212]?\d+(?:[.,]\d+)?$/.test(written)
  return numbers.every(isNumber) && inner.includes(',')
    ? pairOfNumbers(numbers.join(' ; '))
    : undefined
}

function numbersIn(text: string): string[] {
  // The second number of `0.1 \u00B1 0.8` is no limit, and those of `5 to 9 %` may be others in the unit of the field.
  if (/[\u00B1%\u2030]|\+\/-/.test(text)) return []
  // The comma of `1,200` may separate thousands.
  if (/(?<![\d.,])[1-9]\d{0,2},\d{3}(?!\d)/.test(text)) return []
  const numbers = /(?:(?<![\d.])[-\u2212\u2013])?(?:\d+(?:[.,]\d+)?|\.\d+)/g
  return [...text.matchAll(numbers)].map(([number]) =>
    number
      .replace(/^[\u2212\u2013]/, '-')
      .replace(',', '.')
      .replace(/^(-?)\./, '$10.'),
  )
}

/** Returns two numbers, if there are two and the first is not the larger. */
function ordered(numbers: readonly string[]): [string, string] | undefined {
  const [lower, upper] = numbers
  if (lower === undefined || upper === undefined || numbers.length > 2) return undefined
  return Number(lower) <= Number(upper) ? [lower, upper] : undefined
}
