/** Binds the search page to its address, so that a search can be shared, and Back returns to the search before. */

import { readAsked, writeAsked, type Asked } from './address.ts'
import { SearchPanel, type Step } from './panel.ts'

const root = document.getElementById('search')
if (!root) throw new Error('The search page has no #search.')

const panel = new SearchPanel(root, remember)
/** The query of the address that is shown. */
let current = location.search
const { title } = document
show(readAsked(current))
addEventListener('popstate', () => {
  if (location.search === current) return
  current = location.search
  show(readAsked(current))
})

function show(asked: Asked): void {
  nameAfter(asked)
  void panel.ask(asked)
}

/** Names the document after what is searched for, so that tabs, bookmarks and the history can be told apart. */
function nameAfter({ text }: Asked): void {
  document.title = text === '' ? title : `${text} · ${title}`
}

/** What the history notes about a search that may not be finished. */
interface Draft {
  isDraft: boolean
}

/**
 * Writes the search into the address. What is typed after a search gets one entry in the history, which changes with every
 * letter until the reader submits it or chooses something.
 */
function remember(asked: Asked, step: Step): void {
  const query = writeAsked(asked)
  nameAfter(asked)
  const wasDraft = (history.state as Draft | null)?.isDraft ?? current === ''
  const isNew = query !== current && !(wasDraft && step !== 'chosen')
  current = query
  const state: Draft = { isDraft: step === 'typed' }
  const address = query || location.pathname
  if (isNew) history.pushState(state, '', address)
  else history.replaceState(state, '', address)
}
