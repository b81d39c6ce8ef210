/** The texts of new files: fields in YAML, with comments about the fields that an author may add. */

import { stringify } from 'yaml'

import { describe, type Collection } from './questions.ts'

/**
 * Writes fields as YAML, followed by comments that describe further fields.
 *
 * @param fields the fields in order; those that are `undefined` are left out
 * @param hints the names of further fields
 */
export function yamlWithHints(
  collection: Collection,
  fields: object,
  hints: readonly string[],
): string {
  return withHints(collection, stringify(fields, { lineWidth: 100, singleQuote: true }), hints)
}

/** Adds comments that describe further fields, which the text does not have yet. */
export function withHints(collection: Collection, yaml: string, hints: readonly string[]): string {
  const missing = hints.filter((field) => !new RegExp(`^${field}:`, 'm').test(yaml))
  if (missing.length === 0) return yaml
  const about = missing.map((field) => `# ${field}: ${describe(collection, field)}`)
  return [`${yaml}# Optional fields (docs/authoring.md):`, ...about, ''].join('\n')
}

/** Writes a text below its front matter. */
export function withFrontMatter(yaml: string, body: string): string {
  return `---\n${yaml}---\n\n${body}\n`
}
