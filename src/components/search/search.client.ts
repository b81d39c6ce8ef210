/** Runs the search page: reads the form, queries Pagefind, shows the results and keeps the address up to date. */

import { hitRow } from './hit.ts'
import { loadPagefind, type Pagefind, type PagefindResult } from './pagefind.ts'

const pageLength = 10

const panel = find(document, '#search', HTMLElement)
const form = find(panel, 'form', HTMLFormElement)
const query = find(form, 'input[name=q]', HTMLInputElement)
const filters = [...form.querySelectorAll('select')]
const status = find(panel, '[data-search-status]', HTMLElement)
const list = find(panel, '[data-search-results]', HTMLElement)
const more = find(panel, '[data-search-more]', HTMLButtonElement)

let pagefind: Promise<Pagefind> | undefined
let found: PagefindResult[] = []
let searches = 0

readAddress()
form.addEventListener('submit', (event) => {
  event.preventDefault()
  void search(0)
})
query.addEventListener('input', () => void search(250))
for (const filter of filters) filter.addEventListener('change', () => void search(0))
more.addEventListener('click', () => void showMore())
if (query.value !== '' || filters.some(({ value }) => value !== '')) void search(0)

/** Runs the search that the form describes; results that arrive after a newer search started are dropped. */
async function search(delay: number): Promise<void> {
  const turn = ++searches
  const term = query.value.trim()
  const chosen = Object.fromEntries(
    filters.flatMap(({ name, value }) => (value ? [[name, value]] : [])),
  )
  writeAddress(term, chosen)
  if (term === '' && Object.keys(chosen).length === 0) {
    show([], '')
    return
  }

  const index = await (pagefind ??= loadPagefind(panel.dataset['base'] ?? '/')).catch(
    () => undefined,
  )
  if (turn !== searches) return
  if (!index) {
    pagefind = undefined
    show([], 'There is no search index yet. Run npm run build.')
    return
  }
  const answer = await index.debouncedSearch(term === '' ? null : term, { filters: chosen }, delay)
  if (answer && turn === searches) show(answer.results, countWords(answer.results.length, term))
}

function show(results: PagefindResult[], message: string): void {
  found = results
  status.textContent = message
  list.replaceChildren()
  more.hidden = true
  if (found.length > 0) void showMore()
}

/** Adds the next results, unless another search has replaced them in the meantime. */
async function showMore(): Promise<void> {
  const results = found
  const from = list.children.length
  const pages = await Promise.all(
    results.slice(from, from + pageLength).map((result) => result.data()),
  )
  if (results !== found || list.children.length !== from) return
  list.append(...pages.map((page) => hitRow(page, verdictMark)))
  more.hidden = list.children.length >= results.length
}

function verdictMark(label: string): Node | undefined {
  const template = panel.querySelector<HTMLTemplateElement>(
    `template[data-verdict="${CSS.escape(label)}"]`,
  )
  return template?.content.cloneNode(true)
}

function readAddress(): void {
  const asked = new URLSearchParams(location.search)
  for (const field of [query, ...filters]) field.value = asked.get(field.name) ?? ''
}

function writeAddress(term: string, chosen: Record<string, string>): void {
  const asked = new URLSearchParams({ ...(term ? { q: term } : {}), ...chosen }).toString()
  history.replaceState(null, '', asked ? `?${asked}` : location.pathname)
}

function countWords(count: number, term: string): string {
  const results = count === 0 ? 'No results' : count === 1 ? 'One result' : `${count} results`
  return term === '' ? results : `${results} for “${term}”`
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
