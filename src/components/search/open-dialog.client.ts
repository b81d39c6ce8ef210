/**
 * Opens the search on `/`, on Ctrl or ⌘ with K, and from the link to it. The dialog (search-dialog.client.ts) is loaded when it
 * is first wanted; if it cannot be, the search page opens. On that page, the keys go to its field.
 */

// A separate bundle: an `import()` by name would include Vite's loader.
import dialogAddress from './search-dialog.client.ts?worker&url'

const link = document.querySelector<HTMLAnchorElement>('a[rel=search]')

function open(event: Event) {
  event.preventDefault()
  const field = document.querySelector<HTMLInputElement>('#search [name=q]')
  if (field) {
    field.closest('dialog')?.showModal()
    field.select()
  } else
    import(/* @vite-ignore */ dialogAddress).catch(() => {
      if (link) location.assign(link.href)
    })
}

addEventListener('keydown', (event) => {
  const { key, target } = event
  const isInField = (target as Element).matches('input, select, textarea')
  if (event.ctrlKey || event.metaKey ? key === 'k' : key === '/' && !isInField) open(event)
})
link?.addEventListener('click', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) open(event)
})
