/**
 * Shows the entry of a citation, or a note, where it is called: on hover, focus or tap, closed by Escape.
 *
 * The entry is a copy of the one in the bibliography, made when it is asked for, and stands behind the citation, where
 * Tab and a screen reader come to it next. To the eye it stands in the margin beside the line, where that is wide enough.
 * Without this script the link leads to the bibliography.
 */

import { calls, linkOf } from './calls.ts'
import { entriesOf } from './entries.ts'

const popover = document.createElement('div')
popover.id = 'citation-popover'
popover.popover = 'manual'
popover.role = 'group'

let shown: HTMLAnchorElement | undefined
/** What the mouse rests on, and is to be shown; nothing once it left. */
let aimedAt: HTMLAnchorElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined
/** The fragment by which the reader came to a citation; arriving there is no question about its source. */
let arrivedAt = ''

/** The link of a citation or to a note that an event is about, unless it stands in the popover itself. */
function callOf(event: Event): HTMLAnchorElement | undefined {
  return isWithin(event) ? undefined : linkOf(event)
}

function isWithin({ target }: Event): boolean {
  return target instanceof Node && popover.contains(target)
}

function show(link: HTMLAnchorElement): void {
  clearTimeout(timer)
  if (shown === link) return
  hide()
  const call = link.closest<HTMLElement>('.citation') ?? link
  const entries = entriesOf(call)
  if (entries.length === 0) return
  popover.ariaLabel = call === link ? 'Note' : 'Sources cited here'
  popover.replaceChildren(...entries)
  call.after(popover)
  popover.showPopover()
  place(link)
  link.setAttribute('aria-details', popover.id)
  shown = link
}

/** What the popover keeps free to the edges of the window and to the line, in pixels. */
const gap = 8

/**
 * Puts the popover into the margin at the end of the lines, level with the link; where less than 17 rem is free, below the
 * link, or above it where there is more room. It is within the window then, and moves with the page.
 */
function place(link: HTMLAnchorElement): void {
  const { style } = popover
  const root = document.documentElement
  const { clientWidth: inline, clientHeight: block } = root
  const isRtl = getComputedStyle(popover).direction === 'rtl'
  const at = rectOf(link)
  const lines = link.closest('.prose > *')?.getBoundingClientRect()
  const end = lines ? (isRtl ? inline - lines.left : lines.right) : inline
  const isBeside = inline - end >= 17 * parseFloat(getComputedStyle(root).fontSize)

  style.maxBlockSize = ''
  style.inlineSize = isBeside ? `min(20rem, ${inline - end - 5 * gap}px)` : ''
  popover.toggleAttribute('data-beside', isBeside)
  const { width, height } = popover.getBoundingClientRect()

  const above = at.top - 2 * gap
  const below = block - at.bottom - 2 * gap
  const isBelow = below >= height || below >= above
  const room = isBeside ? block - 2 * gap : isBelow ? below : above
  const fitting = Math.min(height, room)
  let start = isRtl ? inline - at.right - 2 * gap : at.left - 2 * gap
  let top = isBelow ? at.bottom + gap : at.top - gap - fitting
  if (isBeside) {
    start = end + 3 * gap
    top = Math.max(gap, Math.min(above, block - gap - fitting))
  }
  style.insetInlineStart = `${Math.max(gap, Math.min(start, inline - width - gap))}px`
  style.top = `${top + scrollY}px`
  style.maxBlockSize = `${fitting}px`
}

/** The rectangle of a link's first line. */
function rectOf(link: Element): DOMRect {
  return link.getClientRects()[0] ?? link.getBoundingClientRect()
}

function hide(): void {
  clearTimeout(timer)
  shown?.removeAttribute('aria-details')
  shown = undefined
  popover.remove()
}

/** Hides what the mouse left, unless the keyboard is there. */
function leave(): void {
  const { activeElement } = document
  if (activeElement !== shown && !popover.contains(activeElement)) hide()
}

/** Whether a point is on the way from the link to the popover: within the rectangle around both. */
function isOnTheWay({ clientX: x, clientY: y }: MouseEvent): boolean {
  if (!shown) return false
  const [from, to] = [rectOf(shown), popover.getBoundingClientRect()]
  return (
    x >= Math.min(from.left, to.left) &&
    x <= Math.max(from.right, to.right) &&
    y >= Math.min(from.top, to.top) &&
    y <= Math.max(from.bottom, to.bottom)
  )
}

document.addEventListener('pointermove', (event) => {
  if (event.pointerType !== 'mouse') return
  const link = callOf(event) ?? (isOnTheWay(event) ? shown : undefined)
  if (link === aimedAt) return
  aimedAt = link
  clearTimeout(timer)
  timer = link ? setTimeout(show, 120, link) : setTimeout(leave, 250)
})

document.addEventListener('focusin', (event) => {
  const link = callOf(event)
  if (link && location.hash === `#${link.id}` && arrivedAt !== location.hash) {
    arrivedAt = location.hash
  } else if (link?.matches(':focus-visible')) show(link)
  else if (shown && !isWithin(event)) hide()
})

addEventListener('hashchange', () => {
  if (location.hash !== arrivedAt) arrivedAt = ''
})

// A tap shows the entry first; a second tap on the same citation follows the link.
document.addEventListener('click', (event) => {
  const link = callOf(event)
  if (link && event.pointerType === 'touch' && shown !== link) {
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

/** Follows a link that moved otherwise than with the page: a table scrolled, or the window changed. */
function follow({ target }: Event): void {
  if (shown && target !== document && (target === window || (target as Node).contains(shown))) {
    place(shown)
  }
}

addEventListener('scroll', follow, { passive: true, capture: true })
addEventListener('resize', follow)

// What the reader did while this was on its way.
const asked = document.querySelector<HTMLAnchorElement>(`:is(${calls}):is(:focus-visible, :hover)`)
if (asked && location.hash !== `#${asked.id}`) show(asked)
