/** Invisible characters, and their names. */

/** The control characters of C0 and C1 by their Unicode name aliases, from U+0000 and U+007F on (Unicode, `NameAliases.txt`). */
const c0 =
  'NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|ALERT|BACKSPACE|CHARACTER TABULATION|LINE FEED|LINE TABULATION|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN|DATA LINK ESCAPE|DEVICE CONTROL ONE|DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR|NEGATIVE ACKNOWLEDGE|SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE|INFORMATION SEPARATOR FOUR|INFORMATION SEPARATOR THREE|INFORMATION SEPARATOR TWO|INFORMATION SEPARATOR ONE'
const c1 =
  'DELETE|PADDING CHARACTER|HIGH OCTET PRESET|BREAK PERMITTED HERE|NO BREAK HERE|INDEX|NEXT LINE|START OF SELECTED AREA|END OF SELECTED AREA|CHARACTER TABULATION SET|CHARACTER TABULATION WITH JUSTIFICATION|LINE TABULATION SET|PARTIAL LINE FORWARD|PARTIAL LINE BACKWARD|REVERSE LINE FEED|SINGLE SHIFT TWO|SINGLE SHIFT THREE|DEVICE CONTROL STRING|PRIVATE USE ONE|PRIVATE USE TWO|SET TRANSMIT STATE|CANCEL CHARACTER|MESSAGE WAITING|START OF GUARDED AREA|END OF GUARDED AREA|START OF STRING|SINGLE GRAPHIC CHARACTER INTRODUCER|SINGLE CHARACTER INTRODUCER|CONTROL SEQUENCE INTRODUCER|STRING TERMINATOR|OPERATING SYSTEM COMMAND|PRIVACY MESSAGE|APPLICATION PROGRAM COMMAND'

/** The characters that control the direction of text, by name (UAX 9, 2.1–2.5). */
const directions: Readonly<Record<number, string>> = {
  0x202a: 'LEFT-TO-RIGHT EMBEDDING',
  0x202b: 'RIGHT-TO-LEFT EMBEDDING',
  0x202c: 'POP DIRECTIONAL FORMATTING',
  0x202d: 'LEFT-TO-RIGHT OVERRIDE',
  0x202e: 'RIGHT-TO-LEFT OVERRIDE',
  0x2066: 'LEFT-TO-RIGHT ISOLATE',
  0x2067: 'RIGHT-TO-LEFT ISOLATE',
  0x2068: 'FIRST STRONG ISOLATE',
  0x2069: 'POP DIRECTIONAL ISOLATE',
}

/** Everyday names of characters without a shape or a width. */
const invisible: Readonly<Record<number, string>> = {
  0x00ad: 'soft hyphen',
  0x034f: 'combining grapheme joiner',
  0x115f: 'Hangul filler',
  0x1160: 'Hangul filler',
  0x180e: 'Mongolian vowel separator',
  0x200b: 'zero-width space',
  0x200c: 'zero-width non-joiner',
  0x200d: 'zero-width joiner',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
  0x2060: 'word joiner',
  0x2061: 'invisible function application',
  0x2062: 'invisible multiplication sign',
  0x2063: 'invisible comma',
  0x2064: 'invisible plus sign',
  0x3164: 'Hangul filler',
  0xfeff: 'zero-width no-break space',
  0xffa0: 'Hangul filler',
}

const spaces: Readonly<Record<number, string>> = {
  0x00a0: 'no-break space',
  0x2007: 'figure space',
  0x202f: 'narrow no-break space',
  0x3000: 'ideographic space',
}

/** The kinds of invisible characters. */
export type CharacterKind =
  /** A character for old terminals and printers. It has no shape. */
  | 'control'
  /** Half of a surrogate pair. Alone, it is not text. */
  | 'surrogate'
  /** A number that Unicode never assigns to a character. */
  | 'noncharacter'
  /** A character that changes the order in which the text after it is shown. */
  | 'direction'
  /** A character without a width. */
  | 'invisible'
  /** A character that looks like a space. */
  | 'space'

/** Returns the kind of a character, or nothing if it is visible or white space of plain text. */
export function kindOfCharacter(codePoint: number): CharacterKind | undefined {
  if (codePoint < 0x20)
    return /[\t\n\r]/.test(String.fromCharCode(codePoint)) ? undefined : 'control'
  if (codePoint >= 0x7f && codePoint <= 0x9f) return 'control'
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return 'surrogate'
  if (isNoncharacter(codePoint)) return 'noncharacter'
  if (Object.hasOwn(directions, codePoint)) return 'direction'
  if (Object.hasOwn(invisible, codePoint) || isTag(codePoint) || isDeprecated(codePoint)) {
    return 'invisible'
  }
  const isSpace = Object.hasOwn(spaces, codePoint) || (codePoint >= 0x2000 && codePoint <= 0x200a)
  return isSpace ? 'space' : undefined
}

/** Returns whether a code is one of the 66 noncharacters, which are for internal use by programs (Unicode 16.0, 23.7). */
function isNoncharacter(codePoint: number): boolean {
  return (codePoint & 0xfffe) === 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef)
}

/** Returns whether a character is a tag: an invisible letter, used in flags of regions (UTS 51, C.1). */
function isTag(codePoint: number): boolean {
  return codePoint >= 0xe0001 && codePoint <= 0xe007f
}

/** Deprecated formatting characters (Unicode 16.0, 23.3) and marks of annotations. */
function isDeprecated(codePoint: number): boolean {
  return (
    (codePoint >= 0x206a && codePoint <= 0x206f) || (codePoint >= 0xfff9 && codePoint <= 0xfffb)
  )
}

/** @example codeOf(0x202e) // => 'U+202E' */
export function codeOf(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/**
 * Returns the code of a character and its name in Unicode.
 *
 * @example nameOfCharacter(0x202e) // => 'U+202E RIGHT-TO-LEFT OVERRIDE'
 */
export function nameOfCharacter(codePoint: number): string {
  const name =
    (codePoint < 0x20 ? c0.split('|')[codePoint] : c1.split('|')[codePoint - 0x7f]) ??
    directions[codePoint]
  return name === undefined ? codeOf(codePoint) : `${codeOf(codePoint)} ${name}`
}

/**
 * Returns the everyday name of an invisible character or a space.
 *
 * @example describeCharacter(0x200b) // => 'a zero-width space (U+200B)'
 */
export function describeCharacter(codePoint: number): string {
  const name =
    invisible[codePoint] ??
    spaces[codePoint] ??
    (kindOfCharacter(codePoint) === 'space' ? 'special space' : undefined) ??
    (isTag(codePoint) ? 'tag character' : 'invisible character')
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name} (${codeOf(codePoint)})`
}

/** Matches what XML 1.0 does not allow (section 2.2, "Char"): control characters and non-characters. */
export const notInXml = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu

const segmenter = new Intl.Segmenter()

/** Counts the characters that readers see: a letter with its marks, or an emoji, is one (UAX #29, grapheme clusters). */
export function countCharacters(text: string): number {
  return [...segmenter.segment(text)].length
}
