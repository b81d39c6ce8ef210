/** The messages about invisible characters. */

import type { ReadingProblem } from '../problem.ts'
import type { Astray } from './directions.ts'
import type { Hidden } from './hidden.ts'
import type { Context, Line, Role } from './roles.ts'

import {
  codeOf,
  describeCharacter,
  kindOfCharacter,
  nameOfCharacter,
} from '../../shared/characters.ts'

type Fault = Pick<ReadingProblem, 'message' | 'hint'>

/** Returns the message about a character, or `undefined` if it is allowed where it is. */
export function faultOf(
  each: Hidden,
  { overrides, unclosed, unopened }: Astray,
  role: Role | undefined,
  context: Context,
): Fault | undefined {
  const { kind, codePoint } = each
  if (kind === 'control') return controlFault(codePoint)
  if (kind === 'surrogate') {
    return {
      message: `${codeOf(codePoint)} is one half of a character (a lone surrogate).`,
      hint: 'Type the character itself.',
    }
  }
  if (kind === 'noncharacter') {
    return {
      message: `${codeOf(codePoint)} is a noncharacter: Unicode never assigns this number to a character.`,
      hint: 'Delete it, or type the character that belongs here.',
    }
  }
  const name = nameOfCharacter(codePoint)
  if (overrides.has(each)) {
    return {
      message: `${name} shows the text after it in a different order from the one in which it is written.`,
      hint: 'Delete it. Arabic and Hebrew text has the right order without it.',
    }
  }
  if (unclosed.has(each)) {
    const closing = nameOfCharacter(codePoint >= 0x2066 ? 0x2069 : 0x202c)
    return {
      message: `${name} is not closed in this field or paragraph.`,
      hint: `Close it with ${closing}, or delete it.`,
    }
  }
  if (unopened.has(each)) {
    return {
      message: `${name} closes nothing in this field or paragraph.`,
      hint: 'Delete it, or open what it closes.',
    }
  }
  return role && kind !== 'direction' ? misplacedFault(each, role, context) : undefined
}

function controlFault(codePoint: number): Fault {
  const intended = codePoint >= 0x80 ? fromWindows(codePoint) : undefined
  return {
    message: `${nameOfCharacter(codePoint)} is a control character, which cannot be printed.`,
    hint:
      intended === undefined
        ? 'Delete it. Most editors do not show it.'
        : `Type \`${intended}\`, its value in Windows-1252, or delete it.`,
  }
}

/** The message about a character in the structure of a file or in a name. */
function misplacedFault({ kind, codePoint }: Hidden, role: Role, context: Context): Fault {
  const character = describeCharacter(codePoint)
  if (role === 'structure' || role === 'gap') {
    return {
      message: `There is ${character}${/^\s*$/.test(context.before) ? ' in the indentation' : nextTo(context)}.`,
      hint: `${kind === 'space' ? 'Type plain spaces instead' : 'Delete it'}. Most editors do not show the difference.`,
    }
  }
  return {
    message: `There is ${character}${nextTo(context)}.`,
    hint: 'Delete it, or type the name again. Most editors do not show it.',
  }
}

/** Returns the character of Windows-1252 at a code of a Unicode control character. Old programs confuse the two. */
function fromWindows(codePoint: number): string | undefined {
  const character = new TextDecoder('windows-1252').decode(Uint8Array.of(codePoint))
  return kindOfCharacter(character.codePointAt(0) ?? 0) === undefined ? character : undefined
}

/**
 * Describes a position in a line by the nearest text.
 *
 * @example ' after `kim`'
 */
export function nextTo({ before, after }: Line): string {
  const word = /[^\s"'[\]{}(),;@`]+$/.exec(before)?.[0].slice(-30)
  if (word !== undefined) return ` after \`${word}\``
  const next = /^[\s"'[\]{}(),;@`]*([^\s"'[\]{}(),;@`]+)/.exec(after)?.[1]?.slice(0, 30)
  return next === undefined ? ' at the end of this line' : ` before \`${next}\``
}
