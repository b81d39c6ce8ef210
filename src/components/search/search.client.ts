/** Runs the search page: reads the form, searches, shows the results and keeps the address up to date. */

import type { Answer } from '../../search/answer.ts'
import { narrowed, type Facets } from '../../search/narrow.ts'
import { openSearch, type PagefindModule, type Search } from '../../search/open.ts'
import type { Found } from '../../search/rank.ts'
import { facetGroups, facetNames } from './facets.ts'
import { hitRow, kindNames } from './hit.ts'
import { noteOn, statusOf } from './messages.ts'

const pageLength = 10

/** How long to wait for further letters, in milliseconds. */
const rest = 150

const panel = find(document, '#search', HTMLElement)
const form = find(panel, 'form', HTMLFormElement)
const query = find(form, 'input[name=q]', HTMLInputElement)
const narrowing = find(panel, '[data-search-facets]', HTMLElement)
const groups = find(narrowing, '[data-search-groups]', HTMLElement)
const status = find(panel, '[data-search-status]', HTMLElement)
const note = find(panel, '[data-search-note]', HTMLElement)
const list = find(panel, '[data-search-results]', HTMLElement)
const more = find(panel, '[data-search-more]', HTMLButtonElement)
const nothing = find(panel, '[data-search-nothing]', HTMLElement)
const failure = find(panel, '[data-search-failure]', HTMLElement)

let opened: Promise<Search> | undefined
/** The answer that is shown, and its pages that have the chosen values. */
let answer: Answer | undefined
let facets: Facets = new Map()
let chosen = new Map<string, Set<string>>()
let shown: Found[] = []
let searches = 0
let timer = 0

readAddress()
form.addEventListener('submit', (event) => {
  event.preventDefault()
  void search({ entry: 'new' })
})
query.addEventListener('input', () => {
  clearTimeout(timer)
  timer = window.setTimeout(() => void search({ isTyping: true }), rest)
})
query.addEventListener('focus', () => void open().catch(() => undefined), { once: true })
groups.addEventListener('change', () => {
  readChoices()
  writeAddress('new')
  void show()
})
note.addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement) void search({ isLiteral: true })
})
more.addEventListener('click', () => void showMore().then((first) => first?.focus()))
addEventListener('popstate', () => {
  readAddress()
  void search({ entry: 'same' })
})
panel.addEventListener('keydown', moveAmongResults)
if (query.value !== '' || chosen.size > 0) void search({ entry: 'same' })

interface Asked {
  /** Whether the address gets a new entry in the history, or stays; by default it is replaced. */
  entry?: 'new' | 'same'
  isTyping?: boolean
  isLiteral?: boolean
}

/** Runs the search that the form describes; results that arrive after a newer search started are dropped. */
async function search({ entry, isTyping = false, isLiteral = false }: Asked): Promise<void> {
  clearTimeout(timer)
  const turn = ++searches
  const text = query.value.trim()
  if (entry !== 'same') writeAddress(entry)
  if (text === '' && chosen.size === 0) {
    clear()
    return
  }
  status.textContent = 'Searching …'
  try {
    const opened = await open()
    const isUnfinished = isTyping && !query.value.endsWith(' ')
    const found =
      text === ''
        ? await everything(opened)
        : await opened.ask(text, { isTyping: isUnfinished, isLiteral })
    const values = await facetsOf(opened, found.common)
    if (turn !== searches) return
    answer = found
    facets = values
    await show()
  } catch {
    if (turn !== searches) return
    opened = undefined
    clear()
    status.textContent = 'The search could not be loaded.'
    failure.hidden = false
  }
}

function open(): Promise<Search> {
  const base = panel.dataset['base'] ?? '/'
  opened ??= openSearch({
    base,
    language: document.documentElement.lang,
    importPagefind: (address) =>
      import(/* @vite-ignore */ new URL(address, location.href).href) as Promise<PagefindModule>,
    load: async (address) => {
      const response = await fetch(address)
      if (!response.ok) throw new Error(`${address}: ${response.status}`)
      return response.text()
    },
  })
  opened.catch(() => (opened = undefined))
  return opened
}

/** @param phrases words or phrases of which each page that was found has one */
async function facetsOf({ values }: Search, phrases: readonly string[]): Promise<Facets> {
  const all = Object.keys(facetNames).map(
    async (facet) => [facet, await values(facet, phrases)] as const,
  )
  return new Map(await Promise.all(all))
}

