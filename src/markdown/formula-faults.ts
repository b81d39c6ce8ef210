/** What is wrong with a formula, in plain words instead of those of Temml, which parses it. */

import { nearest } from '../shared/nearest.ts'
import { commonCommands, commonEnvironments, unsupported } from './formula-names.ts'
import { incomplete, openBrace, openBracket, openEnvironment } from './unfinished-formula.ts'

/** Why a formula cannot be shown. */
export interface FormulaFault {
  /** The end of a sentence that starts with the formula. */
  reason: string
  /** The fix, as full sentences, if it is known. */
  hint?: string
  /** Where in the TeX. */
  offset: number
  /** How many characters to mark from there on. */
  length?: number
  /** What may be intended instead of these characters. */
  suggestion?: string
}

/**
 * Describes a percent sign that begins a comment of TeX, as in `60%`: readers would not see it, nor what follows on its line.
 *
 * @returns `undefined` if there is none
 */
export function hiddenByComment(tex: string): FormulaFault | undefined {
  const comment = [...tex.matchAll(/\\[\s\S]|%/g)].find(([mark]) => mark === '%')
  return (
    comment && {
      reason: 'contains `%`, which hides the rest of its line',
      hint: 'Write `\\%`.',
      offset: comment.index,
      length: 1,
      suggestion: '\\%',
    }
  )
}

/** A fault whose place is that which Temml gives, unless it has another. */
type Found = Omit<FormulaFault, 'offset'> & { offset?: number | undefined }

/**
 * Describes an error of Temml.
 *
 * @param tex the TeX of the formula
 * @param error what Temml threw; it has the place of a mistake as `position`
 */
export function faultOfFormula(tex: string, error: unknown): FormulaFault {
  const { name, message, position = 0 } = error as Error & { position?: number }
  const fault =
    error instanceof RangeError
      ? { reason: 'is nested too deeply' }
      : // Temml looks into what is not there, as in `x^`.
        name === 'ParseError'
        ? faultIn(tex, message, position)
        : incomplete(tex)
  return { ...fault, offset: fault.offset ?? Math.min(position, Math.max(0, tex.length - 1)) }
}

/** Temml’s messages repeat the formula, with combining marks for the place of the mistake. */
function faultIn(tex: string, message: string, position: number): Found {
  const said = (message.split(/ at (?:position|end of input)/)[0] ?? message).trim()
  for (const [pattern, describe] of faults) {
    const found = pattern.exec(said)
    if (found) return describe(found, tex, position)
  }
  const sentence = said.replaceAll('`', '').replace(/\s+/g, ' ')
  return { reason: `is not valid TeX; Temml, which draws formulas, says “${sentence}”` }
}

/** The faults by the message of Temml. The first match counts. */
const faults: readonly (readonly [
  said: RegExp,
  describe: (found: RegExpExecArray, tex: string, position: number) => Found,
])[] = [
  [/^Too many expansions/, () => ({ reason: 'defines a command by itself, without an end' })],
  [/^Unsupported function name: (\\.[a-zA-Z]*)/, ([, command = '']) => unknownCommand(command)],
  [/^Function ['"](\\\w+)['"]|(\\data)$/, ([, one, other]) => unknownCommand(one ?? other ?? '')],
  [
    /expected '\]'$/,
    (_, tex) => ({
      reason: 'has a bracket `[` that is never closed',
      hint: 'Add the closing bracket `]`.',
      offset: tex.lastIndexOf('['),
    }),
  ],
  [
    /^(?:Unexpected end of input in a macro argument|Expected '\}', got 'EOF')/,
    (_, tex) => openBrace(tex),
  ],
  [/^Expected 'EOF', got '(.+)'/, ([, found = '']) => misplaced(found)],
  [
    /^Expected & or /,
    (_, tex, position) => (tex[position] === '}' ? misplaced('}') : openEnvironment(tex)),
  ],
  [/^Expected '\\right', got/, (_, tex) => openBracket(tex)],
  [
    /^Expected '\$', got/,
    () => ({
      reason: 'has a dollar inside text',
      hint: 'Write `\\$` for a dollar.',
    }),
  ],
  [
    /^Mismatch: (\\begin\{.*?\}) matched by \\end\{(.*?)\}/,
    ([, begin = '', end]) => {
      const right = begin.replace('begin', 'end')
      return {
        reason: `closes \`${begin}\` with \`\\end{${end}}\``,
        hint: `Write \`${right}\`.`,
        length: `\\end{${end}}`.length,
        suggestion: right,
      }
    },
  ],
  [
    /^No such environment: (.*)$/,
    ([, environment = '']) => {
      const near = nearest(environment, commonEnvironments)
      return {
        reason: `contains \`\\begin{${environment}}\`, but there is no such environment`,
        hint:
          near === undefined
            ? `Use one such as ${commonEnvironments
                .slice(0, 4)
                .map((each) => `\`${each}\``)
                .join(', ')}.`
            : `Write \`\\begin{${near}}\` and \`\\end{${near}}\`.`,
      }
    },
  ],
  [
    /^\{?\\?(\w+\*?)\}? (?:can be used|works) only in display mode/,
    ([, needed = '']) => ({
      reason: `contains \`${needed}\`, which needs a formula on lines of its own`,
      hint: `Put the formula between two lines of \`$$\`${needed.startsWith('align') ? ', or write `aligned`' : ''}.`,
    }),
  ],
  [
    /^Double (super|sub)script/,
    ([, kind]) => {
      const mark = kind === 'super' ? '^' : '_'
      return {
        reason: `has two ${kind}scripts in a row`,
        hint: `Put what belongs together in braces, as in \`x${mark}{ab}\`.`,
      }
    },
  ],
  [
    /^Invalid delimiter '(.*)' after '(\\\w+)'/,
    ([, found = '', command = '']) => needsBracket(command, `\`${found}\``),
  ],
  [
    /^Expected group as argument to '(\\right|\\left)'/,
    ([, command = ''], tex) => needsBracket(command, braceAfter(command, tex)),
  ],
  [
    /^Expected group (?:as argument to|after) '(.+)'/,
    ([, before = '']) => ({
      reason: `has nothing after \`${before}\``,
      hint: `Write what belongs to it in braces, as in \`${before}{x}\`.`,
    }),
  ],
  [
    /^\\middle without/,
    () => ({
      reason: 'contains `\\middle` outside of `\\left` and `\\right`',
      hint: 'Put it between the two, or remove it.',
    }),
  ],
  [
    /^Invalid (?:size|unit): '(.*)'/,
    ([, size = '']) => ({
      reason: `has \`${size.trim()}\` where a length is needed`,
      hint: 'Write a number and a unit, such as `1em`.',
    }),
  ],
  [
    /^Limit controls/,
    () => ({
      reason: 'has limits after something that takes none',
      hint: 'Write `\\limits` directly after a sign such as `\\sum` or `\\int`.',
    }),
  ],
  [
    /^only one infix operator/,
    () => ({
      reason: 'has two fractions of this form in one group',
      hint: 'Write `\\frac{a}{b}`, or put one of them in braces.',
    }),
  ],
  [
    /^Unknown column alignment: (.*)$/,
    ([, letter = '']) => ({
      reason: `has the column \`${letter}\`, which is no alignment`,
      hint: 'Name each column with `l`, `c` or `r`, as in `\\begin{array}{lc}`.',
    }),
  ],
  [
    /^(\\\w+) valid only within array/,
    ([, command = '']) => ({
      reason: `contains \`${command}\` outside of \`array\``,
      hint: 'Put it between `\\begin{array}{…}` and `\\end{array}`, or remove it.',
    }),
  ],
]

