/**
 * The closed lists of biblatex: keys for terms in the language of a bibliography (biblatex manual,
 * "Localization Keys"). They are given in English, as biblatex's own `english.lbx` does.
 */

const bibliographyStrings: Record<string, string> = {
  // `type` of theses, reports, software and patents.
  bathesis: 'Bachelor’s thesis',
  mathesis: 'Master’s thesis',
  phdthesis: 'PhD thesis',
  candthesis: 'Candidate thesis',
  habilthesis: 'Habilitation thesis',
  techreport: 'technical report',
  resreport: 'research report',
  software: 'computer software',
  datacd: 'CD-ROM',
  audiocd: 'audio CD',
  patent: 'patent',
  patentde: 'German patent',
  patenteu: 'European patent',
  patentfr: 'French patent',
  patentuk: 'British patent',
  patentus: 'U.S. patent',
  patreq: 'patent request',
  patreqde: 'German patent request',
  patreqeu: 'European patent request',
  patreqfr: 'French patent request',
  patrequk: 'British patent request',
  patrequs: 'U.S. patent request',
  // `pubstate`.
  inpreparation: 'in preparation',
  submitted: 'submitted',
  forthcoming: 'forthcoming',
  inpress: 'in press',
  prepublished: 'pre-published',
  // `location` of patents.
  countryde: 'Germany',
  countryeu: 'European Union',
  countryep: 'European Union',
  countryfr: 'France',
  countryuk: 'United Kingdom',
  countryus: 'United States',
  // `series`.
  newseries: 'new series',
  oldseries: 'old series',
  jourser: 'series',
  // Further terms, for `\bibstring`.
  and: 'and',
  andothers: 'et al.',
  number: 'number',
  volume: 'volume',
  edition: 'edition',
  reprint: 'reprint',
  reviewof: 'review of',
  translationof: 'translation of',
  nodate: 'n.d.',
  see: 'see',
  in: 'in',
}

/** Keys that can be the whole value of a field such as `type`, `pubstate` or `location`; other keys are common words. */
const valueKeys = new Set(
  Object.keys(bibliographyStrings).slice(
    0,
    Object.keys(bibliographyStrings).indexOf('newseries') + 2,
  ),
)

/** Returns the term of a localisation key, or `undefined` if it is not a key. */
export function bibliographyString(key: string): string | undefined {
  const name = key.trim().toLowerCase()
  return Object.hasOwn(bibliographyStrings, name) ? bibliographyStrings[name] : undefined
}

/** Returns the value of a field, or its term if the value is a key. */
export function localized(value: string): string {
  return valueKeys.has(value.trim().toLowerCase()) ? (bibliographyString(value) ?? value) : value
}

/** The kinds of theses and reports by entry type, for entries without a `type`. */
export const genresOfTypes: Readonly<Record<string, string>> = {
  phdthesis: 'phdthesis',
  mastersthesis: 'mathesis',
  bachelorsthesis: 'bathesis',
  techreport: 'techreport',
}

const ordinals: Record<string, string> = Object.fromEntries(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, index) => [word, String(index + 1)]),
)

/** Returns an edition as a number. BibTeX uses words, such as `Second` (btxdoc, "Fields"). */
export function edition(value: string): string {
  const [, word = ''] = /^(\p{L}+)(?:\s+ed(?:ition|n|\.)?\.?)?$/iu.exec(value.trim()) ?? []
  return ordinals[word.toLowerCase()] ?? value
}
