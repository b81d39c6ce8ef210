/**
 * From the fields of an entry to those of a CSL-JSON item (biblatex manual, "Entry Fields"; the tables of pandoc are
 * alike).
 *
 * Only what is printed is read: a fault in an abstract, a file name or a private note keeps nothing from being used.
 */

import type { CslName, CslType } from '../../references/csl.ts'
import type { CslDate } from '../../shared/csl-date.ts'
import type { WrittenDate } from '../../shared/written-date.ts'
import type { Commands } from './known-commands.ts'
import type { Fields } from './inheritance.ts'
import type { NameFault } from './names.ts'
import type { ScannedEntry, ScannedField, ScanProblem } from './scan.ts'

import { parseDate } from '../../shared/written-date.ts'
import { addressIn, readAddress, readEprint, readIdentifier } from './addresses.ts'
import { readDateField, readMonthField, readYearField } from './dates.ts'
import { cslTypeOf } from './entry-types.ts'
import { languageCode } from './languages.ts'
import { readLatex } from './latex.ts'
import { bibliographyString, edition, genresOfTypes, localized } from './localization.ts'
import { readNames, splitNames } from './names.ts'
import { unknownWord } from './scan.ts'

/** A problem of a field. */
export interface FieldProblem extends ScanProblem {
  rule: 'file-parses' | 'record-has-its-shape' | 'latex-is-known' | 'entry-is-understood'
}

/** A CSL-JSON item without its key, where each of its fields comes from, and what is wrong. */
export interface MappedEntry {
  data: Record<string, unknown>
  /** The field of the entry that each field of the item was read from. */
  origins: Map<string, ScannedField>
  keywords: string[]
  problems: FieldProblem[]
}

