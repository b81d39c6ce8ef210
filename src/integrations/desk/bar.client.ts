/**
 * The bar at the bottom of pages in `npm run dev`: the problems of the page, and facts that an author watches. It runs in
 * browsers, is compiled by Vite, and imports nothing.
 */

import type { Desk, DeskPlace } from './desk.ts'

/** Where it is kept whether the bar is open. */
const stateKey = 'assay-desk'

/** The address of this script. Vite would replace a `new URL` that contains it by the address of a file. */
const scriptAddress = import.meta.url

const style = `
  :host { position: fixed; inset: auto 0 0 auto; z-index: 9999; max-width: min(44rem, 100vw); color-scheme: light dark;
    font: 14px/1.45 system-ui, sans-serif; color: CanvasText; }
  @media print { :host { display: none } }
  * { box-sizing: border-box }
  button { font: inherit; color: inherit; cursor: pointer; text-align: start }
  button:focus-visible { outline: 2px solid Highlight; outline-offset: 2px }
  .toggle { display: block; margin-inline-start: auto; padding: .4rem .8rem; border: 1px solid GrayText;
    border-block-end: 0; border-inline-end: 0; border-start-start-radius: .5rem; background: Canvas }
  .panel { max-height: 60vh; overflow: auto; padding: .4rem 1rem 1rem; border: 1px solid GrayText;
    border-inline-end: 0; background: Canvas }
  h2 { margin: .8rem 0 .3rem; font-size: 1rem }
  ul { margin: 0; padding: 0; list-style: none }
  li { padding: .35rem 0; border-block-start: 1px solid color-mix(in srgb, CanvasText 15%, transparent) }
  p { margin: 0 }
  .open { padding: 0; border: 0; background: none; text-decoration: underline; font-family: ui-monospace, monospace;
    font-size: .92em; overflow-wrap: anywhere }
  .severity { font-weight: 700 }
`

/** Makes an element with children. Texts are never read as HTML. */
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value)
  element.append(...children)
  return element
}

function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`
}

/** The bar. It asks the server what to show, and asks again when the content was checked. */
class AssayDesk extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #toggle = make('button', { class: 'toggle', type: 'button', 'aria-controls': 'panel' })
  readonly #panel = make('section', {
    class: 'panel',
    id: 'panel',
    'aria-label': 'About this page',
  })

  connectedCallback(): void {
    this.#root.replaceChildren(make('style', {}, style), this.#panel, this.#toggle)
    this.#toggle.addEventListener('click', () => {
      this.#setOpen(this.#toggle.getAttribute('aria-expanded') !== 'true')
    })
    this.#root.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key !== 'Escape' || this.#panel.hidden) return
      event.stopPropagation()
      this.#setOpen(false)
      this.#toggle.focus()
    })
    this.#setOpen(localStorage.getItem(stateKey) === 'open')
    this.#toggle.textContent = 'Desk'
    void this.refresh()
  }

  /** Asks the server what to show. */
  async refresh(): Promise<void> {
    const address = new URL('desk.json', scriptAddress)
    address.search = new URLSearchParams({ path: location.pathname }).toString()
    const response = await fetch(address)
    if (response.ok) this.#show((await response.json()) as Desk)
  }

  #setOpen(isOpen: boolean): void {
    this.#panel.hidden = !isOpen
    this.#toggle.setAttribute('aria-expanded', String(isOpen))
    localStorage.setItem(stateKey, isOpen ? 'open' : 'closed')
  }

  #show(desk: Desk): void {
    this.#toggle.textContent = summaryOf(desk)
    // A place that has the focus is another element after this.
    const focused = this.#root.activeElement?.textContent
    this.#panel.replaceChildren(...sectionsOf(desk))
    if (focused === undefined) return
    const again = [...this.#root.querySelectorAll('button')].find(
      (each) => each.textContent === focused,
    )
    again?.focus()
  }
}

/** The text of the closed bar. */
function summaryOf({ withheld, problems, text, uncited, dated }: Desk): string {
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0
  const warnings = (problems?.length ?? 0) - errors
  const old = dated.filter(({ isOld }) => isOld).length
  const parts = [
    ...(withheld === undefined ? [] : [withheld]),
    ...(problems === undefined
      ? ['Checking …']
      : problems.length === 0
        ? ['No problems here']
        : []),
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(uncited.length > 0 ? [`${counted(uncited.length, 'study', 'studies')} not cited`] : []),
    ...(old > 0 ? [counted(old, 'old fact')] : []),
    ...(text ? [counted(text.words, 'word'), `${text.minutes} min`] : []),
  ]
  return parts.join(' · ')
}

function sectionsOf(desk: Desk): HTMLElement[] {
  const { source, problems, elsewhere, uncited, dated } = desk
  return [
    ...(source ? [make('p', {}, 'Source: ', openButton(source))] : []),
    ...listOf(
      'Problems of this page',
      (problems ?? []).map(({ severity, message, hint = '', rule, place }) => [
        make('p', {}, make('span', { class: 'severity' }, `${severity}: `), message),
        ...(hint === '' ? [] : [make('p', {}, hint)]),
        make('p', {}, openButton(place), ` ${rule}`),
      ]),
    ),
    ...(elsewhere && elsewhere.errors + elsewhere.warnings > 0
      ? [
          make(
            'p',
            {},
            `In other files: ${counted(elsewhere.errors, 'error')}, ${counted(elsewhere.warnings, 'warning')}.`,
          ),
        ]
      : []),
    ...listOf(
      'Evidence that the text does not cite',
      uncited.map(({ key, claim, place }) => [
        make('p', {}, `@${key}, of the claim ${claim} `),
        openButton(place),
      ]),
    ),
    ...listOf(
      'Facts with a date',
      dated.map(({ date, words, days, isOld, place }) => [
        make(
          'p',
          {},
          `“${words}”, as of ${date}, ${counted(days, 'day')} ago${isOld ? ': verify it again' : ''}`,
        ),
        openButton(place),
      ]),
    ),
  ]
}

function listOf(title: string, rows: (Node | string)[][]): HTMLElement[] {
  if (rows.length === 0) return []
  return [make('h2', {}, title), make('ul', {}, ...rows.map((row) => make('li', {}, ...row)))]
}

/** A button that opens a place in the author's editor, which Vite finds and starts. */
function openButton({ shown, open }: DeskPlace): HTMLButtonElement {
  const button = make(
    'button',
    { class: 'open', type: 'button', title: 'Open in your editor' },
    shown,
  )
  button.addEventListener('click', () => {
    const address = new URL('../__open-in-editor', scriptAddress)
    address.search = new URLSearchParams({ file: open }).toString()
    void fetch(address)
  })
  return button
}

if (!customElements.get('assay-desk')) customElements.define('assay-desk', AssayDesk)
const bar = new AssayDesk()
document.body.append(bar)
import.meta.hot?.on('assay:checked', () => void bar.refresh())
