/** Writes text as a YAML value. */

import { stringify } from 'yaml'

/**
 * Writes a text so that authors can paste it into YAML: in quotation marks if YAML would read it as a boolean, a number or
 * syntax (YAML 1.2.2, section 10.3, "Core Schema").
 *
 * @example yamlValue('false') // => "'false'"
 * @example yamlValue('mixed') // => 'mixed'
 */
export function yamlValue(text: string): string {
  return stringify(text, { version: '1.2', schema: 'core', singleQuote: true, lineWidth: 0 }).trim()
}
