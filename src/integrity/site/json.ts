/** JSON of the built site: whether machines can read it, and the texts in it. */

import type { ParseError } from 'jsonc-parser'

import { parse } from 'jsonc-parser'

/**
 * Reads JSON as strictly as machines do (RFC 8259).
 *
 * @returns its value, or the offset at which it stops being JSON
 */
export function readJson(source: string): { value: unknown } | { brokenAt: number } {
  try {
    return { value: JSON.parse(source) as unknown }
  } catch {
    return { brokenAt: firstError(source) }
  }
}

/** Every string in a JSON value, names of fields left out. */
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

/** `JSON.parse` does not always say where it stopped; this parser does, and reads on where that one refuses. */
function firstError(source: string): number {
  const errors: ParseError[] = []
  try {
    parse(source, errors, { disallowComments: true })
  } catch {
    // It calls itself for each level: a file of brackets exhausts the stack.
  }
  return errors[0]?.offset ?? 0
}
