/** The letters that distinguish works of the same authors and year, for works without a year. */

import type {
  CiteBlob,
  Citeproc,
  DatedItem,
  ProcessedCite,
  Processor,
  StyleToken,
} from './types.ts'

/** Terms that styles print where the year would be. */
const insteadOfYear = new Set(['no date', 'forthcoming', 'in press'])

/**
 * Prints the letter of a work without a year after the words that take its place: `n.d.a`, `in press-a`.
 *
 * citeproc-js adds letters to years only. Two undated pages of one author would be cited alike, and the letters would be
 * added to the years of their `accessed` dates (CSL 1.0.2, "Disambiguation": adding letters always succeeds). Styles that
 * place the letter themselves, with the variable `year-suffix`, only get the hyphen.
 *
 * @param CSL the library, which is changed
 */
export function distinguishUndated(CSL: Citeproc): void {
  const { build } = CSL.Node.text
  CSL.Node.text.build = function buildWithLetter(state, target) {
    const [variable] = this.variables_real ?? []
    const isForYear = insteadOfYear.has(this.strings.term ?? '') || variable === 'status'
    build.call(this, state, target)
    if (variable === 'year-suffix') separateFromWords(this)
    if (!isForYear) return
    // On a level of their own, the term and the letter are not separated by the delimiter of a group.
    this.execs.unshift((processor) => processor.output.openLevel('empty'))
    this.execs.push((processor, item, cite) => {
      if (!('issued' in item)) addLetter(processor, item, cite)
      processor.output.closeLevel('empty')
    })
  }
  const datePart = CSL.Node['date-part']
  const { build: buildPart } = datePart
  datePart.build = function buildPartWithLetter(state, target) {
    const [variable] = state.build.date_variables
    buildPart.call(this, state, target)
    if (variable !== 'issued' || this.strings.name !== 'year') return
    // After another work of the same author, citeproc-js prints the letter itself, directly after the words.
    let wasDone: unknown
    this.execs.unshift(({ tmp }, { issued }) => {
      wasDone = tmp['has_done_year_suffix']
      if (issued?.literal !== undefined) tmp['has_done_year_suffix'] = true
    })
    this.execs.push((processor, item, cite) => {
      if (item.issued?.literal === undefined) return
      processor.tmp['has_done_year_suffix'] = wasDone
      addLetter(processor, item, cite)
    })
  }
}

/** Prints a hyphen before the letter that a style places itself, if it follows a letter: `in press-a`. */
function separateFromWords({ execs, strings }: StyleToken): void {
  const { prefix = '' } = strings
  if (prefix !== '') return
  execs.unshift(({ output }) => {
    const level = output.current.mystack.findLast((each) => partsOf(each).length > 0)
    strings.prefix = level && endsInLetter(level) ? '-' : ''
  })
  execs.push(() => {
    strings.prefix = ''
  })
}

/** Prints the letter of a work, if it has one and the letter is not printed yet. */
function addLetter(
  { registry, tmp, fun, output, opt }: Processor,
  { id }: DatedItem,
  cite: ProcessedCite | undefined,
): void {
  // Of a citation in a sentence, the names are printed first, by themselves.
  if (opt.has_year_suffix || cite?.['author-only'] === true) return
  const number = registry.registry[id]?.disambig.year_suffix ?? false
  if (number === false || tmp.just_looking || tmp['has_done_year_suffix']) return
  tmp['has_done_year_suffix'] = true
  const letter = fun.suffixator.format(Number(number))
  output.append(endsInLetter(output.current.value()) ? `-${letter}` : letter, 'empty')
}

/** Returns whether the last words of a level of the output end in a letter, which would run into the next. */
function endsInLetter(level: CiteBlob | CiteBlob[]): boolean {
  const blobs = partsOf(level)
  const last = typeof blobs === 'string' ? blobs : blobs.at(-1)
  return typeof last === 'object' ? endsInLetter(last) : /\p{L}$/u.test(last ?? '')
}

function partsOf(level: CiteBlob | CiteBlob[]): CiteBlob['blobs'] {
  return Array.isArray(level) ? level : level.blobs
}
