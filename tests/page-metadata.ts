/** What the pages of a site carry for machines, as the two tables of `docs/exports.md`. */

import { parseHTML } from 'linkedom'
import { format } from 'oxfmt'

import formatting from '../oxfmt.config.ts'

/** The kinds of page, each with the paths of its pages: the rows of the table, in its order. */
const kinds: readonly (readonly [kind: string, path: RegExp])[] = [
  ['/', /^$/],
  ['/articles/', /^articles\/$/],
  ['/articles/<slug>/', /^articles\/(?!page\/\d+\/$|.+\/leaflet\/$).+\/$/],
  ['/articles/<slug>/leaflet/', /^articles\/.+\/leaflet\/$/],
  ['/claims/', /^claims\/$/],
  ['/claims/<id>/', /^claims\/(?!page\/\d+\/$|.+\/card\/$).+\/$/],
  ['/claims/<id>/card/', /^claims\/.+\/card\/$/],
  ['/references/', /^references\/$/],
  ['/references/<key>/', /^references\/(?!page\/\d+\/$).+\/$/],
  ['/topics/<id>/', /^topics\/.+\/$/],
  ['/people/<id>/', /^people\/.+\/$/],
  ['/ratings/<id>/', /^ratings\/.+\/$/],
  ['/languages/<tag>/', /^languages\/.+\/$/],
  ['/corrections/', /^corrections\/$/],
  ['/search/', /^search\/$/],
  ['/feeds/', /^feeds\/$/],
  ['/digest/', /^digest\/$/],
  ['/digest/<month>/', /^digest\/.+\/$/],
  ['/data/', /^data\/$/],
  ['/<page>/', /^(?!style\/$)[^/]+\/$/],
  ['/404.html', /^404\.html$/],
]

/** Pages that the tables leave out: they are for people who work on the design. */
const unlisted = /^style\/$/

/** The columns after the kind of page. */
const columns = ['JSON-LD', 'Meta tags', 'Open Graph', 'COinS', 'Alternates'] as const

type Cells = Record<(typeof columns)[number], string[]>

/** What one page carries. */
export interface PageMetadata {
  path: string
  kind: string
  cells: Cells
  /** Its blocks of JSON-LD. */
  things: readonly object[]
  /** The names that each vocabulary has on the page: by type in JSON-LD, by prefix in tags. */
  names: [vocabulary: string, name: string][]
}

/**
 * Reads what a page carries.
 *
 * @param path its path from the root of the site: `articles/tea/`
 * @returns `undefined` for an old address, which only redirects, and for pages that are left out
 * @throws for a page of an unknown kind
 */
export function pageMetadata(path: string, html: string): PageMetadata | undefined {
  const { document } = parseHTML(html)
  if (unlisted.test(path) || document.querySelector('meta[http-equiv="refresh"]')) return undefined
  const kind = kinds.find(([, pattern]) => pattern.test(path))?.[0]
  if (kind === undefined) throw new Error(`${path} is a page of an unknown kind.`)
  const things = [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    ({ textContent }) => JSON.parse(textContent) as object,
  )
  const tags = [...document.querySelectorAll('meta[name], meta[property]')].map(
    (tag) => tag.getAttribute('name') ?? tag.getAttribute('property') ?? '',
  )
  const isOpenGraph = (name: string) => /^(?:og|article):/.test(name)
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content')
  return {
    path,
    kind,
    things,
    cells: {
      'JSON-LD': things.flatMap(typesOf),
      'Meta tags': tags.filter((name) => !isOpenGraph(name) && !forBrowsers.has(name)).map(family),
      'Open Graph': [...(type ? [type] : []), ...tags.filter((name) => name === 'og:image')],
      COinS: [...document.querySelectorAll('span.Z3988')].map((span) =>
        coinsType(span.getAttribute('title') ?? ''),
      ),
      Alternates: [...document.querySelectorAll('head link[rel=alternate]')].map(alternate),
    },
    names: [
      ...things.flatMap(propertiesOf),
      ...tags
        .filter((name) => family(name) !== name)
        .map((name): [string, string] => [family(name), name.slice(family(name).length - 1)]),
    ],
  }
}

