/**
 * Moves the focus when a key is pressed: arrow keys from the field to the results and among them, Escape back to the field.
 *
 * @param list the results; each has a link in its title
 */
export function moveAmong(list: HTMLElement, field: HTMLInputElement, event: KeyboardEvent): void {
  const links = [...list.querySelectorAll<HTMLAnchorElement>('.row-title a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (document.activeElement !== field && at < 0) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step !== undefined && (step > 0 || at >= 0)) {
    event.preventDefault()
    const next = at + step
    ;(next < 0 ? field : links[Math.min(next, links.length - 1)])?.focus()
  } else if (event.key === 'Escape' && at >= 0) {
    event.preventDefault()
    field.focus()
  }
}