/** Fields of text that a field of CSL takes from the first of them that is there. */
const texts: readonly (readonly [csl: string, ...bibtex: string[]])[] = [
  ['title-short', 'shorttitle'],
  ['container-title-short', 'shortjournal'],
  ['event-place', 'venue'],
  ['original-title', 'origtitle'],
  ['original-publisher', 'origpublisher'],
  ['volume', 'volume'],
  ['number-of-volumes', 'volumes'],
  ['chapter-number', 'chapter'],
  ['part-number', 'part'],
  ['edition', 'edition'],
  ['version', 'version'],
  ['number-of-pages', 'pagetotal', 'numpages'],
  ['call-number', 'library'],
  ['authority', 'authority'],
  ['jurisdiction', 'jurisdiction'],
  ['status', 'pubstate'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
]

/** What is done to the text of some fields. */
const changes: Record<string, (text: string) => string> = {
  edition,
  pubstate: localized,
  venue: localized,
}

/** Lists of names, and the field of CSL for each. */
const nameFields: readonly (readonly [bibtex: string, csl: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
  ['director', 'director'],
  ['scriptwriter', 'script-writer'],
]

/** What `editortype`, `editoratype` and so on make of an editor; other roles have no field in CSL. */
const editorRoles: Record<string, string> = {
  collaborator: 'contributor',
  compiler: 'compiler',
  director: 'director',
  editor: 'editor',
  narrator: 'narrator',
  organizer: 'organizer',
  producer: 'producer',
  scriptwriter: 'script-writer',
  translator: 'translator',
}

const dates: readonly (readonly [prefix: string, csl: string])[] = [
  ['', 'issued'],
  ['url', 'accessed'],
  ['event', 'event-date'],
  ['orig', 'original-date'],
]

/** Types whose `number` is that of a series. */
const numberedInSeries =
  /^(?:mv|in)?(?:book|collection|reference)$|^(?:mv)?proceedings$|^(?:bookinbook|suppbook|suppcollection)$/
const inPeriodicals = /^(?:article|periodical|suppperiodical|review|newsarticle)$/
const partsOfBooks =
  /^(?:inbook|incollection|inproceedings|conference|inreference|bookinbook|suppbook|suppcollection)$/

/** Reads an entry with all the fields that it has or inherits. */
export function mapEntry(
  entry: ScannedEntry,
  fields: Fields,
  defined: Commands | undefined,
): MappedEntry {
  return new EntryReader(entry, fields, defined).read()
}

class EntryReader {
  readonly #entry: ScannedEntry
  readonly #fields: Fields
  readonly #defined: Commands | undefined
  readonly #data: Record<string, unknown> = {}
  readonly #origins = new Map<string, ScannedField>()
  readonly #problems: FieldProblem[] = []

  constructor(entry: ScannedEntry, fields: Fields, defined: Commands | undefined) {
    this.#entry = entry
    this.#fields = fields
    this.#defined = defined
  }

  read(): MappedEntry {
    this.#readType()
    this.#readTitles()
    for (const [csl, ...names] of texts) {
      const name = this.#first(...names)
      if (name !== undefined) this.#set(csl, this.#text(name), name)
    }
    this.#readGenre()
    this.#readNumbers()
    this.#readPages()
    this.#readPublisher()
    for (const [field, csl] of nameFields) this.#readNames(field, csl)
    for (const letter of ['a', 'b', 'c']) this.#readNames(`editor${letter}`, undefined)
    for (const [prefix, csl] of dates) this.#readDate(prefix, csl)
    this.#readLanguage()
    this.#readIdentifiers()
    const keywords = this.#readKeywords()
    return { data: this.#data, origins: this.#origins, keywords, problems: this.#problems }
  }

  get #type(): string {
    return this.#entry.type
  }

  #has(name: string): boolean {
    return this.#fields.has(name)
  }

  #first(...names: string[]): string | undefined {
    return names.find((name) => this.#fields.has(name))
  }

  #set(csl: string, value: unknown, name: string): void {
    if (value === undefined || value === '') return
    this.#data[csl] = value
    const origin = this.#fields.get(name)
    if (origin) this.#origins.set(csl, origin)
  }

  /** The text of a field, whose unknown commands and words are reported. */
  #text(name: string): string | undefined {
    const field = this.#fields.get(name)
    if (!field) return undefined
    const text = this.#latex(field, field.value)
    for (const word of field.unknownWords)
      this.#report('file-parses', unknownWord(field.written, word))
    const change = changes[name]
    return change && text !== '' ? change(text) : text
  }

  #latex(field: ScannedField, latex: string): string {
    const { text, unknown } = readLatex(latex, this.#defined)
    for (const command of unknown) {
      this.#report('latex-is-known', {
        ...this.#at(field, command),
        message: `\`${field.written}\` of \`${this.#entry.key}\` has a LaTeX command that is not known: \`${command}\`.`,
        hint: `Write what it means as text, or define it in the file: \`@preamble{"\\newcommand{${command.replace(/\{.*/, '')}}[1]{#1}"}\`.`,
      })
    }
    return text
  }

  /** Where words occur in the value of a field, or the value itself. */
  #at(field: ScannedField, words: string): { offset: number; length: number } {
    const isCommand = /\\[A-Za-z]+$/.test(words)
    let at = field.value.indexOf(words)
    while (isCommand && at !== -1 && /[A-Za-z]/.test(field.value[at + words.length] ?? '')) {
      at = field.value.indexOf(words, at + 1)
    }
    return { offset: field.valueOffset + Math.max(0, at), length: at === -1 ? 1 : words.length }
  }

  #report(rule: FieldProblem['rule'], problem: ScanProblem): void {
    this.#problems.push({ rule, ...problem })
  }

  /* Type and titles ------------------------------------------------------------------------------- */

  #readType(): void {
    const subtype = this.#fields.get('entrysubtype')?.value
    const type = cslTypeOf(this.#type, subtype, (name) => this.#has(name))
    this.#data['type'] = (type ?? 'document') satisfies CslType
  }

  /** Title, container and volume: which is which depends on whether the entry is part of a book or of several volumes. */
  #readTitles(): void {
    const isPart = partsOfBooks.test(this.#type)
    const isPeriodical = this.#type === 'periodical'
    const inVolumes = this.#has('maintitle')
    if (inVolumes && !isPart) {
      this.#set('title', this.#title('main'), 'maintitle')
      this.#set('volume-title', this.#title(''), 'title')
    } else {
      this.#set('title', this.#title(''), 'title')
    }
    if (this.#has('issuetitle')) this.#set('volume-title', this.#title('issue'), 'issuetitle')
    if (inVolumes && isPart) {
      this.#set('container-title', this.#title('main'), 'maintitle')
      this.#set('volume-title', this.#title('book'), 'booktitle')
    } else if (
      this.#has('booktitle') &&
      (isPart || !(this.#has('journaltitle') || this.#isOwnBook()))
    ) {
      this.#set('container-title', this.#title('book'), 'booktitle')
    } else if (this.#has('journaltitle') && !isPeriodical) {
      this.#set('container-title', this.#title('journal'), 'journaltitle')
    }
    if (this.#has('eventtitle')) this.#set('event-title', this.#title('event'), 'eventtitle')
    if (this.#has('series')) {
      const series = localized(this.#text('series') ?? '')
      this.#set(
        'collection-title',
        /^\d+$/.test(series) ? `${ordinal(Number(series))} ser.` : series,
        'series',
      )
    }
  }

  /** Tells whether `booktitle` is there for the parts of a book, which BibTeX hands it on to. */
  #isOwnBook(): boolean {
    return this.#text('booktitle') === this.#text('title')
  }

  /** A title with its subtitle and its addition: "Title: Subtitle. Addition". */
  #title(prefix: string): string | undefined {
    const title = this.#text(`${prefix}title`)
    if (title === undefined || title === '') return undefined
    const subtitle = this.#text(`${prefix}subtitle`)
    const addition = this.#text(`${prefix}titleaddon`)
    return joined(joined(title, subtitle, ': '), addition, '. ')
  }

  #readGenre(): void {
    const type = this.#text('type')
    if (type !== undefined && type !== '') {
      this.#set('genre', localized(type), 'type')
      return
    }
    const ofType = genresOfTypes[this.#type]
    if (ofType !== undefined) this.#data['genre'] = bibliographyString(ofType)
  }

  /* Numbers ----------------------------------------------------------------------------------------- */

  /** Depending on the type, `number` is that of an issue, of a part of a series, or the source's own. */
  #readNumbers(): void {
    const number = this.#text('number')
    const issue = this.#text('issue')
    const isPeriodical = inPeriodicals.test(this.#type)
    const isPaper = /^(?:inproceedings|conference)$/.test(this.#type)
    if (issue) this.#set('issue', isPeriodical && number ? `${number}, ${issue}` : issue, 'issue')
    if (number) {
      if (numberedInSeries.test(this.#type) || (isPaper && this.#has('series')))
        this.#set('collection-number', number, 'number')
      else if (isPeriodical || isPaper) {
        if (!issue) this.#set('issue', number, 'number')
      } else this.#set('number', number, 'number')
    }
    const own = this.#first('eid', 'isrn', 'ismn', 'isan', 'iswc')
    if (own !== undefined && this.#data['number'] === undefined)
      this.#set('number', this.#text(own), own)
  }

  #readPages(): void {
    const pages = this.#text('pages')
      ?.replace(/\s*(?:[–—−]|-+)\s*/g, '-')
      .replace(/\s+/g, ' ')
    const isSection = this.#fields.get('bookpagination')?.value.trim() === 'section'
    this.#set(isSection ? 'section' : 'page', pages, 'pages')
  }

  #readPublisher(): void {
    const places = this.#places('location')
    this.#set('publisher-place', places, 'location')
    if (this.#type === 'patent' && this.#data['jurisdiction'] === undefined)
      this.#set('jurisdiction', places, 'location')
    this.#set('original-publisher-place', this.#places('origlocation'), 'origlocation')
    const name = this.#first('publisher', 'institution', 'organization')
    if (name !== undefined) {
      this.#set('publisher', this.#list(name), name)
      return
    }
    const how = this.#fields.get('howpublished')
    if (!how || addressIn(how.value) !== undefined) return
    this.#set('publisher', this.#text('howpublished'), 'howpublished')
  }

  /** A list of publishers in one text. Most of those with an "and" are one: "Wiley and Sons". */
  #list(name: string): string | undefined {
    return this.#text(name)?.replace(/ and others$/, ' et al.')
  }

  /** A list of places in one text, the countries of patents in words. */
  #places(name: string): string | undefined {
    const field = this.#fields.get(name)
    if (!field) return undefined
    this.#text(name)
    return splitNames(field.value)
      .map(({ text }) => localized(this.#latex(field, text)))
      .filter(Boolean)
      .join('; ')
  }

  /* Names ------------------------------------------------------------------------------------------- */

  #readNames(name: string, csl: string | undefined): void {
    const field = this.#fields.get(name)
    if (!field) return
    const role = this.#fields.get(`${name}type`)?.value.trim().toLowerCase()
    const known = role === undefined ? (csl ?? 'editor') : editorRoles[role]
    const target = name.startsWith('editor') ? (known ?? csl) : csl
    if (target === undefined) return
    for (const word of field.unknownWords)
      this.#report('file-parses', unknownWord(field.written, word))
    const { names, faults } = readNames(field.value, (latex) => this.#latex(field, latex))
    for (const fault of faults) this.#reportName(field, fault)
    if (names.length === 0) return
    const before = this.#data[target]
    this.#set(target, Array.isArray(before) ? [...(before as CslName[]), ...names] : names, name)
  }

  #reportName(field: ScannedField, { kind, written, offset }: NameFault): void {
    const place = {
      offset: field.valueOffset + offset,
      length: written.split('\n')[0]?.length ?? 1,
    }
    const where = `\`${field.written}\` of \`${this.#entry.key}\``
    switch (kind) {
      case 'et-al': {
        this.#report('entry-is-understood', {
          ...place,
          message: `${where} ends in \`${shorten(written)}\`, which is read as “and others”.`,
          hint: 'End the list with `and others`.',
        })
        return
      }
      case 'ampersand':
        this.#report('file-parses', {
          ...place,
          message: `A name in ${where} contains an \`&\`: \`${shorten(written)}\`.`,
          hint: 'Put ` and ` between two names, and the name of an organisation into braces: `{Johnson \\& Johnson}`.',
        })
        return
      case 'semicolons': {
        this.#report('file-parses', {
          ...place,
          message: `The names in ${where} are separated by semicolons: \`${shorten(written)}\`.`,
          hint: 'Put ` and ` between two names, as in `Ash, Mia and Beech, Ann`.',
        })
        return
      }
      case 'empty': {
        this.#report('entry-is-understood', {
          ...place,
          message: `${where} has an \`and\` without a name on one side.`,
          hint: 'Remove it, or add the name. Put a name that contains “and” into braces.',
        })
        return
      }
      default: {
        this.#report('file-parses', {
          ...place,
          message: `A name in ${where} has too many commas: \`${shorten(written)}\`.`,
          hint: 'Put ` and ` between two names, and the name of an organisation into braces: `{Cells, Tissues, and Organs Group}`.',
        })
        return
      }
    }
  }

  /* Dates ------------------------------------------------------------------------------------------- */

  #readDate(prefix: string, csl: string): void {
    const name = this.#first(`${prefix}date`, `${prefix}year`)
    const field = name === undefined ? undefined : this.#fields.get(name)
    if (name === undefined || !field) return
    for (const word of field.unknownWords) {
      if (!/^[\d/.-]+$/.test(word.word))
        this.#report('file-parses', unknownWord(field.written, word))
    }
    const text = localized(this.#latex(field, field.value))
    if (text.trim() === '') return
    const isYear = name === `${prefix}year`
    const read = isYear ? readYearField(text) : readDateField(text)
    const date = isYear ? this.#withMonth(read, prefix) : read
    if (typeof date === 'object' && this.#isState(date.literal)) return
    if (isYear) this.#reportWordsForYear(field, read)
    else this.#reportOtherYear(field, read, prefix)
    this.#set(csl, date === read ? asWritten(date, field) : date, name)
  }

  /** A year with the `month` and the `day` of the entry. */
  #withMonth(date: WrittenDate, prefix: string): WrittenDate {
    const month = this.#fields.get(`${prefix}month`)
    const dayField = this.#fields.get(`${prefix}day`)
    const day = dayField?.value.trim()
    if (typeof date !== 'object' || !isYearAlone(date)) {
      if (isWords(date)) {
        for (const field of [month, dayField])
          if (field) this.#reportUnused(field, 'is not used, since `year` is not a year')
      }
      return date
    }
    if (dayField && !month) this.#reportUnused(dayField, 'is not used, since there is no `month`')
    if (!month) return date
    const read = readMonthField(date, this.#latex(month, month.value), day)
    if (read !== undefined) {
      if (dayField && day && !/^\d{1,2}$/.test(day)) {
        this.#reportUnused(dayField, 'is not a day and is not used')
      }
      return read
    }
    const [unknown] = month.unknownWords
    if (unknown) this.#report('file-parses', unknownWord(month.written, unknown))
    else
      this.#report('entry-is-understood', {
        offset: month.valueOffset,
        length: month.value.length,
        message: `\`${month.written}\` of \`${this.#entry.key}\` (\`${shorten(month.value)}\`) is not a month and is not used.`,
        hint: 'Write a month as `mar`, a range as `{March--April}`.',
      })
    return date
  }

  /** A part of a date that nobody would see. */
  #reportUnused(field: ScannedField, why: string): void {
    if (field.value.trim() === '') return
    this.#report('entry-is-understood', {
      offset: field.valueOffset,
      length: field.value.length,
      message: `\`${field.written}\` of \`${this.#entry.key}\` (\`${shorten(field.value)}\`) ${why}.`,
      hint: 'Correct the date of the entry, or remove this field.',
    })
  }

  /** Words are printed as they are, such as “in press”; a word with digits in it is a year with a slip. */
  #reportWordsForYear(field: ScannedField, date: WrittenDate): void {
    if (!isWords(date) || !/^\S*\d\S*$/.test(field.value.trim())) return
    this.#reportUnused(field, 'is not a year and is printed as it is written')
  }

  /** Of `date` and `year`, only `date` is read. */
  #reportOtherYear(field: ScannedField, date: WrittenDate, prefix: string): void {
    const year = this.#fields.get(`${prefix}year`)
    const number = /^\d{4}$/.exec(year?.value.trim() ?? '')?.[0]
    const parts = typeof date === 'object' ? (date as CslDate)['date-parts'] : undefined
    if (!year || number === undefined || parts === undefined) return
    if (parts.some(([each]) => each === Number(number))) return
    this.#reportUnused(
      year,
      `contradicts \`${field.written}\` (\`${shorten(field.value)}\`) and is not used`,
    )
  }

  /** Tells whether words in place of a date say what `pubstate` says. */
  #isState(words: unknown): boolean {
    return words !== undefined && words === this.#data['status']
  }

  /* The rest ---------------------------------------------------------------------------------------- */

  /** The language of the work; where it is not one that has a code, that of the entry. */
  #readLanguage(): void {
    const language = this.#text('language')
    const code = language === undefined ? undefined : languageCode(language)
    const entryCode = languageCode(this.#fields.get('langid')?.value ?? '')
    if (code !== undefined || (language && entryCode === undefined)) {
      // `english` is any English; the language of the entry may say which.
      const isNarrower = code !== undefined && entryCode?.startsWith(`${code}-`)
      this.#set('language', isNarrower ? entryCode : (code ?? language), 'language')
      return
    }
    this.#set('language', entryCode, 'langid')
  }

  #readIdentifiers(): void {
    const doi = this.#fields.get('doi')
    if (doi) this.#set('DOI', readIdentifier(doi.value), 'doi')
    for (const [name, csl] of [
      ['pmid', 'PMID'],
      ['pmcid', 'PMCID'],
    ] as const) {
      const field = this.#fields.get(name)
      if (field) this.#set(csl, readIdentifier(field.value), name)
    }
    const url = this.#fields.get('url')
    if (url) this.#set('URL', readAddress(url.value), 'url')
    this.#readEprint()
    for (const name of ['howpublished', 'note', 'addendum']) {
      const field = this.#fields.get(name)
      const address = field && addressIn(field.value)
      if (address !== undefined && this.#data['URL'] === undefined) {
        const doiInAddress = /^https?:\/\/(?:dx\.)?doi\.org\/(10\..*)$/.exec(address)?.[1]
        if (this.#data['DOI'] === undefined || doiInAddress === undefined)
          this.#set('URL', address, name)
      }
    }
  }

  #readEprint(): void {
    const name = this.#first('eprint', 'arxivid', 'arxiv')
    const field = name === undefined ? undefined : this.#fields.get(name)
    if (name === undefined || !field) return
    const archive = name === 'eprint' ? this.#fields.get('eprinttype')?.value : 'arxiv'
    for (const [csl, value] of Object.entries(readEprint(field.value, archive))) {
      // An address of the publisher comes before that of a copy.
      if (this.#data[csl] === undefined) this.#set(csl, value, name)
    }
  }

  #readKeywords(): string[] {
    const field = this.#fields.get('keywords')
    if (!field) return []
    const keywords = splitKeywords(field.value)
      .map((keyword) => readLatex(keyword, this.#defined).text)
      .filter(Boolean)
    this.#set('keyword', keywords.join(', '), 'keywords')
    return keywords
  }
}

