/** The messages about the structure of a BibTeX file. */

import type { ScannedEntry, ScannedField, ScannedValue, ScanProblem } from './scanned.ts'

const entryForm = 'Write an entry as `@article{key, title = {…}, year = {2020} }`.'

/** Ends the reading of an entry. */
export class BrokenEntry extends Error {
  readonly problem: ScanProblem

  constructor(problem: ScanProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/** An `@` without the type or the brace of an entry. */
export function noEntry(offset: number, opening: string): ScanProblem {
  return {
    offset,
    length: opening.trimEnd().length,
    message: `\`${opening.trim()}\` does not start an entry: a brace is missing after it.`,
    hint: entryForm,
  }
}

export function emptyString(offset: number): ScanProblem {
  return {
    offset,
    message: 'This `@string` does not define an abbreviation.',
    hint: 'Write it as `@string{jama = {Journal of the AMA}}`.',
  }
}

export function noKey({ offset, writtenType }: ScannedEntry): ScanProblem {
  return {
    offset,
    length: writtenType.length + 1,
    message: 'This BibTeX entry has no citation key.',
    hint: `Add one, as in \`@${writtenType}{smith2020, …}\`.`,
  }
}

export function noCommaAfterKey(offset: number, key: string): ScanProblem {
  return {
    offset,
    length: Math.max(1, key.length),
    message: `The citation key \`${shorten(key)}\` is not followed by a comma.`,
    hint: entryForm,
  }
}

export function spaceInKey(offset: number, key: string, hasComma: boolean): ScanProblem {
  return {
    offset,
    length: key.length,
    message: `The citation key \`${shorten(key)}\` contains a space.`,
    hint: hasComma
      ? `Write it without spaces, for example \`${shorten(key.replace(/\s+/g, '_'))}\`.`
      : 'Write the key without spaces and put a comma after it.',
  }
}

export function unclosedKey(offset: number): ScanProblem {
  return {
    offset,
    message: 'This entry is not closed before the end of the file.',
    hint: entryForm,
  }
}

/** A brace that closes an entry which has more fields. */
export function closedTooEarly(
  offset: number,
  { key }: ScannedEntry,
  brace: string,
  { written }: ScannedField,
): ScanProblem {
  return {
    offset,
    length: 1,
    message: `This \`${brace}\` closes the entry \`${key}\` after \`${written}\`, but more fields follow.`,
    hint: `Remove it, or check the braces in \`${written}\`.`,
  }
}

export function noCommaAfterField(end: number, { key }: ScannedEntry, field: string): ScanProblem {
  return {
    offset: end - 1,
    length: 1,
    message: `A comma is missing after \`${field}\` of \`${key}\`.`,
    hint: 'Put a comma between two fields.',
  }
}

/**
 * The problem at a place where a field should start.
 *
 * @param written the name of the field, or an empty string
 * @param found the character at the place; undefined at the end of the file
 * @param last the field before
 */
export function misplaced(
  entry: ScannedEntry,
  offset: number,
  { written, found, last }: { written: string; found: string | undefined; last?: ScannedField },
): ScanProblem {
  const after = last ? ` after \`${last.written}\`` : ''
  if (found === undefined || (written === '' && found === '@')) return unclosedEntry(entry, last)
  if (written === '') {
    const isBrace = /["{}()]/.test(found)
    return {
      offset,
      length: 1,
      message: `\`${found}\` is out of place${after} in \`${entry.key}\`.`,
      hint:
        isBrace && last
          ? `Remove it, or check the braces in \`${last.written}\`.`
          : 'Write a field as `title = {…}`, with a comma between two fields.',
    }
  }
  return {
    offset,
    length: written.length,
    message: `\`${shorten(written)}\`${after} in \`${entry.key}\` is not followed by an equals sign.`,
    hint: last
      ? `Write a field as \`title = {…}\`, and check that the whole value of \`${last.written}\` is in braces.`
      : 'Write a field as `title = {…}`. A key has no spaces and ends in a comma.',
  }
}

function unclosedEntry(entry: ScannedEntry, last: ScannedField | undefined): ScanProblem {
  // The last value contains the fields after it.
  if (last && /\n\s*[\w-]+\s*=\s*["{]/.test(last.value)) {
    return unclosedValue(last.written, last.valueOffset - 1)
  }
  const name = entry.key === '' ? 'This entry' : `The entry \`${entry.key}\``
  return {
    offset: entry.offset,
    length: entry.writtenType.length + 1,
    message: `${name} is not closed${last ? ` after \`${last.written}\`` : ''}.`,
    hint: 'Put a closing brace at its end, and check that every brace in its fields is closed.',
  }
}

export function unclosedValue(field: string, offset: number, opening = '{'): ScanProblem {
  const isBrace = opening === '{'
  return {
    offset,
    length: 1,
    message: `The ${isBrace ? 'brace' : 'quotation mark'} that starts \`${field}\` here is never closed.`,
    hint: isBrace
      ? `Close every brace in \`${field}\`.`
      : `Put \`${field}\` into braces, or close the quotation mark.`,
  }
}

/** A word outside braces that no `@string` defines. */
export function unknownWord(
  field: string,
  { word, offset }: ScannedValue['unknownWords'][number],
): ScanProblem {
  return {
    offset,
    length: word.length,
    message: `\`${shorten(word)}\` in \`${field}\` is not in braces, and no \`@string\` defines it.`,
    hint: `Put the text into braces: \`${field} = {${shorten(word)}}\`.`,
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
