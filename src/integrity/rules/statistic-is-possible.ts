import { type Problem, defineRule } from '../rule.ts'

import { type OwnWords, ownWordsInRecords, ownWordsInText } from '../own-words.ts'
import { containsRounded, decimalsOf } from '../rounding.ts'

/** An impossible statistic. */
interface Flaw {
  /** The faulty words, and their offset in the text. */
  words: string
  offset: number
  message: string
  hint: string
}

/** Only texts that match this are searched, which saves time. */
const search = {
  quotations: false,
  pattern:
    /\bCI\b|confidence interval|\bp[*_]*(?:[ -]value)?\s*[=<>≤≥]|\d[ \w]* of [\w ,]*\d|\d\/\d+ \(|%\)? \(\d/i,
}

/**
 * Statistics are possible: an interval starts at its lower end and contains its estimate, P is between 0 and 1, a part is
 * not larger than the whole, and a percentage matches its fraction. Quotations are not checked.
 */
export const statisticIsPossible = defineRule({
  name: 'statistic-is-possible',
  holds: 'Every statistic is possible.',
  severity: 'error',
  checkText: (text, { pointAt }) => ownWordsInText(text, pointAt, search).flatMap(problemsIn),
  check: (checked) => ownWordsInRecords(checked, search).flatMap(problemsIn),
})

function problemsIn({ record, text, where }: OwnWords): Problem[] {
  return [...intervals(text), ...probabilities(text), ...parts(text)].map(
    ({ words, offset, message, hint }): Problem => ({
      ...where(words, offset),
      message,
      hint,
      record,
    }),
  )
}

const plain = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+`
const signed = String.raw`[-−–+]?(?:${plain})(?![\d.,]*\d)`
const until = String.raw`\s*(?:to|and|[–—-])\s*|[,;]\s+`
const interval = String.raw`(?:\b9\d(?:\.\d)?\s?%\s*)?(?:\bCI|\bconfidence interval)\b[*_]*(?:\s*\(?9\d(?:\.\d)?\s?%\)?)?[\s,:=]*(?:of\s+|from\s+)?[([]?(${signed})\s?%?(?:${until})(${signed})`
const effect = String.raw`\b(?:a?[HOR]R|IRR|S?MD|WMD|(?:hazard|odds|rate|risk) ratio|(?:mean|risk) difference)\b[*_]*[\s,:=]*(?:of\s+|was\s+)?(${signed})\s?%?\s*[,;]?\s*[([]?`
const intervalPattern = new RegExp(interval, 'dgi')
const effectPattern = new RegExp(`${effect}${interval}`, 'dgi')

function intervals(text: string): Flaw[] {
  const reversed = [...text.matchAll(intervalPattern)].flatMap((match): Flaw | [] => {
    const [lower, upper] = [match[1], match[2]].map(valueOf)
    if (lower === undefined || upper === undefined || lower <= upper) return []
    return {
      ...placed(match, 1),
      message: `This interval is reversed: it is from \`${match[1]}\` to \`${match[2]}\`.`,
      hint: 'Compare both numbers, and their signs, with the source.',
    }
  })
  const outside = [...text.matchAll(effectPattern)].flatMap((match): Flaw | [] => {
    const [estimate, lower, upper] = [match[1], match[2], match[3]].map(valueOf)
    if (estimate === undefined || lower === undefined || upper === undefined) return []
    if (lower > upper) return []
    const [written = '', from = '', to = ''] = match.slice(1, 4).map(plainNumber)
    if (containsRounded(written, [from, to])) return []
    return {
      ...placed(match, 1),
      message: `The estimate \`${match[1]}\` is outside its own interval, from \`${match[2]}\` to \`${match[3]}\`.`,
      hint: 'Compare the three numbers, and their signs, with the source.',
    }
  })
  return [...reversed, ...outside]
}

/** A P value. It does not match after a logarithm, which can be any number, or before a power of ten: `P = 5 × 10⁻⁸`. */
const probability =
  /(?<![\p{L}\p{N}]|\blog(?:\s?(?:10|₁₀|<sub>10<\/sub>))?[\s(]{0,2})[*_]*p[*_]*(?:[ -]value)?\s*(?:of\s+|was\s+)?([=<>≤≥])\s*([-−]?\d*\.?\d+)(?![\d.,]*\d|\s?(?:[%°×·*^⋅]|\\\*|\p{L}))/dgiu

function probabilities(text: string): Flaw[] {
  return [...text.matchAll(probability)].flatMap((match): Flaw | [] => {
    const [, relation, written = ''] = match
    const value = valueOf(written)
    const isZero = value === 0 && relation === '='
    // P values have decimals. A whole number of 10 or more is another P, such as phosphorus or a pressure.
    const isOther = relation === '=' && /^\d{2,}$/.test(written)
    if (value === undefined || isOther || (value >= 0 && value <= 1 && !isZero)) return []
    return {
      ...placed(match, 2),
      message: isZero
        ? `P cannot be 0, but is given as \`${written}\`.`
        : `P is always between 0 and 1, but is given as \`${written}\`.`,
      hint: isZero
        ? 'Write `P < 0.001`: programs print 0.000 for values too small to show.'
        : 'Compare it with the source.',
    }
  })
}

const whole = String.raw`\d{1,3}(?:,\d{3})+|\d+`
const people =
  'adults|cases|children|clinics|controls|eyes|girls|boys|hips|joints|knees|men|participants|patients|people|persons|studies|subjects|trials|users|volunteers|women'
const percentage = String.raw`(about |almost |around |nearly |over |under |roughly |[~≈<>])?(\d+(?:\.\d+)?)\s?(?:%|per ?cent)`
/** What can follow a percentage of a fraction: no second percentage, and no word about weighting. */
const ofFraction = String.raw`(?=\s*[)\],;])(?!\s*[,;]\s*\d[\d.]*\s?(?:%|per ?cent)(?!\s?(?:CI|con|cred))|[^()[\]]*\b(?:adjusted|estimated|modell?ed|standardi[sz]ed|weighted)\b)`
const partOf = new RegExp(
  String.raw`(?<![\d.,/:-]|\d )(${whole}) (?:out )?of (?:the |all |all the |these |those |its |our |about )?(${whole}) (?:\p{L}+ )?(?:${people})\b`,
  'dgiu',
)
const fractionFirst = new RegExp(
  String.raw`(?<![\d.,/:-]|\d )(${whole})(?: (?:out )?of (?:the |all |all the |these |those )?|\s?\/\s?)(${whole})(?:(?: \p{L}+){0,3} (?:${people}))? [([]${percentage}${ofFraction}`,
  'dgiu',
)
const percentageFirst = new RegExp(
  String.raw`(?<![\d.,-])${percentage}\)?(?: of (?:\p{L}+ ?){1,3})? [([](${whole})(?: (?:out )?of (?:the )?|\s?\/\s?)(${whole})(?: \p{L}+)?(?=[)\],;])`,
  'dgiu',
)

function parts(text: string): Flaw[] {
  const large = [...text.matchAll(partOf)].flatMap((match): Flaw | [] => {
    const [part, all] = [match[1], match[2]].map(valueOf)
    if (part === undefined || all === undefined || part <= all || isYear(match[1])) return []
    return {
      ...placed(match, 0),
      message: `\`${match[1]}\` is more than \`${match[2]}\`, the total that it is part of.`,
      hint: 'Compare both numbers with the source.',
    }
  })
  const fractions = [
    ...[...text.matchAll(fractionFirst)].map((match) => ({
      match,
      percentAt: 4,
      numbers: [match[1], match[2], match[3], match[4]],
    })),
    ...[...text.matchAll(percentageFirst)].map((match) => ({
      match,
      percentAt: 2,
      numbers: [match[3], match[4], match[1], match[2]],
    })),
  ]
  return [
    ...large,
    ...fractions.flatMap(
      ({ match, percentAt, numbers: [part, all, about, percent = ''] }): Flaw | [] => {
        const [a, b, given] = [part, all, percent].map(valueOf)
        if (a === undefined || !b || given === undefined || a > b || isYear(part)) return []
        const decimals = decimalsOf(percent)
        const is = (100 * a) / b
        // Rounding or truncation can change the last digit by one. "About" allows more.
        const slack = about === undefined ? 10 ** -decimals : 5
        if (Math.abs(is - given) <= slack + 1e-9) return []
        return {
          ...placed(match, percentAt),
          message: `\`${part}\` of \`${all}\` is ${is.toFixed(Math.max(1, decimals))}%, not \`${percent}%\`.`,
          hint: 'Compare the three numbers with the source.',
        }
      },
    ),
  ]
}

/** Returns whether a number may be a year: "In 2019 of 120 patients …" */
function isYear(written = ''): boolean {
  return /^(?:19|20)\d\d$/.test(written)
}

/** Returns the value of a number in English notation: a comma groups digits, and several characters can be a minus. */
function valueOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  const value = Number(plainNumber(written))
  return Number.isFinite(value) ? value : undefined
}

function plainNumber(written: string): string {
  return written.replaceAll(',', '').replace(/^[−–]/, '-')
}

/** Returns a group of a match, and its offset. */
function placed(match: RegExpExecArray, group: number): Pick<Flaw, 'words' | 'offset'> {
  return { words: match[group] ?? '', offset: match.indices?.[group]?.[0] ?? match.index }
}
