/** Rewrites dates in other common notations as EDTF. */

/**
 * Rewrites a date as EDTF if its notation is unambiguous.
 *
 * @returns EDTF, possibly of a date that does not exist; `undefined` if the notation is unknown or ambiguous, such
 *   as 03/06/2023
 * @example rewriteDate('06.03.2023') // => '2023-03-06'
 * @example rewriteDate('June 3, 2020') // => '2020-06-03'
 * @example rewriteDate('24–26 mai 2002') // => '2002-05-24/2002-05-26'
 * @example rewriteDate('1971/72') // => '1971/1972'
 */
export function rewriteDate(written: string): string | undefined {
  const text = written.trim().replace(/\s+/g, ' ')
  return (
    yearFirst(text) ??
    yearLast(text) ??
    openRange(text) ??
    years(text) ??
    rangeOfDates(text) ??
    inWords(text) ??
    (text === written ? undefined : text)
  )
}

function yearFirst(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})[-./ ] ?(\d{1,2})[-./ ] ?(\d{1,2})\.?$/.exec(text) ??
    /^(\d{4})[-.](0?[1-9]|1[0-2])$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    []
  return edtfOf({ year, month, day })
}

/** Before the year, full stops separate a day and a month; with other marks the month can come first. */
function yearLast(text: string): string | undefined {
  const [, month, ofYear] = /^(\d{1,2})[-./](\d{4})$/.exec(text) ?? []
  if (month !== undefined) return edtfOf({ year: ofYear, month })
  const [, first, mark, second, year] = /^(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4})$/.exec(text) ?? []
  if (mark === '.' || Number(first) > 12 || Number(first) === Number(second))
    return edtfOf({ year, month: second, day: first })
  return Number(second) > 12 ? edtfOf({ year, month: first, day: second }) : undefined
}

/** Reads `1999–`, `1999/present`, and `1999/open`, which EDTF had before 2019. */
function openRange(text: string): string | undefined {
  const [, start] =
    /^(\d{4}(?:-\d{2}){0,2}[~?%]?) ?(?:--?|[–—/]) ?(?:open|unknown|present|today|now|\*)?$/i.exec(
      text,
    ) ?? []
  return start === undefined ? undefined : `${start}/..`
}

/** In library catalogues, `c1988` without a space is the year of the copyright. */
const yearsOfAnEra =
  /^(?:[c\u00A9](?=\d{4}$))?(?<about>(?:circa ?|ca ?|ca?\. ?|c |about ?|around ?|um ?|vers ?|~ ?))?(?:AD )?(?<start>\d{1,4})(?: ?(?<mark>_|\/|--?|[–—]) ?(?<end>\d{1,4}))?(?: ?(?<era>BCE?|B\. ?C\.(?: ?E\.)?|CE|C\. ?E\.|AD|A\. ?D\.))?$/i

/** `65`, `1996_2004`, `1971/72`, `1982--1983`, `circa 1850`, `44 BC`, `c. 65 CE`. */
function years(text: string): string | undefined {
  const { about, start, mark, end, era = '' } = yearsOfAnEra.exec(text)?.groups ?? {}
  if (start === undefined) return undefined
  const edtf = (year: string) =>
    `${/^B/i.test(era) ? toEdtfYear(-Number(year)) : year.padStart(4, '0')}${about ? '~' : ''}`
  if (end === undefined) return edtf(start)
  if (era !== '' || (start.length > 2 && end.length === start.length))
    return `${edtf(start)}/${edtf(end)}`
  // In "2003/04", the end could be a month.
  const isShort = start.length === 4 && end.length === 2 && (mark !== '/' || Number(end) > 12)
  return isShort ? `${edtf(start)}/${edtf(start.slice(0, 2) + end)}` : undefined
}

/** `2019-05-06 – 2019-05-08`, `06.03.2023--08.03.2023`: two dates, each with its year. */
function rangeOfDates(text: string): string | undefined {
  const [, ...sides] = /^(.*\d{4}.*?) ?(?:--|[–—/]| - | to ) ?(.*\d{4}.*)$/.exec(text) ?? []
  const isEdtf = (side: string) => /^-?\d{4}(?:-\d{2}){0,2}[~?%]?$/.test(side)
  // Of "Winter 2018/2019", only the year ends a range.
  if (sides.some(isEdtf) && !sides.every(isEdtf)) return undefined
  const ends = sides.map((side) => (isEdtf(side) ? side : rewriteDate(side)))
  const isRange = ends.length === 2 && ends.every((end) => end?.includes('/') === false)
  return isRange ? ends.join('/') : undefined
}

