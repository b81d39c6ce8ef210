/**
 * Shows the entry of a citation where it is cited: on hover, focus or tap, closed by Escape.
 *
 * The entry is a copy of the one in the bibliography, made when it is asked for, and stands behind the citation, where
 * Tab and a screen reader come to it next. Without this script the link leads to the bibliography.
 */

import { entriesOf } from './entries.ts'

const popover = document.createElement('div')
popover.id = 'citation-popover'
popover.popover = 'manual'
popover.role = 'group'
popover.ariaLabel = 'Sources cited here'

let shown: HTMLAnchorElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let touched = false
/** The fragment by which the reader came to a citation; arriving there is no question about its source. */
let arrivedAt = ''

/** The citation link that an event is about. */
function citationLink({ target }: Event): HTMLAnchorElement | undefined {
  const link =
    target instanceof Element
      ? target.closest<HTMLAnchorElement>('.citation a[role="doc-biblioref"]')
      : null
  return link ?? undefined
}

function isWithin({ target }: Event): boolean {
  return target instanceof Node && popover.contains(target)
}

function show(link: HTMLAnchorElement): void {
  clearTimeout(timer)
  if (shown === link) return
  const citation = link.closest('.citation')
  const entries = citation ? entriesOf(citation) : []
  if (!citation || entries.length === 0) return
  hide()
  popover.replaceChildren(...entries)
  citation.after(popover)
  popover.showPopover()
  place(link)
  link.setAttribute('aria-details', popover.id)
  shown = link
}

/** Puts the popover below the link, or above it where there is more room, within the window; it scrolls if it must. */
function place(link: Element): void {
  const margin = 8
  const { style } = popover
  const [at = link.getBoundingClientRect()] = link.getClientRects()
  style.maxBlockSize = ''
  const { width, height } = popover.getBoundingClientRect()
  const above = at.top - 2 * margin
  const below = innerHeight - at.bottom - 2 * margin
  const isBelow = below >= height || below >= above
  const shownHeight = Math.min(height, isBelow ? below : above)
  const left = Math.min(at.left - 2 * margin, document.documentElement.clientWidth - width - margin)
  style.maxBlockSize = `${shownHeight}px`
  style.left = `${Math.max(margin, left)}px`
  style.top = `${isBelow ? at.bottom + margin : at.top - shownHeight - margin}px`
}

function hide(): void {
  clearTimeout(timer)
  shown?.removeAttribute('aria-details')
  shown = undefined
  if (popover.isConnected) {
    popover.hidePopover()
    popover.remove()
  }
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return
  const link = citationLink(event)
  clearTimeout(timer)
  if (link) {
    timer = setTimeout(() => {
      show(link)
    }, 120)
  } else if (shown && !isWithin(event)) {
    const { activeElement } = document
    if (activeElement !== shown && !popover.contains(activeElement)) timer = setTimeout(hide, 250)
  }
})

document.addEventListener('focusin', (event) => {
  const link = citationLink(event)
  if (link && location.hash === `#${link.id}` && arrivedAt !== location.hash) {
    arrivedAt = location.hash
  } else if (link?.matches(':focus-visible')) show(link)
  else if (shown && !isWithin(event)) hide()
})

addEventListener('hashchange', () => {
  if (location.hash !== arrivedAt) arrivedAt = ''
})

document.addEventListener('pointerdown', ({ pointerType }) => {
  touched = pointerType !== 'mouse'
})

// A tap shows the entry first; a second tap on the same citation follows the link.
document.addEventListener('click', (event) => {
  const link = citationLink(event)
  const tapped = touched && event.detail > 0
  if (link && tapped && shown !== link) {
    event.preventDefault()
    show(link)
  } else if (!isWithin(event) || (event.target as Element).closest('a[href^="#"]')) hide()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !shown) return
  const link = shown
  const within = popover.contains(document.activeElement)
  if (within) link.focus()
  hide()
})

for (const moved of ['scroll', 'resize']) {
  addEventListener(
    moved,
    (event) => {
      if (shown && !isWithin(event)) place(shown)
    },
    { passive: true, capture: true },
  )
}
