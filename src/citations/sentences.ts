import type { Element, Nodes } from 'hast'

import { ParseEnglish } from 'parse-english'
import { ParseLatin } from 'parse-latin'

import type { CitationPlace, Place } from './order.ts'

/** The elements whose text is split into sentences. */
const blocks = new Set(
  'blockquote caption dd dt figcaption h1 h2 h3 h4 h5 h6 li p summary td th'.split(' '),
)
const mark = '\uE000'

/**
 * Returns the sentence that a citation belongs to, without its citations.
 *
 * parse-latin and parse-english, which know abbreviations such as "et al.", split text in Latin script. The rules of Unicode
 * (UAX 29) split other text. A citation after the full stop belongs to the sentence before it. If a note contains only the
 * citation, it belongs to the sentence that refers to the note.
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

/** Returns the offsets of the sentences of a text, in order. */
function sentencesOf(text: string, language: string): { start: number; end: number }[] {
  if (new Intl.Locale(language).maximize().script !== 'Latn') {
    return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
      ({ index, segment }) => ({ start: index, end: index + segment.length }),
    )
  }
  const parser = new Intl.Locale(language).language === 'en' ? new ParseEnglish() : new ParseLatin()
  return parser
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

function textAround({ element, ancestors }: Place, names: ReadonlyMap<Element, string>): string {
  const block = ancestors.findLast(({ tagName }) => blocks.has(tagName)) ?? ancestors.at(-1)
  return block ? textOf(block, element, names) : ''
}

/** Returns the text of a block without the numbers of notes, with a mark at the place. */
function textOf(node: Nodes, place: Element, names: ReadonlyMap<Element, string>): string {
  if (node.type === 'text') return node.value
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
  return text
    .replaceAll(mark, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim()
}
