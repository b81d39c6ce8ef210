/** Shows the rows that match every choice of the filter form, counts them, and stores the choice in the address. */

import type { FilterMessages, filterMessages } from './filter-messages.ts'

import { formatMessage, type Values } from '../../messages/message.ts'
import { joinPages } from './join-pages.ts'

const form = document.querySelector<HTMLFormElement>('.list-filter')
if (form) filterBy(form)

function filterBy(form: HTMLFormElement): void {
  const selects = [...form.querySelectorAll('select')]
  const pagination = document.querySelector<HTMLElement>('.pagination')
  const status = form.querySelector('[role=status]')
  const say = sayIn(form)
  const pages = pagesOf(form)
  const report = (text: string) => {
    if (status) status.textContent = text
  }
  const chosen = () => selects.filter(({ value }) => value !== '')

  const show = () => {
    report(showRows(chosen(), say, pages))
    const isFiltered = chosen().length > 0
    const reset = form.querySelector<HTMLButtonElement>('[type=reset]')
    if (reset) reset.disabled = !isFiltered
    if (pagination) pagination.hidden = isFiltered
  }
  const apply = async () => {
    try {
      if (pages && chosen().length > 0) {
        report(say('loading'))
        await pages.joinAll()
      }
      // The choice may have changed while the pages were loading.
      if (chosen().length === 0) pages?.restore()
      show()
    } catch {
      show()
      report(say('onlyThisPage', { result: status?.textContent ?? '' }))
      if (pagination) pagination.hidden = false
    }
  }

  const asked = new URLSearchParams(location.search)
  for (const select of selects) {
    select.value = asked.get(select.name) ?? ''
    // Ignores a value that is not one of the options.
    if (select.selectedIndex < 0) select.value = ''
  }
  void apply()

  const keep = () => {
    void apply()
    const query = new URLSearchParams(chosen().map(({ name, value }) => [name, value])).toString()
    history.replaceState(null, '', query ? `?${query}` : location.pathname)
  }
  form.addEventListener('change', keep)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
  })
  form.addEventListener('reset', () => {
    setTimeout(keep)
  })
}

/** Shows the rows that fit the choices, hides the others and empty sections, and says how many there are. */
function showRows(
  chosen: readonly HTMLSelectElement[],
  say: Say,
  pages: Pick<Pages, 'before' | 'entries'> | undefined,
): string {
  const rows = [...document.querySelectorAll<HTMLElement>('.filtered-row')]
  // A row may have several values of one kind, one per line.
  const fits = (row: HTMLElement) =>
    chosen.every(({ name, value }) => row.dataset[name]?.split('\n').includes(value))
  for (const row of rows) row.hidden = !fits(row)
  for (const section of document.querySelectorAll<HTMLElement>('.section:has(.filtered-row)'))
    section.hidden = !section.querySelector('.filtered-row:not([hidden])')
  const shown = rows.filter(({ hidden }) => !hidden).length
  if (chosen.length > 0) {
    const result = say('found', { found: shown, count: rows.length })
    return shown === 0 ? say('none', { result }) : result
  }
  if (!pages) return say('all', { count: rows.length })
  const { before, entries } = pages
  return say('onPage', { first: before + 1, last: before + rows.length, count: entries })
}

/** Writes a message of the form. */
type Say = (message: keyof FilterMessages, values?: Values) => string

function sayIn(form: HTMLFormElement): Say {
  const { language, messages } = JSON.parse(form.dataset['messages'] ?? '{}') as ReturnType<
    typeof filterMessages
  >
  return (message, values) => formatMessage(messages[message], language, values)
}

/** The pages of a list. */
interface Pages {
  /** How many rows are on the pages before this one. */
  before: number
  /** How many rows are on all pages. */
  entries: number
  /** Puts the rows of all pages in the place of those of this page. */
  joinAll: () => Promise<void>
  restore: () => void
}

/** Returns what is known of the pages of the list; `undefined` if it is one page. */
function pagesOf({ dataset }: HTMLFormElement): Pages | undefined {
  const list = document.querySelector('[data-list-page]')
  const { page = '', firstPage = '', lastPage = '', before = '', entries = '' } = dataset
  const count = Number(/(\d+)\/$/.exec(lastPage)?.[1])
  if (!list || !(count > 1)) return undefined

  const own = [...list.childNodes]
  let all: Promise<Element[]> | undefined
  const loadPage = async (number: number): Promise<Element> =>
    number === Number(page)
      ? (list.cloneNode(true) as Element)
      : loadList(number === 1 ? firstPage : lastPage.replace(/\d+\/$/, `${number}/`))
  const loadAll = () =>
    Promise.all(Array.from({ length: count }, (_, at) => loadPage(at + 1))).then(joinPages)
  return {
    before: Number(before),
    entries: Number(entries),
    joinAll: async () => {
      all ??= loadAll()
      try {
        list.replaceChildren(...(await all))
      } catch (error) {
        all = undefined
        throw error
      }
    },
    restore: () => {
      list.replaceChildren(...own)
    },
  }
}

async function loadList(address: string): Promise<Element> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: status ${response.status}`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const list = page.querySelector('[data-list-page]')
  if (!list) throw new Error(`${address} has no list`)
  return list
}
