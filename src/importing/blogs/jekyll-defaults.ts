/** The fields that the settings of Jekyll give to posts ("Front Matter Defaults"). */

/** Fields for the files in a folder. */
export interface JekyllDefaults {
  /** How the paths of the files start, or a pattern with `*`; empty for all. */
  path: string
  /** `posts`, `drafts` or another collection; empty for all. */
  type: string
  values: Readonly<Record<string, unknown>>
}

/** The fields that say something about an article. Each list contains the names of one field. */
const used = [
  ['author', 'authors'],
  ['lang', 'language'],
  ['categories', 'category'],
  ['tags'],
  ['permalink'],
  ['published'],
]

/** Reads `defaults` in the settings, the most general first. */
export function readJekyllDefaults(value: unknown): JekyllDefaults[] {
  if (!Array.isArray(value)) return []
  return value
    .map((each: unknown) => {
      const { scope, values } = fieldsOf(each)
      const { path, type } = fieldsOf(scope)
      return {
        path: typeof path === 'string' ? path.replace(/^\.?\//, '') : '',
        type: typeof type === 'string' ? type : '',
        values: fieldsOf(values),
      }
    })
    .toSorted((one, other) => one.path.length - other.path.length)
}

/**
 * Adds the default fields to those of a post, which has precedence.
 *
 * @param file the path of the post below the folder of the blog
 */
export function withJekyllDefaults(
  fields: Readonly<Record<string, unknown>>,
  file: string,
  defaults: readonly JekyllDefaults[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const each of defaults) if (appliesTo(each, file)) Object.assign(values, each.values)
  const missing = used.filter((names) => !names.some((name) => Object.hasOwn(fields, name)))
  const added = missing.flat().filter((name) => Object.hasOwn(values, name))
  return { ...Object.fromEntries(added.map((name) => [name, values[name]])), ...fields }
}

function appliesTo({ path, type }: JekyllDefaults, file: string): boolean {
  const [, collection = ''] = /(?:^|\/)_([^/]+)\//.exec(file) ?? []
  if (type !== '' && type !== collection) return false
  if (!path.includes('*')) return path === '' || file === path || file.startsWith(asFolder(path))
  const pattern = path
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('[^/]*')
  return new RegExp(`^${pattern}(?:/|$)`).test(file)
}

function asFolder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
