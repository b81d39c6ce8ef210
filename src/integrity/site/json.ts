/** Reads JSON of the built site, and the texts in it. */

import { type ParseError, parse } from 'jsonc-parser'

/**
 * Reads JSON strictly (RFC 8259).
 *
 * @returns its value, or the offset of the first error
 */
export function readJson(source: string): { value: unknown } | { brokenAt: number } {
  try {
    return { value: JSON.parse(source) as unknown }
  } catch {
    return { brokenAt: firstError(source) }
  }
}

/** Returns every string in a JSON value, except names of fields. */
export function stringsIn(value: unknown): string[] {
  const strings: string[] = []
  const waiting = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') strings.push(next)
    else if (typeof next === 'object' && next !== null)
      for (const each of (Object.values(next) as unknown[]).reverse()) waiting.push(each)
  }
  return strings
}

/** Returns the offset of the first error, which `JSON.parse` does not always report. */
function firstError(source: string): number {
  const errors: ParseError[] = []
  try {
    parse(source, errors, { disallowComments: true })
  } catch {
    // It is recursive, so a file of only brackets exhausts the stack.
  }
  return errors[0]?.offset ?? 0
}
