import type { Element, Nodes } from 'hast'

import { ParseEnglish } from 'parse-english'

import type { CitationPlace, Place } from './order.ts'

import { texOf } from '../shared/formula.ts'

/** The elements whose text is split into sentences. */
const blocks = new Set(
  'blockquote caption dd dt figcaption h1 h2 h3 h4 h5 h6 li p summary td th'.split(' '),
)
/** Not one of the marks around English words (`messages/marks.ts`). */
const mark = '\uE002'

/**
 * Returns the sentence that a citation belongs to, without its citations.
 *
 * parse-english, which knows abbreviations such as "et al.", splits English text. Other text is split by the rules of Unicode
 * (UAX 29); in Latin script, a sentence starts only where both agree, and neither with a small letter nor with a digit.
 *
 * A citation after the full stop belongs to the sentence before it. If a note contains only the citation, it belongs to the
 * sentence that refers to the note.
 *
 * @param place the place of the citation, while the places of citations are still empty
 * @param language the language of the text
 * @param names the output for narrative citations, whose words belong to their sentence
 */
export function sentenceOf(
  place: CitationPlace,
  language: string,
  names: ReadonlyMap<Element, string> = new Map(),
): string {
  const own = textAround(place, names)
  const text =
    own.replaceAll(mark, '').trim() === '' && place.noteReference
      ? textAround(place.noteReference, names)
      : own
  const at = text.indexOf(mark)
  let previous = ''
  for (const { start, end } of sentencesOf(text, language)) {
    const sentence = clean(text.slice(start, end))
    if (at < start && previous !== '') return previous
    if (at < end) {
      const isAfterStop = clean(text.slice(start, at)) === '' && start > 0 && previous !== ''
      return isAfterStop || sentence === '' ? previous : sentence
    }
    if (sentence !== '') previous = sentence
  }
  return previous
}

/** Returns the first sentence of a text without markup. */
export function firstSentence(text: string, language: string): string {
  const [first] = sentencesOf(text, language)
  return first ? text.slice(first.start, first.end).trim() : text
}

/** A sentence, by its offsets in a text. */
interface Sentence {
  start: number
  end: number
}

/** Returns the sentences of a text, in order. */
function sentencesOf(text: string, language: string): Sentence[] {
  const { language: name, script } = new Intl.Locale(language).maximize()
  if (name === 'en') return parse(text)
  const sentences = segment(text, language)
  if (script !== 'Latn') return sentences
  const starts = new Set(parse(text).map(({ start }) => nextWord(text, start)))
  return sentences.reduce<Sentence[]>((joined, next) => {
    const last = joined.at(-1)
    const word = nextWord(text, next.start)
    const isStart = starts.has(word) && !/^[\p{Ll}\p{N}]/u.test(text.slice(word, word + 2))
    if (last && !isStart) last.end = next.end
    else joined.push(next)
    return joined
  }, [])
}

/** Splits a text by the rules of Unicode for a language (UAX 29). */
function segment(text: string, language: string): Sentence[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
    ({ index, segment: { length } }) => ({ start: index, end: index + length }),
  )
}

/** Splits a text by the rules of parse-english. Initials, ordinal numbers and titles end no sentence in other languages either. */
function parse(text: string): Sentence[] {
  return new ParseEnglish()
    .parse(text)
    .children.flatMap((paragraph) =>
      'children' in paragraph
        ? paragraph.children.flatMap(({ type, position }) =>
            type === 'SentenceNode'
              ? [{ start: position?.start.offset ?? 0, end: position?.end.offset ?? text.length }]
              : [],
          )
        : [],
    )
}

/** Returns the offset of the next letter or digit. Marks before it are in either of two sentences. */
function nextWord(text: string, offset: number): number {
  const distance = text.slice(offset).search(/[\p{L}\p{N}]/u)
  return distance < 0 ? text.length : offset + distance
}

function textAround({ element, ancestors }: Place, names: ReadonlyMap<Element, string>): string {
  const block = ancestors.findLast(({ tagName }) => blocks.has(tagName)) ?? ancestors.at(-1)
  return block ? textOf(block, element, names) : ''
}

/** Returns the text of a block without the numbers of notes, with a mark at the place. */
function textOf(node: Nodes, place: Element, names: ReadonlyMap<Element, string>): string {
  if (node.type === 'text') return node.value
  const tex = texOf(node)
  if (tex !== undefined) return tex
  const printed = node.type === 'element' ? (names.get(node) ?? '') : ''
  if (node === place) return mark + printed
  if (printed !== '') return printed
  if (
    node.type === 'element' &&
    (node.properties['dataFootnoteRef'] !== undefined ||
      node.properties['dataFootnoteBackref'] !== undefined)
  ) {
    return ''
  }
  if (!('children' in node)) return ''
  return node.children.map((child) => textOf(child, place, names)).join('')
}

function clean(text: string): string {
  return (
    text
      .replaceAll(mark, '')
      // French has no-break spaces before some marks.
      .replace(/[^\S\u00a0\u202f]+/g, ' ')
      .replace(/ (?=[.,;:!?])/g, '')
      .trim()
  )
}