/** `3 June 2020`, `June 3rd, 2020`, `6. März 2023`, `Spring 2020`, `May–June 2020`, `May 3–5, 2020`. */
function inWords(text: string): string | undefined {
  if (!/\p{L}{3}/u.test(text)) return undefined
  const [start, end, ...more] = withoutHyphens(text).split(rangeMark).map(partsOf)
  if (start === undefined || more.length > 0) return undefined
  if (end === undefined) return start.month === undefined ? undefined : edtfOf(start)
  // In "24–26 May" both days are in May, but "May 2018/2019" does not say which month ends it.
  const year = start.year ?? end.year
  const from = { year, month: start.month ?? (start.day && end.month), day: start.day }
  const to = { year: end.year ?? year, month: end.month ?? (end.day && start.month), day: end.day }
  if (from.month === undefined || to.month === undefined) return undefined
  return year === undefined ? undefined : `${edtfOf(from)}/${edtfOf(to)}`
}

/** `3-Jun-2020`, `Jun-2020` and `2020-Jun-03` are one date; in `May-June 2020`, the hyphen means "to". */
function withoutHyphens(text: string): string {
  return /^(?:\d{1,2}-)?\p{L}+\.?-\d{4}$|^\d{4}-\p{L}+\.?(?:-\d{1,2})?$/u.test(text)
    ? text.replaceAll('-', ' ')
    : text
}

const rangeMark = / ?(?:--?|[–—/&+]) ?| (?:and|to) |(?<=\p{L}), ?(?=\p{L})/u

interface Parts {
  year?: string | undefined
  month?: string | undefined
  day?: string | undefined
}

/** Returns the day, month and year of a date in any order; `undefined` if there are other words, or two of a kind. */
function partsOf(text: string): Parts | undefined {
  const parts: Parts = {}
  for (const [word] of text.matchAll(/\d+|\p{L}+|[^\s.,]/gu)) {
    if (/^(?:st|nd|rd|th|er|of|the|de|del|le|el|den|der)$/i.test(word)) continue
    const month = monthNamed(word)
    const kind = month !== undefined ? 'month' : /^\d{4}$/.test(word) ? 'year' : 'day'
    if (parts[kind] !== undefined || (kind === 'day' && !/^\d{1,2}$/.test(word))) return undefined
    parts[kind] = month === undefined ? word : String(month)
  }
  return parts
}

/** Writes a year as EDTF, which counts 1 BC as the year 0 (ISO 8601-1). */
export function toEdtfYear(year: number): string {
  const counted = year < 0 ? year + 1 : year
  const digits = String(Math.abs(counted)).padStart(4, '0')
  return `${digits.length > 4 ? 'Y' : ''}${counted < 0 ? '-' : ''}${digits}`
}

function edtfOf({ year, ...rest }: Parts): string | undefined {
  if (year === undefined) return undefined
  const parts = [rest.month, rest.day].filter((part) => part !== undefined)
  return [year, ...parts.map((part) => part.padStart(2, '0'))].join('-')
}

/** The languages in which names of months are read. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'pl', 'cs', 'fi']
const seasonNames: readonly string[] = ['spring', 'summer', 'autumn', 'winter']
let monthNumbers: ReadonlyMap<string, number> | undefined

/**
 * Returns the number of a month with a name or abbreviation in English or another common language, or of a season with an
 * English name (21 to 24).
 */
export function monthNamed(word: string): number | undefined {
  const name = plainWord(word)
  const season = seasonNames.indexOf(name === 'fall' ? 'autumn' : name)
  if (season !== -1) return season + 21
  monthNumbers ??= readMonthNames()
  return monthNumbers.get(name)
}

/** Names of months, alone and as inflected after a day. */
function readMonthNames(): Map<string, number> {
  const numbers = new Map([
    ['j\u00E4nner', 1],
    ['m\u00E4r', 3],
    ['sept', 9],
  ])
  for (const language of languages) {
    for (const month of ['long', 'short'] as const) {
      const formats = [{ month }, { month, day: 'numeric' } as const].map(
        (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }),
      )
      for (const format of formats) {
        for (let index = 0; index < 12; index += 1) {
          const parts = format.formatToParts(new Date(Date.UTC(2001, index, 15)))
          const name = parts.find(({ type }) => type === 'month')?.value ?? ''
          // Some languages abbreviate months to numbers.
          if (/\p{L}/u.test(name)) numbers.set(plainWord(name), index + 1)
        }
      }
    }
  }
  return numbers
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/\.$/, '').normalize('NFC')
}
