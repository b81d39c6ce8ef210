/** What is missing in a formula that ends too early. */

/** A fault in a formula, and its place if it is not that of the end. */
interface Unfinished {
  /** The end of a sentence that starts with the formula. */
  reason: string
  hint?: string
  offset?: number | undefined
  length?: number
}

/** Describes a formula that ends inside braces, or before all parts of a command. */
export function openBrace(tex: string): Unfinished {
  const comment = /(?<!\\)%/.exec(tex)
  if (comment) {
    return {
      reason: 'contains `%`, which hides the rest of its line',
      hint: 'Write `\\%`.',
      offset: comment.index,
    }
  }
  const open: number[] = []
  for (const { 0: mark, index } of tex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (mark === '{') open.push(index)
    else if (mark === '}') open.pop()
  }
  const offset = open.at(-1)
  return offset === undefined
    ? incomplete(tex)
    : {
        reason: 'has a brace `{` that is never closed',
        hint: 'Add the closing brace `}`.',
        offset,
      }
}

const ofTwoParts = /\\(?:[dtc]?frac|[dt]?binom|overset|underset|stackrel)(?![a-zA-Z])/g

/** Describes a formula that ends before all parts of a command. */
export function incomplete(tex: string): Unfinished {
  const found = /([\^_])\s*(?=\}|$)/.exec(tex)
  if (found) {
    const { 1: mark = '^', index: offset } = found
    return {
      reason: `has nothing after \`${mark}\``,
      hint: `Write what follows it, as in \`x${mark}{2}\`, or remove it.`,
      offset,
    }
  }
  const all = [...tex.matchAll(ofTwoParts)]
  const { 0: command, index } = all.at(-1) ?? {}
  if (command !== undefined) {
    return {
      reason: `ends before \`${command}\` has both its parts`,
      hint: `Write both in braces, as in \`${command}{a}{b}\`.`,
      offset: index,
      length: command.length,
    }
  }
  const last = [...tex.matchAll(/\\[a-zA-Z]+/g)].at(-1)
  if (!last) return { reason: 'is not complete' }
  return {
    reason: `ends before \`${last[0]}\` has what belongs to it`,
    hint: `Write it in braces, as in \`${last[0]}{x}\`.`,
    offset: last.index,
    length: last[0].length,
  }
}

/** Describes a formula that ends inside an environment. */
export function openEnvironment(tex: string): Unfinished {
  const open: RegExpExecArray[] = []
  for (const found of tex.matchAll(/\\(begin|end)\{([^{}]*)\}/g)) {
    if (found[1] === 'begin') open.push(found)
    else open.pop()
  }
  const [begin = '\\begin', , name = '…'] = open.at(-1) ?? []
  return {
    reason: `has a \`${begin}\` without its \`\\end\``,
    hint: `Write \`\\end{${name}}\` where it ends.`,
    offset: open.at(-1)?.index,
    length: begin.length,
  }
}
