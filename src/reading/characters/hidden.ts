/** Finds the invisible characters of a file, written as themselves, as escapes or as entities. */

import { type TextFormat, jsonString, lexemesOf, yamlPart } from './parts.ts'

import { kindOfCharacter, type CharacterKind } from '../../shared/characters.ts'

/** An invisible character as it is written. */
export interface Hidden {
  offset: number
  /** In UTF-16 code units of the source. */
  length: number
  codePoint: number
  kind: CharacterKind
  /** As itself, as an escape of YAML, JSON or JavaScript, or as an entity of HTML, which an editor sees. */
  written: 'plain' | 'escape' | 'entity'
}

const plain =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\v\f\u000E-\u001F\u007F-\u00A0\u00AD\u034F\u115F\u1160\u180E\u2000-\u200D\u2028-\u202E\u202F\u2060-\u206F\u3000\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0001}-\u{E007F}]|\p{Cs}|\p{Noncharacter_Code_Point}/gu

/** Escapes that can represent such a character, depending on where they are. */
const mayEscape = /\\(?:[0abefvNLP_]|[xuU]\{?[\da-fA-F])|&#/

export function hiddenIn(source: string, format: TextFormat): Hidden[] {
  const found: Hidden[] = []
  const add = (offset: number, length: number, codePoint: number, written: Hidden['written']) => {
    const kind = kindOfCharacter(codePoint)
    if (kind) found.push({ offset, length, codePoint, kind, written })
  }
  for (const { 0: character, index } of source.matchAll(plain)) {
    // A byte order mark at the start marks the encoding of the file.
    if (index === 0 && character === '\uFEFF') continue
    add(index, character.length, character.codePointAt(0) ?? 0, 'plain')
  }
  if (!mayEscape.test(source)) return found
  for (const { start, text, escapes } of escaped(source, format)) {
    for (const match of text.matchAll(escapes)) {
      const codePoint = codePointOf(match[0])
      if (codePoint === undefined || kindOfCharacter(codePoint) === undefined) continue
      add(start + match.index, match[0].length, codePoint, match[0].startsWith('&') ? 'entity' : 'escape') // oxfmt-ignore
    }
  }
  return found.sort((one, other) => one.offset - other.offset)
}

/** Each pair of halves is one match, as is a backslash with what it escapes. */
const ofJson = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:u[\da-fA-F]{4}|[^])/g

const ofYaml =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])|&#(?:[xX][\da-fA-F]{1,6}|\d{1,7});/g

const ofScript =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|[^])/g

const ofHtml = /&#(?:[xX][\da-fA-F]{1,6}|\d{1,7});/g

/** The parts of a file in which escapes count. */
function escaped(
  source: string,
  format: TextFormat,
): { start: number; text: string; escapes: RegExp }[] {
  const { start, text } = yamlPart(source, format)
  const inYaml = lexemesOf(text).flatMap((lexeme) => [
    {
      start: start + lexeme.start,
      text: lexeme.text,
      escapes: lexeme.text.startsWith('"') ? ofYaml : ofHtml,
    },
  ])
  switch (format) {
    case 'yaml':
      return inYaml
    case 'json':
      return Array.from(source.matchAll(jsonString), ({ 0: each, index }) => ({
        start: index,
        text: each,
        escapes: ofJson,
      }))
    case 'mdx':
    case 'markdown': {
      const below = start + text.length
      const body = withoutCode(source.slice(below))
      const literals = Array.from(
        format === 'mdx' ? body.matchAll(/\{\s*(["'`])(?:(?!\1)[^\\]|\\[^])*\1\s*\}/g) : [],
        ({ 0: each, index }) => ({ start: below + index, text: each, escapes: ofScript }),
      )
      return [...inYaml, { start: below, text: body, escapes: ofHtml }, ...literals]
    }
    case 'xml':
      return [{ start: 0, text: source, escapes: ofHtml }]
    default:
      return []
  }
}

/** Finds code, which shows entities as typed. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,}|~{3,})[^]*?(?:^\1|(?![^]))|(`+)(?!`)[^]*?(?<!`)\2(?!`)/gm, (code) =>
    ' '.repeat(code.length),
  )
}

const letters: Readonly<Record<string, number>> = {
  '0': 0,
  a: 7,
  b: 8,
  e: 0x1b,
  f: 0xc,
  v: 0xb,
  N: 0x85,
  L: 0x2028,
  P: 0x2029,
  _: 0xa0,
}

function codePointOf(written: string): number | undefined {
  const [, hex, decimal] = /^&#(?:[xX]([\da-fA-F]+)|(\d+));$/.exec(written) ?? []
  if (hex !== undefined) return Number.parseInt(hex, 16)
  if (decimal !== undefined) return Number(decimal)
  // A complete surrogate pair is one visible character.
  if (written.length === 12 && written.indexOf('\\', 1) === 6) return undefined
  const digits = /^\\[xuU]\{?([\da-fA-F]+)\}?$/.exec(written)?.[1]
  if (digits !== undefined) return Number.parseInt(digits, 16)
  return letters[written.slice(1)]
}

/**
 * Returns whether a writing system asks for an invisible character here: joiners between letters of Arabic and Indic
 * scripts, in emoji; spaces of no width between words of scripts that write none (Unicode 16.0, 23.2; UTS 51).
 */
export function isNeeded({ codePoint, offset, length }: Hidden, source: string): boolean {
  const before = source.slice(Math.max(0, offset - 12), offset)
  const after = source.slice(offset + length, offset + length + 12)
  if (codePoint === 0x200c || codePoint === 0x200d) {
    if (
      codePoint === 0x200d &&
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u.test(before)
    ) {
      return /^\p{Extended_Pictographic}/u.test(after)
    }
    return /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{M}]$/u.test(before)
  }
  if (codePoint === 0x200b) {
    const spaceless =
      /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
    return spaceless.test(before.slice(-1)) || spaceless.test(after.slice(0, 1))
  }
  return codePoint >= 0xe0001 && codePoint <= 0xe007f
    ? /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u.test(source.slice(Math.max(0, offset - 16), offset))
    : false
}
