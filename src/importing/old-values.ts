/** The values of fields in old front matter. */

/** Returns a text or number as text on one line; anything else is empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).replaceAll(/\s+/g, ' ').trim()
    : ''
}

/** The form in which names of people and topics are compared: NFC, in lower case. */
export function comparedName(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

/** The form in which the names of fields are compared: without case, hyphens and underscores. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, '')
}
