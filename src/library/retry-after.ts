/**
 * Reads the header `Retry-After`: a number of seconds, or a date (RFC 9110, section 10.2.3).
 *
 * @param now the current time in milliseconds since 1970
 * @returns the time to wait in milliseconds, or `undefined` if the header is absent or neither of the two
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // A date starts with the name of a day; `Date.parse` reads much else.
  const date = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
