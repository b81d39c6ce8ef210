/**
 * An email as mail programs save it, or as someone copied it: headers, an empty line, and the text (RFC 5322, MIME).
 *
 * Reads only the parts that a response needs: the sender, the date, the subject and the plain text.
 */

import PostalMime from 'postal-mime'

import { isCalendarDate, type CalendarDate } from '../shared/dates.ts'

/** The parts of an email. */
export interface Mail {
  /** The name of the sender, without the address. */
  name?: string
  /** The date in the sender's time zone. */
  date?: CalendarDate
  subject?: string
  /** The plain text; absent if there is none, as in an email with only HTML. */
  text?: string
}

/**
 * Reads an email.
 *
 * @returns `undefined` if the bytes do not start with the headers of an email
 */
export async function readMail(bytes: Uint8Array): Promise<Mail | undefined> {
  const source = withoutEnvelope(bytes)
  if (!startsWithHeaders(source.toString('latin1'))) return undefined
  const { from, subject, text, html, headers } = await PostalMime.parse(source)
  const date = dayOf(headers.find(({ key }) => key === 'date')?.value ?? '')
  const name = from?.name.trim()
  // If there is only HTML, the library derives the text from it.
  const plain =
    html !== undefined && !/^content-type:\s*text\/plain/im.test(source.toString('latin1'))
      ? undefined
      : text
  return {
    ...(name && !name.includes('@') ? { name } : {}),
    ...(date === undefined ? {} : { date }),
    ...(subject === undefined ? {} : { subject }),
    ...(plain === undefined ? {} : { text: plain.replaceAll('\r\n', '\n').trimEnd() }),
  }
}

/** Removes a byte order mark and the line that an mbox file puts before a message (RFC 4155). */
function withoutEnvelope(bytes: Uint8Array): Buffer {
  const source = Buffer.from(bytes)
  const mark = source.subarray(0, 3).toString('latin1') === 'ï»¿' ? 3 : 0
  const isBox = source.subarray(mark, mark + 5).toString('latin1') === 'From '
  return source.subarray(isBox ? source.indexOf('\n') + 1 : mark)
}

/** Returns whether all lines before the first empty line are headers, including a sender or a subject. */
function startsWithHeaders(source: string): boolean {
  const [head = ''] = source.split(/(?:^|\r?\n)\r?\n/, 1)
  const lines = head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)
  return (
    lines.every((line) => /^[!-9;-~]+:/.test(line)) &&
    lines.some((line) => /^(?:from|subject):/i.test(line))
  )
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Returns the day of a date in the form of RFC 5322, `Wed, 25 Nov 2026 10:00:00 +0100`, or of a plain date. It is the day
 * in the sender's time zone.
 */
function dayOf(date: string): CalendarDate | undefined {
  const [, day = '', name = '', year = ''] =
    /(?<!\d)(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4})/.exec(date) ?? []
  const month = months.indexOf(name.toLowerCase()) + 1
  const written = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  const found = written ?? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(found) ? found : undefined
}
