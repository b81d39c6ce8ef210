/** Writes a value as YAML. */

import { stringify } from 'yaml'

/**
 * Writes a value so that authors can paste it into YAML, on one line: text in quotation marks if YAML would read it as a
 * boolean, a number or syntax (YAML 1.2.2, section 10.3, "Core Schema"), lists and groups in brackets and braces.
 *
 * @example yamlValue('false') // => "'false'"
 * @example yamlValue('mixed') // => 'mixed'
 * @example yamlValue({ src: './x.jpg' }) // => '{ src: ./x.jpg }'
 */
export function yamlValue(value: unknown): string {
  return stringify(value, {
    version: '1.2',
    schema: 'core',
    singleQuote: true,
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: !Array.isArray(value),
  }).trim()
}

/**
 * Writes a text of one line in quotation marks: in double ones, unless it has a character that has a meaning in them (YAML
 * 1.2.2, section 7.3).
 *
 * @example quotedYaml('He said "no"') // => `'He said "no"'`
 */
export function quotedYaml(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}
