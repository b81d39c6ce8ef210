/** Shows the rows that match every choice of the filter form, counts them, and stores the choice in the address. */

const form = document.querySelector<HTMLFormElement>('.list-filter')
if (form) filterBy(form)

function filterBy(form: HTMLFormElement): void {
  const selects = [...form.querySelectorAll('select')]
  const rows = [...document.querySelectorAll<HTMLElement>('.filtered-row')]
  const sections = [...document.querySelectorAll<HTMLElement>('.section:has(.filtered-row)')]
  const status = form.querySelector('[role=status]')
  const reset = form.querySelector<HTMLButtonElement>('[type=reset]')
  const noun = form.dataset['noun'] ?? ''

  const apply = () => {
    const chosen = selects.filter(({ value }) => value !== '')
    // A row may have several values of one kind, one per line.
    const fits = (row: HTMLElement) =>
      chosen.every(({ name, value }) => row.dataset[name]?.split('\n').includes(value))
    for (const row of rows) row.hidden = !fits(row)
    for (const section of sections)
      section.hidden = !section.querySelector('.filtered-row:not([hidden])')
    const shown = rows.filter(({ hidden }) => !hidden).length
    if (status)
      status.textContent =
        chosen.length === 0
          ? `${rows.length} ${noun}`
          : `${shown} of ${rows.length} ${noun}${shown === 0 ? '; none match these filters' : ''}`
    if (reset) reset.disabled = chosen.length === 0
    return chosen
  }

  const asked = new URLSearchParams(location.search)
  for (const select of selects) {
    select.value = asked.get(select.name) ?? ''
    // Ignores a value that is not one of the options.
    if (select.selectedIndex < 0) select.value = ''
  }
  apply()

  const keep = () => {
    const query = new URLSearchParams(apply().map(({ name, value }) => [name, value])).toString()
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
