/**
 * Opens what an address names if it is folded, and loads what only readers who interact with the page need, such as the
 * popover of citations (interaction.client.ts), when the reader first moves a mouse, touches or types.
 */

import { linkOf } from './calls.ts'
// A separate bundle: an `import()` by name would include Vite's loader.
import scriptAddress from '../site/interaction.client.ts?worker&url'

let isThere = false
let coming: Promise<void> | undefined

function fetchScript() {
  return (coming ??= import(/* @vite-ignore */ scriptAddress).then(() => {
    isThere = true
  }))
}

for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
  addEventListener(sign, () => void fetchScript(), { once: true })
}

// Most browsers open it themselves (HTML, "ancestor revealing algorithm").
function openTarget() {
  const target = document.querySelector(':target')
  const folded = target?.closest<HTMLDetailsElement>('details:not([open])')
  if (!folded) return
  folded.open = true
  target?.scrollIntoView()
}
openTarget()
addEventListener('hashchange', openTarget)

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
  fetchScript().then(tapAgain, () => {
    location.assign(link.href)
  })
})