/** Returns the type of another form of the page; the three formats of feeds are in every page that has feeds. */
function alternate(link: Element): string {
  const type = link.getAttribute('type') ?? (link.hasAttribute('hreflang') ? 'hreflang' : '')
  return /^application\/(?:rss\+xml|atom\+xml|feed\+json)$/.test(type) ? 'feeds' : type
}

/** Tags that describe a page to browsers and crawlers, and not to programs that read data. */
const forBrowsers = new Set(['viewport', 'theme-color', 'robots', 'generator'])

/** Returns the vocabulary of a tag: `citation_*` for `citation_title`; other tags are their own. */
function family(name: string): string {
  return name.replace(/^(citation_|DC\.|og:|article:|twitter:|assay:).*$/, '$1*')
}

/** Returns the format and the type of a ContextObject (OpenURL, ANSI/NISO Z39.88). */
function coinsType(title: string): string {
  const values = new URLSearchParams(title)
  const kind = values.get('rft_val_fmt')?.split(':').at(-1) ?? ''
  return [kind, values.get('rft.genre') ?? values.get('rft.type')].filter(Boolean).join(' ')
}

function typesOf(thing: object): string[] {
  return '@type' in thing ? [thing['@type']].flat().map(String) : []
}

/** Returns every property of a thing and of those in it, with the type that has it. */
function propertiesOf(value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap(propertiesOf)
  if (typeof value !== 'object' || value === null) return []
  const names = Object.keys(value).filter((name) => !/^@(?:type|context)$/.test(name))
  return [
    ...typesOf(value).flatMap((type) => names.map((name): [string, string] => [type, name])),
    ...Object.values(value).flatMap(propertiesOf),
  ]
}

/** Returns the table of all kinds of page: what every page of a kind has, then what only some have. */
export function tableOfKinds(pages: readonly PageMetadata[]): string {
  const rows = kinds.flatMap(([kind]) => {
    const some = pages.filter((page) => page.kind === kind)
    return some.length === 0
      ? []
      : [[code(kind), ...columns.map((column) => cell(some.map(({ cells }) => cells[column])))]]
  })
  return table(['Page', ...columns], rows)
}

/** Returns the table of vocabularies: the names that each has on any page. */
export function tableOfNames(pages: readonly PageMetadata[]): string {
  const names = new Map<string, Set<string>>()
  for (const [vocabulary, name] of pages.flatMap((page) => page.names))
    names.set(vocabulary, (names.get(vocabulary) ?? new Set()).add(name))
  const rows = [...names].sort(([one], [other]) => byCodePoint(one, other))
  return table(
    ['Vocabulary', 'Names'],
    rows.map(([vocabulary, all]) => [code(vocabulary), list([...all])]),
  )
}

/** Replaces the first table after a heading in a Markdown document, which is then formatted. */
export async function withTable(
  document: string,
  heading: string,
  rows: string,
  file: string,
): Promise<string> {
  const start = document.indexOf(`\n${heading}\n`)
  const before = document.slice(0, start)
  const text = document.slice(start).replace(/(?:^\|.*\n)+/m, () => `${rows}\n`)
  if (start < 0) throw new Error(`${file} has no heading “${heading}”.`)
  return (await format(file, before + text, formatting)).code
}

function cell(pages: readonly (readonly string[])[]): string {
  const all = [...new Set(pages.flat())]
  const always = all.filter((name) => pages.every((names) => names.includes(name)))
  const sometimes = all.filter((name) => !always.includes(name))
  return (
    [list(always), sometimes.length > 0 ? `some: ${list(sometimes)}` : '']
      .filter(Boolean)
      .join('; ') || '–'
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}

function list(names: readonly string[]): string {
  return names.toSorted(byCodePoint).map(code).join(', ')
}

function code(text: string): string {
  return `\`${text}\``
}

/** Orders texts in the same way on every machine. */
function byCodePoint(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
