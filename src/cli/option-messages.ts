/** Messages about mistyped options. */

import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'

/**
 * Returns the message about an option that a command does not have.
 *
 * @param written as typed, with its dashes
 * @param names the options of the command, without dashes
 */
export function unknownOption(written: string, names: Iterable<string>): string {
  const known = Array.from(names, (name) => `--${name}`)
  const near = suggestion(nearest(written, known)) || '.'
  return `There is no option \`${written}\`${near} --help lists the options.`
}

/**
 * Returns the message about a value without an option. npm keeps an option that does not follow a `--`, and passes on only
 * its value.
 *
 * @param example the command as it should be typed
 */
export function strayValue(value: string, example: string): string {
  return `\`${value}\` does not follow an option. Pass options after \`--\`: ${example}`
}
