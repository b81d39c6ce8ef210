import type { CslName } from '../references/csl.ts'

import { isOthersMark } from '../references/names.ts'
import { toLatex } from './latex.ts'

/**
 * Writes names as BibTeX does: `von Last, Jr., First and {An Organisation}`.
 *
 * If that form could be read as another name, biblatex's own form is used: `family={Berg}, prefix={Van der}, given={Jan}`.
 *
 * @param drops whether the entry has `useprefix=false`, so that particles are dropped unless a name says otherwise
 */
export function toBibtexNames(names: readonly CslName[], drops = false): string {
  return names.map((name) => toBibtexName(name, drops)).join(' and ')
}

function toBibtexName(name: CslName, entryDrops: boolean): string {
  if (isOthersMark(name)) return 'others'
  const { family, given, suffix } = name
  const prefix = [name['dropping-particle'], name['non-dropping-particle']]
    .filter(Boolean)
    .join(' ')
  if (family === undefined) {
    return `{${toLatex(name.literal ?? given ?? '')}}`
  }
  const isBare = prefix === '' && !given && !suffix
  if (isBare) return /[\s,]/.test(family) ? `{${toLatex(family)}}` : toLatex(family)

  const isPlain = given && (prefix === '' || prefix.split(' ').every(startsLower))
  const drops = Boolean(name['dropping-particle'])
  if (!isPlain || (drops && !entryDrops))
    return extendedName({ family, prefix, suffix, given, useprefix: drops ? 'false' : undefined })
  // A family name in braces has no particle.
  const whole = startsLower(family) ? `{${toLatex(family)}}` : group(family)
  const last = [prefix, whole].filter(Boolean).join(' ')
  return [last, ...(suffix ? [group(suffix)] : []), group(given)].join(', ')
}

function extendedName(parts: Record<string, string | undefined>): string {
  return Object.entries(parts)
    .filter(([, value]) => value)
    .map(([part, value]) => `${part}={${toLatex(value ?? '')}}`)
    .join(', ')
}

/** Puts text that would end a name or a part of it in braces. */
function group(part: string): string {
  const latex = toLatex(part)
  return /[,;=&]|\band\b/i.test(part) ? `{${latex}}` : latex
}

function startsLower(text: string): boolean {
  return /^[^\p{L}]*\p{Ll}/u.test(text)
}
