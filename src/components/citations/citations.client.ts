/**
 * Loads the popover of citations (popover.client.ts) when the reader first moves a mouse, touches or types. A reader who
 * only scrolls never needs it.
 */

import sheetAddress from '../../styles/popover.css?url'
import { calls, linkOf } from './calls.ts'
// A separate bundle: an `import()` by name would include Vite's style sheet loader.
import popoverAddress from './popover.client.ts?worker&url'

let isThere = false
let coming: Promise<void> | undefined

async function fetchBoth() {
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = sheetAddress
  document.head.append(sheet)
  await new Promise((resolve) => (sheet.onload = sheet.onerror = resolve))
  await import(/* @vite-ignore */ popoverAddress)
  isThere = true
}

function fetchPopover() {
  return (coming ??= fetchBoth())
}

if (document.querySelector(calls)) {
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
    addEventListener(sign, () => void fetchPopover(), { once: true })
  }
}

// Replays a tap that comes before the popover has loaded. If it fails to load, the link goes to the bibliography.
addEventListener('click', (event) => {
  const link = linkOf(event)
  if (isThere || !link || event.pointerType !== 'touch') return
  event.preventDefault()
  const tapAgain = () => {
    if (!document.getElementById('citation-popover')) {
      link.dispatchEvent(new PointerEvent('click', event))
    }
  }
  fetchPopover().then(tapAgain, () => {
    location.assign(link.href)
  })
})
