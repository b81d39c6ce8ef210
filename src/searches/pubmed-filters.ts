/** The filters of PubMed in queries, as PubMed shows them in its search details ("PubMed User Guide", filters). */

/** A filter in a query. Filters of one group are alternatives. */
export interface PubmedFilter {
  group: string
  clause: string
}

/** Article types whose filter is their name in lower-case letters: `Randomized Controlled Trial`. */
const articleTypes = new Set([
  'Adaptive Clinical Trial',
  'Case Reports',
  'Clinical Study',
  'Clinical Trial',
  'Clinical Trial Protocol',
  'Comment',
  'Comparative Study',
  'Controlled Clinical Trial',
  'Editorial',
  'Equivalence Trial',
  'Evaluation Study',
  'Guideline',
  'Letter',
  'Meta-Analysis',
  'Multicenter Study',
  'Observational Study',
  'Practice Guideline',
  'Pragmatic Clinical Trial',
  'Randomized Controlled Trial',
  'Review',
  'Systematic Review',
])

const languages = new Set(['English', 'French', 'German', 'Italian', 'Spanish'])
const species = new Set(['Humans'])

/** Text availability, by the names in PubMed and in its addresses. */
const availability: Readonly<Record<string, string>> = {
  Abstract: 'fha',
  'Free full text': 'ffrft',
  'Full text': 'fft',
}

/**
 * Returns a filter by its name in PubMed, or a range of years.
 *
 * @returns `undefined` if it cannot be stated exactly
 */
export function pubmedFilter(name: string): PubmedFilter | undefined {
  const plain = name.trim().replace(/\s+/g, ' ')
  const isIn = (names: Iterable<string>) =>
    [...names].find((each) => each.toLowerCase() === plain.toLowerCase())
  const type = isIn(articleTypes)
  if (type !== undefined) return named('pubt', type)
  const language = isIn(languages)
  if (language !== undefined) return named('lang', language)
  if (isIn(species) !== undefined) return named('species', plain)
  const text = isIn(Object.keys(availability))
  if (text !== undefined) return named('text', availability[text] ?? '')
  return years(/^(\d{4}) ?[-–] ?(\d{4})$/.exec(plain))
}

/** Returns a filter in an address of PubMed: `pubt.clinicaltrial`, `lang.english`, `years.2010-2020`. */
export function pubmedFilterInAddress(written: string): PubmedFilter | undefined {
  const [, kind = '', value = ''] = /^([a-z_]+)\d*\.([\w-]+)$/.exec(written.trim()) ?? []
  const find = (names: Iterable<string>) => [...names].some((each) => clauseName(each) === value)
  if (kind === 'pubt' && find(articleTypes)) return named('pubt', value)
  if (kind === 'lang' && find(languages)) return named('lang', value)
  if (kind === 'hum_ani' && find(species)) return named('species', value)
  if (kind === 'simsearch' && Object.values(availability).includes(value))
    return named('text', value)
  return kind === 'years' ? years(/^(\d{4})-(\d{4})$/.exec(value)) : undefined
}

function named(group: string, name: string): PubmedFilter {
  return { group, clause: `${clauseName(name)}[Filter]` }
}

function clauseName(name: string): string {
  return name.toLowerCase().replace(/[^a-z-]/g, '')
}

function years(range: RegExpExecArray | null): PubmedFilter | undefined {
  const [, first, last] = range ?? []
  return first === undefined || last === undefined
    ? undefined
    : { group: 'years', clause: `${first}:${last}[pdat]` }
}
