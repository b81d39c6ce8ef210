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

export function faultOf(
  each: Hidden,
  { overrides, unclosed, unopened }: Astray,
  role: Role | undefined,
  context: Context,
): Pick<ReadingProblem, 'message' | 'hint'> | undefined {
  const { kind, codePoint } = each
  const name = nameOfCharacter(codePoint)
  if (kind === 'control') {
    const meant = codePoint >= 0x80 ? fromWindows(codePoint) : undefined
    return {
      message: `${name} is a control character, which cannot be printed.`,
      hint:
        meant === undefined
          ? 'Delete it; most editors do not show it.'
          : `Type \`${meant}\`, which it is in Windows-1252, or delete it.`,
    }
  }
  if (kind === 'surrogate') {
    return {
      message: `${codeOf(codePoint)} is one half of a character (a lone surrogate).`,
      hint: 'Type the character itself.',
    }
  }
  if (kind === 'noncharacter') {
    return {
      message: `${codeOf(codePoint)} is a noncharacter: Unicode has no character of this number.`,
      hint: 'Delete it, or type the character that is meant.',
    }
  }
  if (overrides.has(each)) {
    return {
      message: `${name} shows the text after it in another order than the one it is written in.`,
      hint: 'Delete it; Arabic and Hebrew letters find their order without it.',
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
  if (!role || kind === 'direction') return undefined
  const character = describeCharacter(codePoint)
  if (role === 'structure' || role === 'gap') {
    return {
      message: `There is ${character}${/^\s*$/.test(context.before) ? ' in the indentation' : nextTo(context)}.`,
      hint: `${kind === 'space' ? 'Type plain spaces instead' : 'Delete it'}; most editors do not show the difference.`,
    }
  }
  return {
    message: `There is ${character}${nextTo(context)}.`,
    hint: 'Delete it, or type the name anew; most editors do not show it.',
  }
}

/** What Windows-1252 has where Unicode has a control character: texts of old programs end up so. */
function fromWindows(codePoint: number): string | undefined {
  const character = new TextDecoder('windows-1252').decode(Uint8Array.of(codePoint))
  return kindOfCharacter(character.codePointAt(0) ?? 0) === undefined ? character : undefined
}

/** @example ' after `kim`' */
export function nextTo({ before, after }: Line): string {
  const word = /[^\s"'[\]{}(),;@`]+$/.exec(before)?.[0].slice(-30)
  if (word !== undefined) return ` after \`${word}\``
  const next = /^[\s"'[\]{}(),;@`]*([^\s"'[\]{}(),;@`]+)/.exec(after)?.[1]?.slice(0, 30)
  return next === undefined ? ' at the end of this line' : ` before \`${next}\``
}
