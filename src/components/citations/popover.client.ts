/**
 * Shows the entry of a citation, or a note, in a popover: on hover, focus or tap, closed by Escape.
 *
 * The popover contains a copy of the entry in the bibliography. It follows the citation in the document, so that Tab and
 * screen readers reach it next, and appears in the margin beside the line if that is wide enough. Without this script the
 * link goes to the bibliography.
 */

import sheetAddress from '../../styles/popover.css?url'
import { calls, linkOf } from './calls.ts'
import { entriesOf } from './cited-entries.ts'

if (document.querySelector(calls)) {
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = sheetAddress
  document.head.append(sheet)
  await new Promise((resolve) => (sheet.onload = sheet.onerror = resolve))
}

const popover = document.createElement('div')
popover.id = 'citation-popover'
popover.popover = 'manual'
popover.role = 'group'

/** The messages of the page (`ReadingScript.astro`). */
const {
  note = '',
  works = '',
  cited = '',
} = document.querySelector<HTMLElement>('template[data-note]')?.dataset ?? {}

let shown: HTMLAnchorElement | undefined
/** The link under the mouse, whose entry is about to be shown. */
let aimedAt: HTMLAnchorElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined
/** The fragment by which the reader arrived at a citation; arriving does not open the popover. */
let arrivedAt = ''

/** Returns the link that is the target of an event, unless it is in the popover itself. */
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
  const entries = entriesOf(call, (locator) => cited.replace('{locator}', () => locator))
  if (entries.length === 0) return
  popover.ariaLabel = call === link ? note : works
  popover.replaceChildren(...entries)
  call.after(popover)
  popover.showPopover()
  place(link)
  link.setAttribute('aria-details', popover.id)
  shown = link
}

/** The distance of the popover to the edges of the window and to the line, in pixels. */
const gap = 8

/**
 * Places the popover in the margin at the end of the lines, level with the link. If less than 17 rem is free, it goes below
 * the link, or above it if there is more room. It fits the window at first, and then scrolls with the page.
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

/** Returns the rectangle of a link's first line. */
function rectOf(link: Element): DOMRect {
  return link.getClientRects()[0] ?? link.getBoundingClientRect()
}

function hide(): void {
  clearTimeout(timer)
  shown?.removeAttribute('aria-details')
  shown = undefined
  popover.remove()
}

/** Hides the popover when the mouse leaves, unless it or its link has the focus. */
function leave(): void {
  const { activeElement } = document
  if (activeElement !== shown && !popover.contains(activeElement)) hide()
}

/** Whether the mouse is between the link and the popover: within the rectangle around both. */
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

/** Follows a link that moved within the page: a table was scrolled, or the window was resized. */
function follow({ target }: Event): void {
  if (shown && target !== document && (target === window || (target as Node).contains(shown))) {
    place(shown)
  }
}

addEventListener('scroll', follow, { passive: true, capture: true })
addEventListener('resize', follow)

// Shows the entry that the reader pointed at while this script was loading.
const asked = document.querySelector<HTMLAnchorElement>(`:is(${calls}):is(:focus-visible, :hover)`)
if (asked && location.hash !== `#${asked.id}`) show(asked)
