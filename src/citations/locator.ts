/**
 * Locators as authors write them: `p. 3`, `pp. 3-4`, `fig. 2B`, `sec. 10`.
 *
 * The labels are the CSL locators (specification 1.0.2, "Locators") under the names that citeproc's locale of the text
 * has for them, and the usual English ones; any other word stays part of the suffix and is printed as written.
 */

import type { CitedItem } from './citation.ts'

import { localeTerms } from './locales.ts'

const english: Record<string, string[]> = {
  book: ['book', 'books', 'bk.', 'bks.'],
  chapter: ['chapter', 'chapters', 'chap.', 'chaps.'],
  column: ['column', 'columns', 'col.', 'cols.'],
  figure: ['figure', 'figures', 'fig.', 'figs.'],
  folio: ['folio', 'folios', 'fol.', 'fols.'],
  issue: ['number', 'numbers', 'no.', 'nos.'],
  line: ['line', 'lines', 'l.', 'll.'],
  note: ['note', 'notes', 'n.', 'nn.'],
  opus: ['opus', 'opera', 'op.', 'opp.'],
  page: ['page', 'pages', 'p.', 'pp.'],
  paragraph: ['paragraph', 'paragraphs', 'para.', 'paras.', '¶¶', '¶'],
  part: ['part', 'parts', 'pt.', 'pts.'],
  section: ['section', 'sections', 'sec.', 'secs.', 'sect.', '§§', '§'],
  'sub verbo': ['sub verbo', 'sub verbis', 's.v.', 's.vv.'],
  verse: ['verse', 'verses', 'v.', 'vv.'],
  volume: ['volume', 'volumes', 'vol.', 'vols.'],
}

/** A number, a number with letters (`S12`, `2B`, `1271.10`, `4(a)(1)`) or a roman numeral; and ranges and lists of them. */
const roman = String.raw`(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b`
const section = String.raw`(?:\([\p{L}\d]{1,5}\))*`
const arabic = String.raw`[A-Za-z]{0,2}\d[\p{L}\d.:]*(?<![.:])${section}`
const more = String.raw`(?:\s?[–—-]+\s?(?:${arabic}|${roman}|\p{L}\b)|\s?[,&]\s?(?:${arabic}|${roman}))*`
const numbers = String.raw`(?:${arabic}|${roman})${more}`
const bare = new RegExp(String.raw`^\d[\p{L}\d.:]*(?<![.:])${section}${more}`, 'u')

/** What a language calls the parts of a source. */
interface Labels {
  /** A label and the numbers behind it. */
  pattern: RegExp
  /** CSL's name of a label, by the label in small letters. */
  names: ReadonlyMap<string, string>
}

const labelsByLanguage = new Map<string, Labels>()

/**
 * Splits what stands behind a citation key into locator and suffix.
 *
 * @param text such as `, pp. 3-4, and elsewhere`
 * @param language of the text, a BCP 47 tag
 * @example splitSuffix(', pp. 3-4 and more', 'en') // => { label: 'page', locator: '3-4', writtenLocator: 'pp. 3-4', suffix: ' and more' }
 */
export function splitSuffix(
  text: string,
  language: string,
): Pick<CitedItem, 'label' | 'locator' | 'writtenLocator' | 'suffix'> {
  const rest = text.replace(/^\s*,?\s*/, '')
  const { pattern, names } = labelsOf(language)
  const match = pattern.exec(rest) ?? bare.exec(rest)
  if (!match) return withSuffix(text)
  const [whole, label, located = whole] = match
  return {
    label: names.get((label ?? '').toLowerCase()) ?? 'page',
    locator: located.replace(/\s?[–—-]+\s?/g, '-'),
    writtenLocator: whole.replace(/\s?-+\s?/g, '–'),
    ...withSuffix(rest.slice(whole.length)),
  }
}

function withSuffix(text: string): { suffix?: string } {
  const trimmed = text.trimEnd()
  return trimmed === '' ? {} : { suffix: trimmed }
}

function labelsOf(language: string): Labels {
  const ready = labelsByLanguage.get(language)
  if (ready) return ready
  const terms = localeTerms(language)
  const names = new Map(
    Object.keys(english).flatMap((label) =>
      [
        ...(english[label] ?? []),
        ...(terms.get(label.replace(' ', '-')) ?? []).map(({ text }) => text),
      ].map((word) => [word.toLowerCase(), label] as const),
    ),
  )
  const words = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
  const pattern = new RegExp(String.raw`^(${words})(?<=[.¶§]|\b)\s*(${numbers})`, 'iu')
  const labels = { pattern, names }
  labelsByLanguage.set(language, labels)
  return labels
}
