/** Notes to authors and placeholders that were to be replaced before publication. */

/** A note or placeholder in a text. */
export interface Placeholder {
  words: string
  offset: number
  /** What it is: the end of a sentence that starts with its words. */
  predicate: string
}

const note = /TODO|FIXME|TBD|(?:TK)+|X{3,}/

/** A note as a word of its own, because it can be anything in an address or a longer name. */
const noteWord = new RegExp(
  `(?<![\\p{L}\\p{N}/=#&@]|[\\p{L}\\p{N}][_-])(?:${note.source})(?![\\p{L}\\p{N}@]|[_-][\\p{L}\\p{N}])`,
  'gu',
)

const patterns: readonly { pattern: RegExp; predicate: string }[] = [
  { pattern: noteWord, predicate: 'is a note to the author' },
  { pattern: /\blorem\s+ipsum\b/gi, predicate: 'is placeholder text' },
  {
    pattern:
      /\[\s*(?:citations?|clarification|dates?|ref|references?|sources?|verification)\s+needed\s*\\?\]/gi,
    predicate: 'is a note to the author',
  },
  {
    pattern:
      /\[\s*(?:according to whom|by whom|citation|cite|date|how many|how much|link|ref|source|when|where|which|who|why)\s*\?+\s*\\?\]/gi,
    predicate: 'is a note to the author',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}])(?:XX|xx)(?:\.[Xx]{1,2})?(?=\s?(?:%|per ?cent\b|(?:adults|participants|patients|people|trials|studies)\b))|(?<![\p{L}\p{N}/])20(?:XX|xx)(?![\p{L}\p{N}])/gu,
    predicate: 'is a placeholder for a number',
  },
  // After a word, question marks are punctuation.
  { pattern: /(?=\?)(?<![\p{L}\p{N}?!])\?{3,}/gu, predicate: 'is a placeholder' },
  {
    pattern: /\[\s*(?:add|fill in|insert)\s+[^\]\n@]{1,60}\](?![([:])/gi,
    predicate: 'is a placeholder',
  },
  {
    pattern:
      /\binsert\s+(?:\p{L}+\s+){0,3}?(?:caption|chart|citation|date|figure|graph|image|link|name|number|photo|picture|quotation|quote|reference|source|table|text|title)s?\s+(?:\p{L}+\s+){0,4}?here\b/giu,
    predicate: 'is a placeholder',
  },
  {
    pattern: /\b(?:caption|description|headline|image|link|text|title)\s+(?:goes|comes)\s+here\b/gi,
    predicate: 'is a placeholder',
  },
]

/** Matches every text with a placeholder, and few others. */
const sign = /TODO|FIXME|TBD|TK|XX|\?{3}|\[\s*[A-Za-z]|\blorem\b|\bhere\b/i

/** Finds the notes and placeholders in a text. */
export function placeholdersIn(text: string): Placeholder[] {
  if (!sign.test(text)) return []
  return patterns.flatMap(({ pattern, predicate }) =>
    Array.from(text.matchAll(pattern), ({ 0: words, index: offset }) => ({
      words,
      offset,
      predicate,
    })),
  )
}

/** Returns whether a text is a placeholder and nothing else, apart from punctuation. */
export function isPlaceholderAlone(text: string): boolean {
  const words = text.replace(/[^\p{L}\p{N}?]/gu, '')
  return placeholdersIn(text).some((found) => found.words.replace(/[^\p{L}\p{N}?]/gu, '') === words)
}

/** Returns whether a text is nothing but a note to its author. */
export function isNoteAlone(text: string): boolean {
  return new RegExp(`^(?:${note.source})$`).test(text.trim())
}