/** Returns all pages, to be narrowed by facets alone. */
async function everything({ values }: Search): Promise<Answer> {
  const kinds = await values('type', [])
  const pages = [...kinds].map(([id, [kind = '']]) => ({ id, kind, score: 0, places: [] }))
  return { pages, words: [], common: [], corrections: [], leftOut: [], missing: [] }
}

function clear(): void {
  answer = undefined
  shown = []
  list.replaceChildren()
  note.replaceChildren()
  status.textContent = ''
  for (const each of [more, narrowing, nothing, failure]) each.hidden = true
}

/** Shows the pages of the answer that have the chosen values. */
async function show(): Promise<void> {
  if (!answer) return
  const turn = searches
  shown = narrowed(answer.pages, facets, chosen)
  const fieldsets = facetGroups(answer.pages, facets, chosen, labelOf)
  groups.replaceChildren(...fieldsets)
  narrowing.hidden = fieldsets.length === 0
  failure.hidden = true
  nothing.hidden = answer.pages.length > 0
  list.replaceChildren()
  more.hidden = true
  note.replaceChildren(...noteOn(answer))
  await showMore()
  if (turn === searches) status.textContent = statusOf(answer, shown.length, query.value.trim())
}

/** Adds the next results, unless another search has replaced them in the meantime; returns the link of the first one. */
async function showMore(): Promise<HTMLAnchorElement | undefined> {
  const [results, current] = [shown, answer]
  if (!opened || !current) return undefined
  const { page } = await opened
  const from = list.children.length
  const next = results.slice(from, from + pageLength)
  const hits = await Promise.all(
    next.map(async (found) => ({ found, page: await page(found.id), words: current.words })),
  )
  if (results !== shown || list.children.length !== from) return undefined
  const rows = hits.map((hit) => hitRow(hit, verdictMark))
  list.append(...rows)
  more.hidden = list.children.length >= results.length
  return rows[0]?.querySelector('a') ?? undefined
}

function verdictMark(label: string): Node | undefined {
  const template = panel.querySelector<HTMLTemplateElement>(
    `template[data-verdict="${CSS.escape(label)}"]`,
  )
  return template?.content.cloneNode(true)
}

function labelOf(facet: string, value: string): string {
  return facet === 'type' ? (kindNames[value] ?? value) : value
}

/** Arrow keys move from the field to the results and among them, and Escape back to the field. */
function moveAmongResults(event: KeyboardEvent): void {
  const links = [...list.querySelectorAll<HTMLAnchorElement>('.row-title a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const isInField = document.activeElement === query
  if (!isInField && at < 0) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step !== undefined && (step > 0 || at >= 0)) {
    event.preventDefault()
    const next = at + step
    ;(next < 0 ? query : links[Math.min(next, links.length - 1)])?.focus()
  } else if (event.key === 'Escape' && at >= 0) {
    event.preventDefault()
    query.focus()
  }
}

function readAddress(): void {
  const asked = new URLSearchParams(location.search)
  query.value = asked.get('q') ?? ''
  chosen = new Map(
    Object.keys(facetNames).flatMap((facet) => {
      const values = asked.getAll(facet).filter((value) => value !== '')
      return values.length > 0 ? [[facet, new Set(values)]] : []
    }),
  )
}

function readChoices(): void {
  chosen = new Map()
  for (const { name, value } of groups.querySelectorAll<HTMLInputElement>('input:checked'))
    chosen.set(name, (chosen.get(name) ?? new Set()).add(value))
}

function writeAddress(entry?: 'new'): void {
  const text = query.value.trim()
  const asked = new URLSearchParams([
    ...(text ? [['q', text]] : []),
    ...[...chosen].flatMap(([facet, values]) => [...values].map((value) => [facet, value])),
  ]).toString()
  const address = asked ? `?${asked}` : location.pathname
  if (entry === 'new' && address !== location.search) history.pushState(null, '', address)
  else history.replaceState(null, '', address)
}

function find<Kind extends HTMLElement>(
  within: ParentNode,
  selector: string,
  kind: new () => Kind,
): Kind {
  const element = within.querySelector(selector)
  if (!(element instanceof kind)) throw new Error(`The search page has no ${selector}.`)
  return element
}
