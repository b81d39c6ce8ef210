/** Writes `security.txt`: where to report a security problem of the site (RFC 9116). */

import type { CalendarDate } from '../shared/dates.ts'

/** Its name on the host (RFC 9116, section 3). */
export const securityFile = '.well-known/security.txt'

/** For how many months the file is valid. It has to be less than a year (RFC 9116, section 2.5.5). */
const monthsValid = 11

/** What the file says. */
export interface SecurityContact {
  /** Where problems are reported. */
  contact: { email?: string | undefined; url?: string | undefined } | undefined
  /** The language of the publication, a BCP 47 tag. */
  language: string
  /** Scheme and host of the site. */
  origin: string
  /** The day on which the site is built. */
  today: CalendarDate
}

/**
 * Writes the file.
 *
 * `Expires` is required. It is the first day of the eleventh month after the build, so builds of one month make the same
 * bytes, and the file of a site that nobody builds any more expires, as it should. `Canonical` is at the root of the host,
 * where alone the file is valid.
 *
 * @returns `undefined` without an address that the file may contain: an email address, or a page with https (section 2.5.4)
 */
export function securityText({
  contact,
  language,
  origin,
  today,
}: SecurityContact): string | undefined {
  const contacts = [
    ...(contact?.email === undefined ? [] : [mailAddress(contact.email)]),
    ...(contact?.url?.startsWith('https://') === true ? [new URL(contact.url).href] : []),
  ]
  if (contacts.length === 0) return undefined
  const isSecure = origin.startsWith('https://')
  return [
    ...contacts.map((address) => `Contact: ${address}`),
    `Expires: ${expiry(today)}`,
    `Preferred-Languages: ${language}`,
    ...(isSecure ? [`Canonical: ${origin}/${securityFile}`] : []),
    '',
  ].join('\n')
}

/** Returns the first moment of the month in which the file expires (RFC 3339, section 5.6). */
function expiry(today: CalendarDate): string {
  const month = new Date(`${today.slice(0, 7)}-01T00:00:00Z`)
  month.setUTCMonth(month.getUTCMonth() + monthsValid)
  return month.toISOString().replace('.000', '')
}

/** Writes an email address as a URI (RFC 6068, section 2). */
function mailAddress(email: string): string {
  const at = email.lastIndexOf('@')
  const local = encodeURIComponent(email.slice(0, at)).replaceAll('%2B', '+')
  return `mailto:${local}${email.slice(at)}`
}
