/** Paths of a site in which `*` is any text, as `_headers` files have them. */

/**
 * Returns the regular expression for a pattern, in a form that JavaScript, PCRE (nginx) and RE2 (Caddy) read alike.
 *
 * @param base the path of the site, with a slash at both ends
 * @example patternSource('/*.svg', '/checks/') // => '^/checks/.*[.]svg$'
 */
export function patternSource(pattern: string, base: string): string {
  return `^${withBase(pattern, base).replace(special, sourceOf).replaceAll('[*]', '.*')}$`
}

/** Puts a path or pattern of the site below its base path. */
export function withBase(pattern: string, base: string): string {
  return base + pattern.slice(1)
}

/** Returns the regular expression for one path, as it is. */
export function literalSource(path: string): string {
  return `^${path.replace(special, sourceOf)}$`
}

/** What means something in a regular expression. */
const special = /[.^$*+?()[{}|\\]/g

/** No backslash is used where a set of one does as well, because configuration files have their own meanings for it. */
function sourceOf(character: string): string {
  return character === '^' || character === '\\' ? `\\${character}` : `[${character}]`
}
