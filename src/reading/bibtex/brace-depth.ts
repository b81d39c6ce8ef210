/** Finds what no brace encloses in the value of a field. */

/** Splits a name at its spaces and ties. */
export function words(name: string): string[] {
  return splitAt(name, /[\s~]+/g).filter((word) => word !== '')
}

/** Splits a text where a pattern occurs outside braces. */
export function splitAt(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let start = 0
  for (const { at, length } of atDepthZero(text, separator)) {
    parts.push(text.slice(start, at))
    start = at + length
  }
  return [...parts, text.slice(start)]
}

/** Returns whether every brace of a text is closed. */
export function depthIsZero(text: string): boolean {
  return atDepthZero(`${text}\uE000`, /\uE000/g).length === 1
}

/**
 * Where a pattern occurs outside braces, and not as part of a command such as `\,` or `\~` unless `commands` is true. The space
 * after the name of a letter or an accent, as in `Brau\ss e`, is part of it (Knuth, "The TeXbook", chapter 3).
 */
export function atDepthZero(
  text: string,
  pattern: RegExp,
  commands = false,
): { at: number; length: number }[] {
  if (!pattern.test(text)) return []
  pattern.lastIndex = 0
  const depths = new Int16Array(text.length)
  const escaped = new Uint8Array(text.length)
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '}') depth -= 1
    depths[at] = depth
    if (character === '\\' && at + 1 < text.length) {
      escaped[at + 1] = /[A-Za-z]/.test(text[at + 1] ?? '') ? 0 : 1
      depths[at + 1] = depth
      at += 1
    } else if (character === '{') depth += 1
  }
  for (const { 0: space, index } of text.matchAll(/(?<=\\[A-Za-z]{1,2})\s+/g))
    escaped.fill(1, index, index + space.length)
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    at: index,
    length: found.length,
  })).filter(({ at }) => depths[at] === 0 && (commands || !escaped[at]))
}
