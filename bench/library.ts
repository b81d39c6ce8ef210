/** A made-up library of references in every form that the benchmarks need: the same records in each. */

import type { CslItem, CslName } from '../src/references/csl.ts'

import { isbnCheckDigit, issnCheckDigit } from '../src/shared/identifiers.ts'
import { Random } from './random.ts'

/** Names that many share; the others are put together, so that there are as many as in a real library. */
/* oxfmt-ignore */
const commonFamilies = [
  'Chen', 'García', 'Gupta', 'Johnson', 'Kim', 'Lee', 'Liu', 'Müller', 'Nguyen', "O'Brien", 'Silva', 'Singh', 'Smith',
  'Tanaka', 'Wang', 'Williams', 'Zhang',
] as const
/* oxfmt-ignore */
const openings = [
  'Al', 'Ander', 'Bal', 'Berg', 'Brand', 'Cal', 'Carl', 'Dahl', 'Eck', 'Ferr', 'Grön', 'Hall', 'Holm', 'Jans', 'Kall',
  'Kovac', 'Lind', 'Mar', 'Mont', 'Nor', 'Öst', 'Pal', 'Petr', 'Rich', 'Ros', 'Sand', 'Stein', 'Thor', 'Vall', 'Wald',
] as const
/* oxfmt-ignore */
const endings = [
  'acz', 'ano', 'berg', 'by', 'dorf', 'e', 'ek', 'elli', 'er', 'és', 'eva', 'ford', 'gren', 'i', 'ier', 'ini', 'man',
  'mann', 'ola', 'quist', 'sen', 'shaw', 'ska', 'son', 'ström', 'ton', 'wood',
] as const
/* oxfmt-ignore */
const givens = [
  'Ada', 'Amir', 'Ana', 'Anders', 'Anna B.', 'Carlos', 'Chloé', 'Daniel J.', 'Elena', 'Emeka', 'Fatima', 'Grace',
  'Hans-Peter', 'Hiro', 'Ines', 'James R.', 'Jun', 'Katarzyna', 'Laura', 'Lena', 'Mei', 'Mohammed', 'Noor', 'Olga',
  'Paul', 'Priya', 'Rafael', 'Sara M.', 'Tariq', 'Wei',
] as const
const journals = [
  ['The Lancet', '10.1016'],
  ['BMJ', '10.1136'],
  ['New England Journal of Medicine', '10.1056'],
  ['JAMA Internal Medicine', '10.1001'],
  ['American Journal of Clinical Nutrition', '10.1093'],
  ['European Journal of Epidemiology', '10.1007'],
  ['Cochrane Database of Systematic Reviews', '10.1002'],
  ['Nutrients', '10.3390'],
  ['PLOS ONE', '10.1371'],
  ['Journal of Clinical Psychopharmacology', '10.1097'],
] as const
/* oxfmt-ignore */
const subjects = [
  'caffeine', 'coffee consumption', 'dietary fibre', 'green tea extract', 'intermittent fasting', 'magnesium',
  'omega-3 fatty acids', 'physical activity', 'processed meat', 'red wine', 'sleep duration', 'sodium intake',
  'vitamin D supplementation', 'whole grain intake',
] as const
/* oxfmt-ignore */
const outcomes = [
  'all-cause mortality', 'anxiety', 'blood pressure', 'bone density', 'cardiovascular disease', 'cognitive decline',
  'colorectal cancer', 'depressive symptoms', 'endurance performance', 'fasting glucose', 'insomnia', 'liver enzymes',
  'type 2 diabetes',
] as const
/* oxfmt-ignore */
const designs = [
  'a cohort study', 'a double-blind randomized controlled trial', 'a meta-analysis of prospective studies',
  'a nested case-control study', 'a systematic review and dose-response meta-analysis', 'an umbrella review',
] as const
const presses = [
  ['Oxford University Press', 'Oxford'],
  ['Springer', 'Berlin'],
  ['World Health Organization', 'Geneva'],
  ['National Academies Press', 'Washington, DC'],
] as const
/* oxfmt-ignore */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** Makes up a library: nine journal articles in ten, the rest books and reports. */
export function makeLibrary(size: number, seed = 1): Map<string, CslItem> {
  const random = new Random(seed)
  const items = new Map<string, CslItem>()
  const used = new Map<string, number>()
  while (items.size < size) {
    const item = makeItem(random)
    const [name] = item.author ?? []
    const year = item.issued?.['date-parts']?.[0]?.[0] ?? 0
    const stem = `${(name?.family ?? '').replace(/[^A-Za-z]/g, '').toLowerCase()}${year}`
    const count = (used.get(stem) ?? 0) + 1
    used.set(stem, count)
    const id = count === 1 ? stem : `${stem}-${count}`
    items.set(id, { ...item, id })
  }
  return items
}

