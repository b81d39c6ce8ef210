/** Dates in notations that other programs and people use, rewritten as EDTF. */

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const seasonNames: readonly string[] = ['spring', 'summer', 'autumn', 'winter']

/**
 * Rewrites a date as EDTF where its notation has one reading.
 *
 * @returns text that may or may not be a date that exists; `undefined` where the notation is unknown or ambiguous, such
 *   as 03/06/2023
 * @example rewriteDate('06.03.2023') // => '2023-03-06'
 * @example rewriteDate('June 3, 2020') // => '2020-06-03'
 * @example rewriteDate('1971/72') // => '1971/1972'
 */
export function rewriteDate(written: string): string | undefined {
  const text = written.trim().replace(/\s+/g, ' ')
  return (
    yearFirst(text) ??
    yearLast(text) ??
    rangeOfYears(text) ??
    inEnglish(text) ??
    (text === written ? undefined : text)
  )
}

function yearFirst(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})([-./]\d{1,2})([-./]\d{1,2})$/.exec(text) ?? /^(\d{4})([-.]\d)$/.exec(text) ?? []
  if (year) return joined(year, month?.slice(1), day?.slice(1))
  const [, ...digits] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  return digits.length > 0 ? digits.join('-') : undefined
}

/** Before the year, full stops separate a day and a month; with other marks the month can come first. */
function yearLast(text: string): string | undefined {
  const [, first, mark, second, year] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(text) ?? []
  if (year === undefined) return undefined
  if (mark === '.' || Number(first) > 12) return joined(year, second, first)
  return Number(second) > 12 ? joined(year, first, second) : undefined
}

/** `1996_2004`, `1971/72`, `1982--1983`; in `2003/04`, the end could be a month. */
function rangeOfYears(text: string): string | undefined {
  const [, start = '', mark, end = ''] =
    /^(\d{4}) ?(_|\/|--?|[–—]) ?(\d{2}|\d{4})$/.exec(text) ?? []
  if (end.length === 4) return `${start}/${end}`
  return end === '' || (Number(end) <= 12 && mark !== '_')
    ? undefined
    : `${start}/${start.slice(0, 2)}${end}`
}

/** `3 June 2020`, `June 3rd, 2020`, `Spring 2020`, `circa 1850`, `44 BC`. */
function inEnglish(text: string): string | undefined {
  const about = /^(?:circa|ca?\.?|about) ?(?=\d+$)/i.exec(text)?.[0]
  if (about) return `${text.slice(about.length).padStart(4, '0')}~`
  const before = /^(\d{1,4}) ?(?:BCE?|B\.C\.(?:E\.)?)$/i.exec(text)?.[1]
  if (before) return toEdtfYear(-Number(before))
  const [, first, word = '', second, year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)? )?(\p{L}+\.?)(?: (\d{1,2})(?:st|nd|rd|th)?(?=,))?,? (\d{4})$/u.exec(
      text,
    ) ?? []
  const month = monthNamed(word)
  if (year === undefined || month === undefined || (first && second)) return undefined
  return joined(year, String(month), first ?? second)
}

/** A year as EDTF, which counts 1 BC as the year 0 (ISO 8601-1). */
export function toEdtfYear(year: number): string {
  const counted = year < 0 ? year + 1 : year
  const digits = String(Math.abs(counted)).padStart(4, '0')
  return `${digits.length > 4 ? 'Y' : ''}${counted < 0 ? '-' : ''}${digits}`
}

/** The number of a month by its English name or abbreviation; of a season, 21 to 24. */
export function monthNamed(word: string): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, '')
  const season = seasonNames.indexOf(name === 'fall' ? 'autumn' : name)
  if (season !== -1) return season + 21
  const known =
    /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/
  return known.test(name) ? monthNames.indexOf(name.slice(0, 3)) + 1 : undefined
}

function joined(year: string, ...parts: (string | undefined)[]): string {
  const filled = parts.filter((part) => part !== undefined && part !== '')
  return [year, ...filled.map((part) => part?.padStart(2, '0'))].join('-')
}
