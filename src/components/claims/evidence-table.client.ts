/** Makes the headings of evidence tables buttons that sort: up, down, and back to the order of the record. */

for (const table of document.querySelectorAll<HTMLTableElement>('.evidence-table')) sortable(table)

function sortable(table: HTMLTableElement): void {
  const body = table.tBodies[0]
  if (!body || body.rows.length < 2) return
  const recorded = [...body.rows]
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])]
  for (const [column, heading] of headings.entries()) {
    if (heading.dataset['sorts'] === undefined) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.append(...heading.childNodes)
    heading.append(button)
    button.addEventListener('click', () => {
      const order = heading.getAttribute('aria-sort')
      for (const each of headings) each.removeAttribute('aria-sort')
      if (order === 'descending') {
        body.append(...recorded)
        return
      }
      const direction = order === 'ascending' ? -1 : 1
      heading.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending')
      body.append(
        ...recorded.toSorted((one, other) =>
          compare(keyOf(one, column), keyOf(other, column), direction),
        ),
      )
    })
  }
}

/** What a row sorts by: a study by its name, others by the key that their cell has where anything is stated. */
function keyOf(row: HTMLTableRowElement, column: number): string | undefined {
  const cell = row.cells[column]
  return cell?.scope ? cell.textContent : cell?.dataset['key']
}

/** Numbers by size, words by the alphabet; what is not stated stands last in either direction. */
function compare(one: string | undefined, other: string | undefined, direction: number): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined)
  return direction * one.localeCompare(other, document.documentElement.lang, { numeric: true })
}
