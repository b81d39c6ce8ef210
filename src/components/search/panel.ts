/** The search in a document: reads the form, searches, and shows the results. The search page and the dialog have one each. */

import { narrowed, type Facets } from '../../search/narrow.ts'
import { openSearch, type Search } from '../../search/open.ts'
import type { Found } from '../../search/rank.ts'
import type { Asked } from './address.ts'
import { find } from './find-element.ts'
import { hasFailed, importPagefind, load } from './loading.ts'
import { chosenIn, everything, facetGroups, facetsOf, lacksValues, newestFirst } from './facets.ts'
import type { Shown } from './shown.ts'
import { moveAmong } from './arrow-keys.ts'
import { hitRow } from './hit.ts'
import { lackOf, noteOn, statusOf } from './messages.ts'
import { languageChoice, type LanguageChoice } from './language-choice.ts'
import { panelWords, type PanelWords } from './panel-words.ts'

const pageLength = 10

/** How long to wait for further letters, in milliseconds. */
const rest = 150

/** After how many milliseconds a reader is told that the search is running. */
const patience = 400

/** How a reader has changed what is asked for. */
export type Step = 'typed' | 'submitted' | 'chosen'

export class SearchPanel {
  readonly #root: HTMLElement
  readonly #words: PanelWords
  readonly #onStep: (asked: Asked, step: Step) => void
  readonly #query: HTMLInputElement
  readonly #narrowing: HTMLDetailsElement
  readonly #groups: HTMLElement
  readonly #order: HTMLSelectElement
  readonly #language: LanguageChoice
  readonly #status: HTMLElement
  readonly #progress: HTMLElement
  readonly #note: HTMLElement
  readonly #list: HTMLElement
  readonly #more: HTMLButtonElement
  readonly #nothing: HTMLElement
  readonly #failure: HTMLElement
  #asked: Asked = { text: '', chosen: new Map(), isLiteral: false, isByDate: false }
  #opened: Promise<Search> | undefined
  #openedIn = ''
  #shown: Shown | undefined
  #searches = 0
  #failures = 0
  #timer = 0

  /**
   * @param root the element of `SearchPanel.astro`
   * @param onStep is called when the reader changes what is asked for, before the search
   */
  constructor(root: HTMLElement, onStep: (asked: Asked, step: Step) => void) {
    const form = find(root, 'form', HTMLFormElement)
    this.#root = root
    this.#words = panelWords(root)
    this.#onStep = onStep
    this.#query = find(form, 'input[name=q]', HTMLInputElement)
    this.#narrowing = find(root, '[data-search-facets]', HTMLDetailsElement)
    this.#groups = find(root, '[data-search-groups]', HTMLElement)
    this.#order = find(root, 'select[name=sort]', HTMLSelectElement)
    this.#language = languageChoice(form, this.#words.language)
    this.#asked.language = this.#language.get()
    this.#status = find(root, '[data-search-status]', HTMLElement)
    this.#progress = find(root, '[data-search-progress]', HTMLElement)
    this.#note = find(root, '[data-search-note]', HTMLElement)
    this.#list = find(root, '[data-search-results]', HTMLElement)
    this.#more = find(root, '[data-search-more]', HTMLButtonElement)
    this.#nothing = find(root, '[data-search-nothing]', HTMLElement)
    this.#failure = find(root, '[data-search-failure]', HTMLElement)
    this.#listenTo(form)
  }

  /** Puts the cursor into the field. */
  focus(): void {
    this.#query.select()
  }

  /** Fills in the form, and searches. */
  async ask(asked: Asked): Promise<void> {
    this.#query.value = asked.text
    this.#order.value = asked.isByDate ? 'date' : ''
    this.#language.set(asked.language)
    this.#asked = { ...asked, language: this.#language.get() }
    await this.#search()
  }

