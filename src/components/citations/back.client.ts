/** Marks the link back to the citation that the reader came from, among those of its entry. */

import { linkOf } from './calls.ts'

let marked: Element | null = null

addEventListener('click', (event) => {
  const id = linkOf(event)?.closest('[id]')?.id
  if (id === undefined) return
  marked?.removeAttribute('aria-current')
  marked = document.querySelector(`.backlinks [href="#${id}"]`)
  marked?.setAttribute('aria-current', 'true')
})
