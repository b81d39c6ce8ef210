import type { Element, Root } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'

import { orderPlaces } from './order.ts'
import { sentenceOf } from './sentences.ts'

const isPlace = (element: Element) => element.tagName === 'cite'

/** The sentences of all citations, with `<cite>` for each, in the order in which they count. */
function sentences(html: string, language = 'en'): string[] {
  const tree: Root = fromHtml(html, { fragment: true })
  return orderPlaces(tree, isPlace).map((place) => sentenceOf(place, language))
}

/** Sentences that follow one another, by language. */
const written: Readonly<Record<string, readonly (readonly string[])[]>> = {
  de: [
    [
      'Die Studie von M\u00fcller et al. zeigte z. B. bei Patienten keine Wirkung.',
      'Neu ist das nicht.',
    ],
    [
      'Dr. Meier widersprach am 3. Mai 2020.',
      'Das steht in Abb. 3, S. 12 bzw. 13 und gilt bei ca. 5 %.',
    ],
    ['\u201eDas stimmt nicht.\u201c', 'Das sagte Nr. 5, d. h. niemand.', 'Und jetzt?', 'Ja!'],
    ['Am 1. Januar begann es u. a. mit Prof. Kurz.', 'Im Mai endete es.'],
  ],
  fr: [
    [
      'L\u2019\u00e9tude de M. Dupont et al. le montre, p. ex. ici.',
      'Voir fig. 3 et p. 12 pour env. 5 % des cas.',
    ],
    ['\u00ab\u00a0C\u2019est faux\u00a0!\u00a0\u00bb dit-il.', 'Est-ce vrai\u00a0?', 'Oui.'],
  ],
  es: [
    [
      'El estudio del Dr. P\u00e9rez et al. lo muestra.',
      '\u00bfEs cierto?',
      '\u00a1No!',
      'V\u00e9ase la fig. 3 y la p\u00e1g. 12.',
    ],
  ],
  it: [
    [
      'Lo studio di Rossi et al. lo mostra.',
      'Vedi fig. 3 e pag. 12 del Prof. Bianchi.',
      '\u00c8 falso.',
    ],
  ],
  sv: [['Det visar studien.', 'Det \u00e4r bra.']],
  ja: [['\u305d\u3046\u3067\u3059\u3002', '\u9055\u3044\u307e\u3059\u3002']],
}

describe('the sentence of a citation', () => {
  test('is the one that contains it', () => {
    expect(
      sentences('<p>One is so. Two is <em>not</em> <cite></cite>, says Dr. Who. Three.</p>'),
    ).toEqual(['Two is not, says Dr. Who.'])
  })

  test('is the one before it if it follows the full stop', () => {
    expect(sentences('<p>One is so. <cite></cite> Two is not. <cite></cite></p>')).toEqual([
      'One is so.',
      'Two is not.',
    ])
  })

  test('is the one that it starts, unless it follows another', () => {
    expect(
      sentences('<p>Before. <cite></cite> Says so.</p><p><cite></cite> and so on.</p>'),
    ).toEqual(['Before.', 'and so on.'])
  })

  test('leaves other citations and the numbers of notes out', () => {
    expect(
      sentences(
        '<p>One <cite></cite>, two<sup><a data-footnote-ref href="#fn-1">1</a></sup> <cite></cite>.</p>',
      ),
    ).toEqual(['One, two.', 'One, two.'])
  })

  test('is the cell or list item that contains it', () => {
    expect(
      sentences(
        '<table><tr><td>A cell <cite></cite></td><td>Other.</td></tr></table><ul><li>An item <cite></cite></li></ul>',
      ),
    ).toEqual(['A cell', 'An item'])
  })

  test('is the sentence that refers to the note if the note contains only citations', () => {
    const html =
      '<p>First. Second is so.<sup><a data-footnote-ref href="#fn-1">1</a></sup> Third.</p>' +
      '<section data-footnotes><ol><li id="fn-1"><p><cite></cite> <a data-footnote-backref>↩</a></p></li></ol></section>'
    expect(sentences(html)).toEqual(['Second is so.'])
  })

  test('is the one that refers to its own note, not to another note of the paragraph', () => {
    const call = (id: string) => `<sup><a data-footnote-ref href="#fn-${id}">1</a></sup>`
    const note = (id: string) => `<li id="fn-${id}"><p><cite></cite></p></li>`
    const html =
      `<p>First.${call('a')} Second.${call('b')} Third is so${call('c')}. Fourth.</p>` +
      `<section data-footnotes><ol>${note('a')}${note('b')}${note('c')}</ol></section>`
    expect(sentences(html)).toEqual(['First.', 'Second.', 'Third is so.'])
  })

  test('is the sentence in the note if there is one', () => {
    const html =
      '<p>First<sup><a data-footnote-ref href="#fn-1">1</a></sup>.</p>' +
      '<section data-footnotes><ol><li id="fn-1"><p>In the note <cite></cite>.</p></li></ol></section>'
    expect(sentences(html)).toEqual(['In the note.'])
  })
})

describe('the order of citations', () => {
  const order = (html: string) =>
    orderPlaces(fromHtml(html, { fragment: true }), isPlace).map(({ element, note }) => [
      element.properties['id'],
      note,
    ])

  test('counts a note once, at the first reference to it', () => {
    expect(
      order(
        '<p>a<sup><a data-footnote-ref href="#fn-b">1</a></sup><cite id="x"></cite></p>' +
          '<p><sup><a data-footnote-ref href="#fn-b">1</a></sup><sup><a data-footnote-ref href="#fn-a">2</a></sup></p>' +
          '<section data-footnotes><ol><li id="fn-b"><cite id="b"></cite></li><li id="fn-a"><cite id="a"></cite></li></ol></section>',
      ),
    ).toEqual([
      ['b', 1],
      ['x', undefined],
      ['a', 2],
    ])
  })
})

describe.each(Object.entries(written))('in %s', (language, cases) => {
  test.each(cases)('%#', (...parts) => {
    const html = parts.map(
      (sentence) => `${sentence.replace(/(?=[^\p{L}\p{N}]*$)/u, '<cite></cite>')} `,
    )
    expect(sentences(`<p>${html.join('')}</p>`, language)).toEqual(parts)
  })
})

test('the names of a narrative citation are part of its sentence, and of others', () => {
  const tree: Root = fromHtml(
    '<p>As <cite></cite> found, so did <cite></cite> and more <cite></cite>.</p>',
    {
      fragment: true,
    },
  )
  const places = orderPlaces(tree, isPlace)
  const names = new Map([[places[0]?.element as Element, 'Smith (1)']])
  expect(places.map((place) => sentenceOf(place, 'en', names))).toEqual([
    'As Smith (1) found, so did and more.',
    'As Smith (1) found, so did and more.',
    'As Smith (1) found, so did and more.',
  ])
})
