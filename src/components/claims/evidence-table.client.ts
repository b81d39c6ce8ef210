/** Turns the headings of evidence tables into buttons that sort: ascending, descending, and back to the recorded order. */

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

/** Returns the sort key of a row: the name of the study, or the key of the cell if a value is stated. */
function keyOf(row: HTMLTableRowElement, column: number): string | undefined {
  const cell = row.cells[column]
  return cell?.scope ? cell.textContent : cell?.dataset['key']
}

/** Compares numbers by size and words alphabetically; rows without a value come last in either direction. */
function compare(one: string | undefined, other: string | undefined, direction: number): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined)
  return direction * one.localeCompare(other, document.documentElement.lang, { numeric: true })
}
