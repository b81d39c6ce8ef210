/** Shows the rows that match every choice of the filter form, counts them, and stores the choice in the address. */

import { joinPages } from './join-pages.ts'

const form = document.querySelector<HTMLFormElement>('.list-filter')
if (form) filterBy(form)

function filterBy(form: HTMLFormElement): void {
  const selects = [...form.querySelectorAll('select')]
  const status = form.querySelector('[role=status]')
  const reset = form.querySelector<HTMLButtonElement>('[type=reset]')
  const pagination = document.querySelector<HTMLElement>('.pagination')
  const noun = form.dataset['noun'] ?? ''
  const pages = pagesOf(form)
  const report = (text: string) => {
    if (status) status.textContent = text
  }

  const show = () => {
    const chosen = selects.filter(({ value }) => value !== '')
    const rows = [...document.querySelectorAll<HTMLElement>('.filtered-row')]
    // A row may have several values of one kind, one per line.
    const fits = (row: HTMLElement) =>
      chosen.every(({ name, value }) => row.dataset[name]?.split('\n').includes(value))
    for (const row of rows) row.hidden = !fits(row)
    for (const section of document.querySelectorAll<HTMLElement>('.section:has(.filtered-row)'))
      section.hidden = !section.querySelector('.filtered-row:not([hidden])')
    const shown = rows.filter(({ hidden }) => !hidden).length
    const range = pages && `${pages.before + 1}–${pages.before + rows.length} of ${pages.entries}`
    report(
      chosen.length === 0
        ? `${range ?? rows.length} ${noun}`
        : `${shown} of ${rows.length} ${noun}${shown === 0 ? '; none match these filters' : ''}`,
    )
    if (reset) reset.disabled = chosen.length === 0
    if (pagination) pagination.hidden = chosen.length > 0
  }

  const apply = async () => {
    const isFiltered = selects.some(({ value }) => value !== '')
    try {
      if (pages && isFiltered) {
        report(`Loading all ${noun}…`)
        await pages.joinAll()
      } else pages?.restore()
      show()
    } catch {
      show()
      report(`${status?.textContent ?? ''} on this page. The other pages could not be loaded.`)
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
    const chosen = selects.filter(({ value }) => value !== '')
    const query = new URLSearchParams(chosen.map(({ name, value }) => [name, value])).toString()
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

/** Returns what is known of the pages of the list; `undefined` if it is one page. */
function pagesOf({ dataset }: HTMLFormElement) {
  const list = document.querySelector('[data-list-page]')
  const { page = '', firstPage = '', lastPage = '', before = '', entries = '' } = dataset
  const count = Number(/(\d+)\/$/.exec(lastPage)?.[1])
  if (!list || !(count > 1)) return undefined

  const own = [...list.childNodes]
  let all: Promise<Node[]> | undefined
  const loadAll = () =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        at + 1 === Number(page)
          ? list.cloneNode(true)
          : loadList(at === 0 ? firstPage : lastPage.replace(/\d+\/$/, `${at + 1}/`)),
      ),
    ).then((lists) => joinPages(lists as Element[]))
  return {
    before: Number(before),
    entries: Number(entries),
    /** Puts the rows of all pages in the place of those of this page. */
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
