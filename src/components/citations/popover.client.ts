/**
 * Shows the entry of a citation where it is cited: on hover, focus or tap, closed by Escape.
 *
 * The entry is a copy of the one in the bibliography, made when it is asked for. Without this script the link leads
 * there.
 */

const popover = document.createElement('div')
popover.id = 'citation-popover'
popover.popover = 'manual'
popover.role = 'group'
popover.ariaLabel = 'Sources cited here'

let shown: HTMLAnchorElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** The citation link that an event is about. */
function citationLink({ target }: Event): HTMLAnchorElement | undefined {
  const link =
    target instanceof Element
      ? target.closest<HTMLAnchorElement>('.citation a[role="doc-biblioref"]')
      : null
  return link && !popover.contains(link) ? link : undefined
}

/** Copies of the entries that a citation stands for, each with its number and the locators that the style left out. */
function entriesOf(citation: Element): HTMLElement[] {
  const ids = (citation.getAttribute('data-sources') ?? '').split(' ')
  return ids.flatMap((id) => {
    const entry = document.getElementById(id)
    if (!entry) return []
    const copy = document.createElement('div')
    copy.append(...(entry.cloneNode(true) as Element).childNodes)
    copy.querySelector('.backlinks')?.remove()
    const list = entry.parentElement
    if (list?.classList.contains('numbered'))
      copy.prepend(`${[...list.children].indexOf(entry) + 1}. `)
    const locator = citation
      .querySelector(`a[href="#${CSS.escape(id)}"][data-locator]`)
      ?.getAttribute('data-locator')
    if (locator) copy.append(` Cited: ${locator}.`)
    return [copy]
  })
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
  place(link.getBoundingClientRect())
  link.setAttribute('aria-details', popover.id)
  shown = link
}

/** Puts the popover below the link, or above it where there is no room, within the window. */
function place(link: DOMRect): void {
  const margin = 8
  const { width, height } = popover.getBoundingClientRect()
  const below = link.bottom + margin + height <= innerHeight || link.top < height + margin
  const left = Math.min(link.left, innerWidth - width - margin)
  popover.style.left = `${Math.max(margin, left)}px`
  popover.style.top = `${below ? link.bottom + margin : link.top - height - margin}px`
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

function hideSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(hide, 250)
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return
  const link = citationLink(event)
  if (link) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      show(link)
    }, 120)
  } else if (event.target instanceof Node && popover.contains(event.target)) clearTimeout(timer)
  else if (shown && !popover.contains(document.activeElement) && document.activeElement !== shown)
    hideSoon()
})

document.addEventListener('focusin', (event) => {
  const link = citationLink(event)
  if (link?.matches(':focus-visible')) show(link)
  else if (shown && !(event.target instanceof Node && popover.contains(event.target))) hide()
})

// A tap shows the entry first; a second tap on the same citation follows the link.
document.addEventListener('click', (event) => {
  const link = citationLink(event)
  const tapped =
    event instanceof PointerEvent && event.pointerType !== 'mouse' && event.pointerType !== ''
  if (link && tapped && shown !== link) {
    event.preventDefault()
    show(link)
  } else if (!(event.target instanceof Node && popover.contains(event.target))) hide()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !shown) return
  const link = shown
  const within = popover.contains(document.activeElement)
  hide()
  if (within) {
    link.focus()
    hide()
  }
})

addEventListener(
  'scroll',
  () => {
    if (shown && !popover.contains(document.activeElement)) place(shown.getBoundingClientRect())
  },
  { passive: true },
)
