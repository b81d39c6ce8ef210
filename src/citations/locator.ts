/**
 * Locators as authors write them: `p. 3`, `pp. 3-4`, `fig. 2B`, `sec. 10`.
 *
 * The labels are the CSL locators (specification 1.0.2, "Locators") that citeproc's locales carry a term for; any
 * other word, such as "table 1", stays part of the suffix and is printed as written.
 */

import type { CitedItem } from './citation.ts'

const labels: Record<string, string[]> = {
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

const labelOf = new Map(
  Object.entries(labels).flatMap(([label, written]) =>
    written.map((word) => [word, label] as const),
  ),
)

/** A number, a number with letters (`S12`, `2B`, `1271.10`) or a roman numeral; and ranges and lists of them. */
const roman = String.raw`(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b`
const number = String.raw`(?:[A-Za-z]{0,2}\d[\p{L}\d.:]*(?<![.:])|${roman})`
const numbers = String.raw`${number}(?:\s?(?:[–—-]+|,|&)\s?${number})*`
const words = [...labelOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[.]/g, '\\.'))
  .join('|')
const labelled = new RegExp(String.raw`^(${words})(?<=[.¶§]|\b)\s*(${numbers})`, 'iu')
const bare = new RegExp(
  String.raw`^(?:\d[\p{L}\d.:]*(?<![.:]))(?:\s?(?:[–—-]+|,|&)\s?${number})*`,
  'u',
)

/**
 * Splits what stands behind a citation key into locator and suffix.
 *
 * @param text such as `, pp. 3-4, and elsewhere`
 * @example splitSuffix(', pp. 3-4 and more') // => { label: 'page', locator: '3-4', suffix: ' and more' }
 */
export function splitSuffix(
  text: string,
): Pick<CitedItem, 'label' | 'locator' | 'writtenLocator' | 'suffix'> {
  const rest = text.replace(/^\s*,?\s*/, '')
  const match = labelled.exec(rest)
  const plain = match ? null : bare.exec(rest)
  if (match) {
    const label = labelOf.get((match[1] ?? '').toLowerCase()) ?? 'page'
    return {
      label,
      locator: match[2] ?? '',
      writtenLocator: match[0],
      ...suffix(rest.slice(match[0].length)),
    }
  }
  if (plain && /^\s*,/.test(text))
    return {
      label: 'page',
      locator: plain[0],
      writtenLocator: plain[0],
      ...suffix(rest.slice(plain[0].length)),
    }
  return suffix(text)
}

function suffix(text: string): { suffix?: string } {
  const trimmed = text.trimEnd()
  return trimmed === '' ? {} : { suffix: trimmed }
}
