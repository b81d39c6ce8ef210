/**
 * An e-mail as mail programs save it, or as someone copied it: headers, an empty line, and the text (RFC 5322, MIME).
 *
 * Only what a response needs is read: who wrote it, when, about what, and its plain text.
 */

import { MIMEType } from 'node:util'

import { isCalendarDate, type CalendarDate } from '../shared/dates.ts'

/** What an e-mail says. */
export interface Mail {
  /** The name of its sender; an address is none. */
  name?: string
  /** The day it was written, where its writer was. */
  date?: CalendarDate
  subject?: string
  /** Its plain text; absent where it has none, such as HTML alone. */
  text?: string
}

/** A part of a message, one character for each byte. */
interface Part {
  headers: ReadonlyMap<string, string>
  body: string
}

/**
 * Reads an e-mail.
 *
 * @returns `undefined` where the bytes do not start with the headers of one
 */
export function readMail(bytes: Uint8Array): Mail | undefined {
  const source = Buffer.from(bytes).toString('latin1').replace(/^ï»¿/, '')
  const message = readPart(source.replace(/^From .*\r?\n/, ''))
  if (!['from', 'subject'].some((name) => message.headers.has(name))) return undefined
  const name = nameOf(message.headers.get('from') ?? '')
  const date = dayOf(message.headers.get('date') ?? '')
  const subject = message.headers.get('subject')
  const text = plainText(message)
  return {
    ...(name === undefined ? {} : { name }),
    ...(date === undefined ? {} : { date }),
    ...(subject === undefined ? {} : { subject: decodeHeader(subject) }),
    ...(text === undefined ? {} : { text }),
  }
}

function readPart(source: string): Part {
  const [head = ''] = source.split(/(?:^|\r?\n)\r?\n/, 1)
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+):(.*)$/.exec(line) ?? []
    // What does not look like a header is text already.
    if (name === undefined || value === undefined) return { headers: new Map(), body: source }
    headers.set(name.toLowerCase(), value.trim())
  }
  return {
    headers,
    body: source
      .slice(head.length)
      .replace(/^\r?\n/, '')
      .replace(/^\r?\n/, ''),
  }
}

/** The first plain text in a part or in the parts of it that is no attachment. */
function plainText({ headers, body }: Part): string | undefined {
  const { type, essence, params } = typeOf(headers)
  if (/^attachment/i.test(headers.get('content-disposition') ?? '')) return undefined
  if (type === 'multipart') {
    const boundary = params.get('boundary')
    if (boundary === null) return undefined
    for (const part of partsOf(body, boundary)) {
      const text = plainText(readPart(part))
      if (text !== undefined) return text
    }
    return undefined
  }
  if (essence !== 'text/plain') return undefined
  const bytes = decodeTransfer(body, headers.get('content-transfer-encoding') ?? '')
  return decodeBytes(bytes, params.get('charset')).replaceAll('\r\n', '\n')
}

function typeOf(headers: Part['headers']): Pick<MIMEType, 'type' | 'essence' | 'params'> {
  try {
    return new MIMEType(headers.get('content-type') ?? 'text/plain')
  } catch {
    return new MIMEType('text/plain')
  }
}

/** What stands between the lines of a boundary (RFC 2046, section 5.1.1). */
function partsOf(body: string, boundary: string): string[] {
  const parts: string[][] = []
  for (const line of body.split('\n')) {
    const end = line.trimEnd()
    if (end === `--${boundary}--`) break
    if (end === `--${boundary}`) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.map((lines) => lines.join('\n').replace(/\r$/, ''))
}

/** Takes off what made a text fit for mail (RFC 2045, section 6). */
function decodeTransfer(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('latin1')
    case 'quoted-printable':
      return decodeQuoted(body.replace(/[ \t]+$/gm, '').replace(/=\r?\n/g, ''))
    default:
      return body
  }
}

function decodeQuoted(text: string): string {
  return text.replace(/=([0-9A-Fa-f]{2})/g, (_, byte: string) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  )
}

function decodeBytes(bytes: string, charset: string | null): string {
  const buffer = Buffer.from(bytes, 'latin1')
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(buffer)
  } catch {
    // A name for the encoding that nobody knows.
    return buffer.toString('utf8')
  }
}

/** Decodes the words of a header (RFC 2047), and letters beyond ASCII that stand there as they are (RFC 6532). */
function decodeHeader(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .split(/(=\?[^?\s]+\?[BbQq]\?[^?]*\?=)/)
    .map((part) => {
      const [, charset, encoding, text = ''] =
        /^=\?([^?*\s]+)(?:\*[^?]*)?\?([BbQq])\?([^?]*)\?=$/.exec(part) ?? []
      if (charset === undefined) return decodeBytes(part, null)
      return encoding?.toLowerCase() === 'b'
        ? decodeBytes(decodeTransfer(text, 'base64'), charset)
        : decodeBytes(decodeQuoted(text.replaceAll('_', ' ')), charset)
    })
    .join('')
}

/** @example nameOf('"Li, Ada" <ada@example.org>') // => 'Li, Ada' */
function nameOf(from: string): string | undefined {
  const written = /^(.*?)\s*<[^<>]*>/.exec(from)?.[1] ?? ''
  const quoted = /^"(.*)"$/.exec(written)?.[1]?.replace(/\\(.)/g, '$1')
  const name = decodeHeader(quoted ?? written).trim()
  return name === '' || name.includes('@') ? undefined : name
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day of a date as RFC 5322 writes it, `Wed, 25 Nov 2026 10:00:00 +0100`, or of a plain one. */
function dayOf(date: string): CalendarDate | undefined {
  const [, day = '', name = '', year = ''] =
    /(?<!\d)(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4})/.exec(date) ?? []
  const month = months.indexOf(name.toLowerCase()) + 1
  const written = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  const found = written ?? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(found) ? found : undefined
}
