/** The messages about the structure of a CSL-JSON file. */

import { type ParseError, printParseErrorCode } from 'jsonc-parser'

import type { Place } from '../../shared/place.ts'
import type { ReadingProblem } from '../problem.ts'

const syntaxErrors: Record<string, string> = {
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  EndOfFileExpected: 'there is text after the end of the list',
  InvalidCharacter: 'there is a character that does not belong here',
  InvalidCommentToken: 'JSON has no comments',
  InvalidEscapeCharacter: 'there is an unknown escape after a backslash',
  InvalidNumberFormat: 'there is an invalid number',
  InvalidSymbol: 'there is a word without quotation marks',
  PropertyNameExpected: 'a field name in quotation marks is missing',
  UnexpectedEndOfNumber: 'a number is incomplete',
  UnexpectedEndOfString: 'a closing quotation mark is missing',
  ValueExpected: 'a value is missing',
}

export function invalidJson({ error }: ParseError, place: Place): ReadingProblem {
  const code = printParseErrorCode(error)
  return {
    rule: 'file-parses',
    lost: true,
    place,
    message: `This is not valid JSON: ${syntaxErrors[code] ?? code}.`,
    hint: 'Export the file again, or fix it in an editor. Until then, none of its references is used.',
  }
}

export function noList(place: Place, isZoteroLibrary: boolean): ReadingProblem {
  return {
    rule: 'file-parses',
    lost: true,
    place,
    message: 'This file does not contain a list of references.',
    hint: isZoteroLibrary
      ? 'It is a library in Zotero’s own format. Export it again as CSL JSON or Better CSL JSON.'
      : 'Write the file as a list: `[ { "id": "smith2020", "type": "book", … } ]`.',
  }
}

export function repeatedField(name: unknown, place: Place): ReadingProblem {
  return {
    rule: 'file-parses',
    place,
    message: `The field \`${String(name)}\` occurs twice.`,
    hint: 'Remove one of the two fields.',
  }
}

export function noId(place: Place): ReadingProblem {
  return {
    rule: 'file-parses',
    lost: true,
    place,
    message: 'This reference has no `id`.',
    hint: 'Add the citation key that articles use, as in `"id": "smith2020"`.',
  }
}

/** @param likelyKey a citation key as programs form it, for the hint */
export function addressAsKey(id: string, likelyKey: string, place: Place): ReadingProblem {
  return {
    rule: 'file-parses',
    lost: true,
    place,
    message: `The \`id\` of this reference, \`${id}\`, is a web address, and there is no \`citation-key\`.`,
    hint: `Move the file out of content/ and import it, which makes a key for each reference: npm run cite -- import <file>. Or add the key that articles cite, as in \`"citation-key": "${likelyKey}"\`, or export the library with Better BibTeX, which writes the keys.`,
  }
}

/** The parser calls itself for each level, so a file of brackets exhausts the stack. */
export function tooDeep(place: Place): ReadingProblem {
  return {
    rule: 'file-parses',
    lost: true,
    place,
    message: 'This JSON is nested too deeply to be read.',
    hint: 'Export the file again. A reference needs only a few levels of brackets.',
  }
}