function unknownCommand(command: string): Found {
  const name = command.slice(1)
  const place = { length: command.length }
  const known = unsupported.find(({ names }) => names.test(name))
  if (known) return { reason: `contains \`${command}\`${known.why}`, hint: known.hint, ...place }
  if (commonCommands.includes(name)) {
    return {
      reason: `contains \`${command}\` inside text`,
      hint: 'Close the braces of the text before it.',
      ...place,
    }
  }
  const reason = `contains \`${command}\`, which is no known command`
  const near = nearest(name, commonCommands)
  if (near === undefined) return { reason, ...place }
  return { reason, hint: `Write \`\\${near}\`.`, suggestion: `\\${near}`, ...place }
}

/** Describes a character or command that the parser does not expect where it is. */
function misplaced(found: string): Found {
  const environment =
    'Put the lines between `\\begin{aligned}` and `\\end{aligned}`, or write `\\&` for the character.'
  const known: Readonly<Record<string, Found>> = {
    '}': {
      reason: 'closes a brace `}` that is not open',
      hint: 'Remove it, or add the opening brace. For a literal brace, write `\\}`.',
    },
    '&': { reason: 'contains `&` outside of an environment with columns', hint: environment },
    '#': { reason: 'contains `#`, which has a special meaning', hint: 'Write `\\#`.' },
    '\\right': {
      reason: 'has a `\\right` without its `\\left`',
      hint: 'Write `\\left` before the bracket that opens, or remove `\\right`.',
    },
    '\\end': {
      reason: 'has an `\\end` without its `\\begin`',
      hint: 'Write `\\begin` and the name of the environment where it starts, or remove `\\end`.',
    },
  }
  return (
    known[found] ?? {
      reason: `contains \`${found.replaceAll('`', '')}\` where it does not belong`,
      ...(/^[\^_]$/.test(found)
        ? { hint: 'Inside `\\text{…}`, there are only words. Close its braces before the formula.' }
        : {}),
    }
  )
}

/** Returns the brace after a command, which groups and is no bracket; `undefined` if there is none. */
function braceAfter(command: string, tex: string): '{' | '}' | undefined {
  const [, brace] = new RegExp(`\\${command}\\s*([{}])`).exec(tex) ?? []
  return brace === '{' || brace === '}' ? brace : undefined
}

/** @param instead what follows the command */
function needsBracket(command: string, instead = 'nothing'): Found {
  if (instead === '{' || instead === '}') {
    return {
      reason: `has \`${instead}\` after \`${command}\`, which groups and is not drawn`,
      hint: `Write \`${command}\\${instead}\` for a brace that is drawn.`,
    }
  }
  return {
    reason: `has ${instead} after \`${command}\`, which needs a bracket`,
    hint: `Write one, such as \`${command}${command === '\\right' ? ')' : '('}\`, or \`${command}.\` for none. Otherwise remove \`${command}\`.`,
  }
}
