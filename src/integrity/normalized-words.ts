/** Texts in a form in which they are compared. */

/**
 * Normalises a text for comparison: letters and digits in lower case, with single spaces between words.
 *
 * Characters that differ only in appearance become the same (Unicode Standard Annex 15, NFKC). Signs are removed, so
 * opposite statements can become the same: to compare what texts say, use `normalizedStatement`.
 *
 * @example normalizedWords('“Does  it work?”') // => 'does it work'
 */
export function normalizedWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Superscripts, which Unicode Standard Annex 15 makes plain digits: 10² would become 102. */
const superscripts = /[\xB2\xB3\xB9\u2070\u2071\u2074-\u207F]+/gu

/** Fractions of one character, which would join the digit before them. */
const fractions = /[\xBC-\xBE\u2150-\u215E]/gu

/** Hyphens, dashes as long as a minus sign, and the minus sign. No one writes an em dash for it. */
const minusSigns = /[\u2010-\u2013\u2212]/gu

/** Words, and the signs that change what a statement says. */
const wordsAndSigns = new RegExp(
  [
    String.raw`[\p{L}\p{M}\p{N}]+`,
    // Mathematical signs, currencies, arrows, emoji and degrees, except the bar between the parts of a title.
    String.raw`(?!\|)[\p{Sm}\p{Sc}\p{So}^%\u2030#&]`,
    // Unequal, as programmers write it.
    String.raw`!(?==)`,
    // A decimal point, a ratio, a fraction, a range.
    String.raw`(?<=\p{N})[.,:/*](?=\p{N})`,
    String.raw`(?<![\p{L}\p{M}\p{N}])\.(?=\p{N})`,
    String.raw`(?<=\p{N}\s*)-(?=\s*\p{N})`,
    // A minus sign before a number, and after a name, as in HIV-.
    String.raw`(?<![\p{L}\p{M}\p{N}])-(?=[.,\p{Sc}]?\p{N})`,
    String.raw`(?<=[\p{L}\p{M}])-(?=\s|$)`,
    // Minutes and feet.
    String.raw`(?<=\p{N})\u2032`,
  ].join('|'),
  'gu',
)

/**
 * Normalises a text, so that two texts are the same if they say the same in the same words and signs.
 *
 * Letter case, spaces, quotation marks, punctuation and dashes between words do not matter. Signs that carry meaning are
 * kept: those of mathematics, numbers and currencies, superscripts, `%`, `#` and `&`.
 *
 * @example normalizedStatement('It rose by “+2 %”!') // => 'it rose by + 2 %'
 */
export function normalizedStatement(text: string): string {
  const plain = text
    .replace(/[\xA9\xAE\u2120\u2122]|\p{Variation_Selector}|(?!\^)\p{Sk}/gu, ' ')
    .replace(superscripts, '^$&')
    .replace(fractions, ' $&')
    .normalize('NFKC')
    .replace(minusSigns, '-')
    .replaceAll('\u2044', '/')
    .toLowerCase()
  return plain.match(wordsAndSigns)?.join(' ') ?? ''
}