function makeItem(random: Random): CslItem {
  const subject = random.pick(subjects)
  const title = `${subject.charAt(0).toUpperCase()}${subject.slice(1)} and ${random.pick(outcomes)}`
  const year = random.between(1985, 2025)
  const author = Array.from({ length: random.between(1, 12) }, (): CslName => ({
    family: random.chance(0.15)
      ? random.pick(commonFamilies)
      : random.pick(openings) + random.pick(endings),
    given: random.pick(givens),
  }))
  if (random.chance(0.1)) {
    const [publisher, place] = random.pick(presses)
    return {
      id: '',
      type: 'book',
      title,
      author,
      issued: { 'date-parts': [[year]] },
      publisher,
      'publisher-place': place,
      ISBN: checked(
        `978-0-${random.between(10, 99)}-${random.between(100000, 999999)}-0`,
        isbnCheckDigit,
      ),
    }
  }
  const [journal, registrant] = random.pick(journals)
  const volume = random.between(1, 390)
  const first = random.between(1, 2400)
  return {
    id: '',
    type: 'article-journal',
    title: `${title}: ${random.pick(designs)}`,
    author,
    issued: { 'date-parts': [[year, random.between(1, 12)]] },
    'container-title': journal,
    volume: String(volume),
    issue: String(random.between(1, 24)),
    page: `${first}-${first + random.between(3, 18)}`,
    ISSN: checked(`${random.between(1000, 9999)}-${random.between(100, 999)}0`, issnCheckDigit),
    ...(random.chance(0.9) ? { DOI: `${registrant}/bench.${year}.${volume}.${first}` } : {}),
  }
}

/** Makes up a sentence of about twenty words about a study. */
export function makeSentence(random: Random): string {
  const people = random.between(20, 9000)
  return `In ${random.pick(designs)} of ${people} people, more ${random.pick(subjects)} was compared with less, by ${random.pick(outcomes)}.`
}

/** A number with the check digit that its other digits ask for. */
function checked(number: string, checkDigit: typeof isbnCheckDigit): string {
  return number.slice(0, -1) + (checkDigit(number)?.expected ?? '')
}

/** The library as a CSL-JSON file. */
export function toJsonFile(items: ReadonlyMap<string, CslItem>): string {
  return JSON.stringify([...items.values()], null, 2)
}

/** The library as a BibTeX file, as a reference manager writes it. */
export function toBibFile(items: ReadonlyMap<string, CslItem>): string {
  return [...items.values()].map((item) => `${toEntry(item)}\n`).join('\n')
}

function toEntry(item: CslItem): string {
  const [year, month] = item.issued?.['date-parts']?.[0] ?? []
  const fields: [name: string, value: string | undefined][] = [
    ['title', item.title],
    ['author', item.author?.map(({ family, given }) => `${family}, ${given}`).join(' and ')],
    ['journal', item['container-title']],
    ['year', year?.toString()],
    ['volume', item.volume],
    ['number', item.issue],
    ['pages', item.page?.replace('-', '--')],
    ['publisher', item.publisher],
    ['address', item['publisher-place']],
    ['isbn', item.ISBN],
    ['issn', item.ISSN],
    ['doi', item.DOI],
  ]
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}}`],
  )
  if (month !== undefined) lines.push(`  month = ${months[month - 1]}`)
  const type = item.type === 'book' ? 'book' : 'article'
  return `@${type}{${item.id},\n${lines.join(',\n')}\n}`
}
