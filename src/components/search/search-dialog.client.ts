/** Makes the dialog for searching, with the markup of the search page, and opens it. */

import sheetAddress from '../../styles/search-dialog.css?url'
import { writeAsked } from './address.ts'
import { SearchPanel } from './panel.ts'
import { panelWords } from './panel-words.ts'

const link = document.querySelector<HTMLAnchorElement>('a[rel=search]')
const page = link?.href ?? ''

const [{ markup, lang, dir }] = await Promise.all([loadMarkup(), loadSheet()])
// The page can be in another language than the search.
const dialog = Object.assign(document.createElement('dialog'), { id: 'search-dialog', lang, dir })
const close = Object.assign(document.createElement('button'), {
  type: 'button',
  className: 'quiet-button',
})
dialog.append(close, markup)
const words = panelWords(markup)
close.textContent = words.say('search.close')
dialog.setAttribute('aria-label', words.say('search.title'))
document.body.append(dialog)

const panel = new SearchPanel(markup, (asked, step) => {
  if (step === 'submitted') location.assign(page + writeAsked(asked))
})
close.addEventListener('click', () => {
  dialog.close()
})
dialog.addEventListener('click', ({ target }) => {
  const isLink = target instanceof Element && target.closest('a')
  // A result can be on this page, and the dialog itself is only hit beside its content.
  if (isLink || target === dialog) dialog.close()
})
// Before the field empties itself, or the panel moves the focus.
dialog.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    dialog.close()
  },
  { capture: true },
)
dialog.showModal()
panel.focus()

/** Takes the form and everything for results out of the search page, and its language and direction. */
async function loadMarkup(): Promise<{ markup: HTMLElement; lang: string; dir: string }> {
  const response = await fetch(page)
  const loaded = new DOMParser().parseFromString(await response.text(), 'text/html')
  const found = loaded.getElementById('search')
  if (!response.ok || !found) throw new Error(`${page} has no search.`)
  for (const each of found.querySelectorAll('noscript, script:not([data-search-words])'))
    each.remove()
  const { lang, dir } = loaded.documentElement
  return { markup: document.importNode(found, true), lang, dir: dir || 'ltr' }
}

/** Without its style sheet, the dialog is plain, but works. */
async function loadSheet(): Promise<void> {
  const sheet = Object.assign(document.createElement('link'), {
    rel: 'stylesheet',
    href: sheetAddress,
  })
  document.head.append(sheet)
  await new Promise((resolve) => (sheet.onload = sheet.onerror = resolve))
}
