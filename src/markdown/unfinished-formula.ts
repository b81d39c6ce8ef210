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
  const found = /(?<!\\)([\^_])\s*(?=\}|$)/.exec(tex)
  if (found) {
    const { 1: mark = '^', index: offset } = found
    return {
      reason: `has nothing after \`${mark}\``,
      hint: `Write what follows it, as in \`x${mark}{2}\`, or remove it.`,
      offset,
    }
  }
  const half = [...tex.matchAll(ofTwoParts)].find(
    ({ 0: command, index }) => !hasTwoParts(tex.slice(index + command.length)),
  )
  const last = half ?? [...tex.matchAll(/\\[a-zA-Z]+/g)].at(-1)
  if (!last) return { reason: 'is not complete' }
  const { 0: command, index } = last
  if (half) {
    return {
      reason: `ends before \`${command}\` has both its parts`,
      hint: `Write both in braces, as in \`${command}{a}{b}\`.`,
      offset: index,
      length: command.length,
    }
  }
  return {
    reason: `ends before \`${command}\` has what belongs to it`,
    hint: `Write it in braces, as in \`${command}{x}\`.`,
    offset: index,
    length: command.length,
  }
}

/** Whether two parts follow a command: groups in braces, commands or single characters. */
function hasTwoParts(rest: string): boolean {
  let after = rest.trimStart()
  for (let part = 0; part < 2; part += 1) {
    if (after === '') return false
    let depth = 0
    let end = 0
    for (const { 0: mark, index } of after.matchAll(/\\[a-zA-Z]+|\\?[\s\S]/g)) {
      if (mark === '{') depth += 1
      else if (mark === '}') depth -= 1
      end = index + mark.length
      if (depth === 0) break
    }
    if (depth > 0) return false
    after = after.slice(end).trimStart()
  }
  return true
}

/** Describes a formula that ends inside `\\left` and `\\right`. */
export function openBracket(tex: string): Unfinished {
  const open: number[] = []
  for (const { 1: side, index } of tex.matchAll(/\\(left|right)(?![a-zA-Z])/g)) {
    if (side === 'left') open.push(index)
    else open.pop()
  }
  return {
    reason: 'has a `\\left` without its `\\right`',
    hint: 'Write `\\right` and a bracket where it ends, or `\\right.` for no bracket.',
    offset: open.at(-1),
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