/** A date that cannot be used as its field has it, where that is reported alike. */
function asWritten(date: WrittenDate, { value }: ScannedField): WrittenDate {
  if (typeof date === 'object') return date
  const written = value.trim()
  const { problem } = parseDate(date)
  return problem && parseDate(written).problem?.message === problem.message ? written : date
}

/** Tells whether a date is words without a number, which are printed as they are. */
function isWords(date: WrittenDate): boolean {
  return typeof date === 'string' || (typeof date === 'object' && 'literal' in date)
}

function isYearAlone(date: object): date is CslDate {
  const { 'date-parts': parts, season } = date as CslDate
  return parts?.length === 1 && parts[0]?.length === 1 && season === undefined
}

/** Keywords are divided by commas, and in some programs by semicolons, outside braces. */
function splitKeywords(value: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [index, character] of Array.from(value).entries()) {
    const isEscaped = Array.from(value)[index - 1] === '\\'
    if (character === '{' && !isEscaped) depth += 1
    if (character === '}' && !isEscaped) depth -= 1
    if (depth === 0 && /[,;]/.test(character)) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${character}`)
  }
  return parts.map((part) => part.trim())
}

function joined(text: string, more: string | undefined, separator: string): string {
  if (more === undefined || more === '') return text
  return /[?!.:,;]$/.test(text) ? `${text} ${more}` : `${text}${separator}${more}`
}

function ordinal(number: number): string {
  const rest = number % 100 > 10 && number % 100 < 14 ? 0 : number % 10
  return `${number}${['th', 'st', 'nd', 'rd'][rest] ?? 'th'}`
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 77)}…` : line
}
