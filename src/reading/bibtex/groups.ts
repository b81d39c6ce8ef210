/** Groups in braces, and the arguments of commands. */

export function closingSign(latex: string, from: number, sign: string): number | undefined {
  let depth = 0
  for (let at = from; at < latex.length; at += 1) {
    const character = latex[at]
    if (character === '\\') at += 1
    else if (character === '{') depth += 1
    else if (character === '}' && (depth -= 1) < 0) return undefined
    else if (depth === 0 && latex.startsWith(sign, at)) return at
  }
  return undefined
}

/** The argument that starts at `from`: a group, a command or a character. */
export function argument(
  latex: string,
  from: number,
): { value: string; next: number; braced: boolean } {
  const start = from + (matchAt(/\s*/y, latex, from)?.[0].length ?? 0)
  if (latex[start] === '{') {
    const end = closing(latex, start + 1) ?? latex.length
    return {
      value: latex.slice(start + 1, end),
      next: Math.min(end + 1, latex.length),
      braced: true,
    }
  }
  if (start >= latex.length || latex[start] === '}') return { value: '', next: from, braced: false }
  const [value = ''] = matchAt(/\\(?:[A-Za-z]+|[^])|[^]/uy, latex, start) ?? []
  return { value, next: start + value.length, braced: false }
}

/** Where the group that opened before `from` closes. */
export function closing(latex: string, from: number): number | undefined {
  let depth = 0
  for (let at = from; at < latex.length; at += 1) {
    const character = latex[at]
    if (character === '\\') at += 1
    else if (character === '{') depth += 1
    else if (character === '}') {
      if (depth === 0) return at
      depth -= 1
    }
  }
  return undefined
}

/** Escapes a brace that has no counterpart, which would end the value for the parser. */
export function balance(latex: string): string {
  const open: number[] = []
  const alone = new Set<number>()
  for (let at = 0; at < latex.length; at += 1) {
    const character = latex[at]
    if (character === '\\') {
      // A backslash at the end would escape the brace that closes the value.
      if (at === latex.length - 1) alone.add(at)
      at += 1
    } else if (character === '{') open.push(at)
    else if (character === '}' && open.pop() === undefined) alone.add(at)
  }
  for (const at of open) alone.add(at)
  if (alone.size === 0) return latex
  return Array.from(latex, (character) => character)
    .join('')
    .replace(/[{}\\]/g, (character, at: number) =>
      !alone.has(at) ? character : character === '\\' ? '\\textbackslash{}' : `\\${character}`,
    )
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
