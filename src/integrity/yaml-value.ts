/** Text as a value in YAML. */

import { stringify } from 'yaml'

/**
 * Writes a text as authors can paste it into YAML: in quotes where YAML would read a truth value, a number or a mark of
 * its own (YAML 1.2.2, section 10.3, "Core Schema").
 *
 * @example yamlValue('false') // => "'false'"
 * @example yamlValue('mixed') // => 'mixed'
 */
export function yamlValue(text: string): string {
  return stringify(text, { version: '1.2', schema: 'core', singleQuote: true, lineWidth: 0 }).trim()
}