  #listenTo(form: HTMLFormElement): void {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#change({ text: this.#query.value.trim() }, 'submitted')
    })
    this.#query.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => {
        this.#change({ text: this.#query.value.trim(), isLiteral: false }, 'typed')
      }, rest)
    })
    this.#query.addEventListener('focus', () => void this.#open().catch(() => undefined), {
      once: true,
    })
    this.#language.onChange(() => {
      this.#change({ language: this.#language.get() }, 'chosen')
    })
    this.#narrowing.addEventListener('change', () => {
      const isByDate = this.#order.value === 'date'
      this.#asked = { ...this.#asked, chosen: chosenIn(this.#groups), isByDate }
      this.#onStep(this.#asked, 'chosen')
      void this.#show()
    })
    this.#narrowing.addEventListener('toggle', () => void this.#offerValues())
    this.#note.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLButtonElement) this.#change({ isLiteral: true }, 'chosen')
    })
    this.#more.addEventListener('click', () => void this.#showMore())
    this.#root.addEventListener('keydown', (event) => {
      moveAmong(this.#list, this.#query, event)
    })
  }

  #change(change: Partial<Asked>, step: Step): void {
    this.#asked = { ...this.#asked, ...change }
    this.#onStep(this.#asked, step)
    void this.#search({ isTyping: step === 'typed' && !this.#query.value.endsWith(' ') })
  }

  /** Searches for what is asked; results that arrive after a newer search started are dropped. */
  async #search({ isTyping = false } = {}): Promise<void> {
    clearTimeout(this.#timer)
    const turn = ++this.#searches
    const { text, chosen, isLiteral } = this.#asked
    if (text === '' && chosen.size === 0) {
      this.#clear()
      return
    }
    this.#status.textContent = ''
    const slow = setTimeout(
      () => (this.#progress.textContent = this.#words.say('search.searching')),
      patience,
    )
    try {
      const search = await this.#open()
      const answer =
        text === '' ? await everything(search) : await search.ask(text, { isTyping, isLiteral })
      if (turn !== this.#searches) return
      let facets: Promise<Facets> | undefined
      this.#shown = {
        answer,
        facets: () => (facets ??= facetsOf(search, answer)),
        pages: [],
        hits: [],
        listed: 0,
      }
      await this.#show()
    } catch {
      if (turn === this.#searches) this.#fail()
    } finally {
      clearTimeout(slow)
      if (turn === this.#searches) this.#progress.textContent = ''
    }
  }

  #open(): Promise<Search> {
    const language = this.#asked.language ?? this.#words.language
    if (language !== this.#openedIn) this.#opened = undefined
    this.#openedIn = language
    this.#opened ??= openSearch({
      base: this.#root.dataset['base'] ?? '/',
      language,
      importPagefind: (address) =>
        importPagefind(new URL(address, location.href), this.#failures, language),
      load,
      hasFailed,
    })
    this.#opened.catch(() => (this.#opened = undefined))
    return this.#opened
  }

  #clear(): void {
    this.#shown = undefined
    this.#list.replaceChildren()
    this.#note.replaceChildren()
    this.#status.textContent = ''
    for (const each of [this.#more, this.#narrowing, this.#nothing, this.#failure])
      each.hidden = true
  }

  /** Shows that the search does not work. The next one loads everything again. */
  #fail(): void {
    this.#failures += 1
    this.#opened = undefined
    this.#clear()
    this.#status.textContent = this.#words.say('search.failed')
    this.#failure.hidden = false
  }

  /** Shows the pages of the answer that have the chosen values, and what else can be chosen. */
  async #show(): Promise<void> {
    const before = this.#shown
    if (!before) return
    const { answer } = before
    const { chosen } = this.#asked
    const pages = await this.#chosenPages(before)
    if (this.#shown !== before) return
    const shown: Shown = { ...before, pages, hits: [], listed: 0 }
    this.#shown = shown
    this.#narrowing.hidden = answer.pages.length < 2 && chosen.size === 0
    if (pages.length === 0 && answer.pages.length > 0) this.#narrowing.open = true
    this.#failure.hidden = true
    this.#nothing.hidden = answer.pages.length > 0
    // A reader may have moved to a result of an unfinished word already.
    const isAmongResults = this.#list.contains(document.activeElement)
    this.#list.replaceChildren()
    this.#more.hidden = true
    this.#note.replaceChildren(...noteOn(answer, this.#words))
    const missing = await this.#addHits(shown)
    if (isAmongResults) (this.#list.querySelector('a') ?? this.#query).focus()
    if (missing === undefined) return
    this.#say(statusOf(answer, pages.length, this.#asked.text, this.#words), missing)
    await this.#offerValues()
  }

  /** Shows the values to choose from, if a reader wants to see them or has chosen some. */
  async #offerValues(): Promise<void> {
    const shown = this.#shown
    const { chosen } = this.#asked
    if (!shown || (!this.#narrowing.open && chosen.size === 0)) {
      this.#groups.replaceChildren()
      return
    }
    const facets = await shown.facets()
    if (this.#shown !== shown) return
    this.#groups.replaceChildren(...facetGroups(shown.answer.pages, facets, chosen, this.#words))
    if (shown.hits.some(({ found, page }) => lacksValues(found.id, page.filters, facets)))
      this.#status.append(` ${this.#words.say('search.facetsFailed')}`)
  }

  async #chosenPages({ answer, facets }: Shown): Promise<readonly Found[]> {
    const { chosen, isByDate } = this.#asked
    const pages = chosen.size > 0 ? narrowed(answer.pages, await facets(), chosen) : answer.pages
    return isByDate ? newestFirst(pages, await this.#open()) : pages
  }

  /** Adds the next results when a reader asks for more. */
  async #showMore(): Promise<void> {
    const shown = this.#shown
    if (!shown) return
    const { listed, pages } = shown
    const before = this.#list.children.length
    const missing = await this.#addHits(shown)
    if (missing === undefined) return
    const all = { first: listed + 1, last: shown.listed, all: pages.length }
    this.#say(this.#words.say('search.resultsOf', all), missing)
    this.#list.querySelectorAll<HTMLAnchorElement>('.row-title a')[before]?.focus()
  }

  /**
   * Adds the next results to the list, unless another search has replaced them in the meantime.
   *
   * @returns how many could not be loaded; `undefined` if none was added
   */
  async #addHits(shown: Shown): Promise<number | undefined> {
    if (!this.#opened) return undefined
    const { pages, answer, listed: from } = shown
    const { page } = await this.#opened
    const next = pages.slice(from, from + pageLength)
    const loaded = await Promise.allSettled(
      next.map(async (found) => ({ found, page: await page(found.id), words: answer.words })),
    )
    if (this.#shown !== shown || shown.listed !== from) return undefined
    const hits = loaded.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    if (next.length > 0 && hits.length === 0) {
      this.#fail()
      return undefined
    }
    shown.listed += next.length
    shown.hits.push(...hits)
    this.#list.append(...hits.map((hit) => hitRow(hit, this.#words, this.#root)))
    this.#more.hidden = shown.listed >= pages.length
    return next.length - hits.length
  }

  /** Announces what the list has, and how many results could not be loaded. */
  #say(status: string, missing: number): void {
    this.#status.textContent = [status, ...lackOf(missing, this.#words)].join(' ')
  }
}
