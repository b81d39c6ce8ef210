/** The abbreviations that a BibTeX file can use without defining them. */

/** The names of months. Every BibTeX style defines them; `dates.ts` reads a month from any of its names. */
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const longMonths =
  'january february march april june july august september october november december'.split(' ')

/** Journals that the standard styles of BibTeX abbreviate (plain.bst). */
const journals: Record<string, string> = {
  acmcs: 'ACM Computing Surveys',
  acta: 'Acta Informatica',
  cacm: 'Communications of the ACM',
  ibmjrd: 'IBM Journal of Research and Development',
  ibmsj: 'IBM Systems Journal',
  ieeese: 'IEEE Transactions on Software Engineering',
  ieeetc: 'IEEE Transactions on Computers',
  ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits',
  ipl: 'Information Processing Letters',
  jacm: 'Journal of the ACM',
  jcss: 'Journal of Computer and System Sciences',
  scp: 'Science of Computer Programming',
  sicomp: 'SIAM Journal on Computing',
  tcs: 'Theoretical Computer Science',
  tocs: 'ACM Transactions on Computer Systems',
  tods: 'ACM Transactions on Database Systems',
  tog: 'ACM Transactions on Graphics',
  toms: 'ACM Transactions on Mathematical Software',
  toois: 'ACM Transactions on Office Information Systems',
  toplas: 'ACM Transactions on Programming Languages and Systems',
}

/** Returns the text of each predefined abbreviation, by its name in lower case. */
export function predefinedAbbreviations(): Map<string, string> {
  return new Map([
    ...[...months, ...longMonths].map((month) => [month, month] as const),
    ...Object.entries(journals),
  ])
}
