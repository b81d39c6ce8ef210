/**
 * Copies the entries that a citation or footnote link refers to, in the order of the page: entries of the bibliography,
 * each with its number and the locator that the style left out, or a note.
 *
 * @param call the citation as a whole, or the link to a note. If the links of a citation do not cover all its entries, as
 *   in `3–5`, `data-sources` lists them, and `data-locators` has the locators by entry, as JSON
 * @param sayLocator returns a locator as a sentence
 */
export function entriesOf(
  call: HTMLElement,
  sayLocator: (locator: string) => string,
): HTMLElement[] {
  const links = [call, ...call.querySelectorAll('a')]
  const ids = [
    ...links.map((link) => link.getAttribute('href')?.slice(1)),
    ...(call.dataset['sources'] ?? '').split(' '),
  ]
  const locators = JSON.parse(call.dataset['locators'] ?? '{}') as Record<string, string>
  const entries = document.querySelectorAll('[role=doc-bibliography] li, [data-footnotes] li')
  return [...entries].flatMap((entry) => {
    if (!ids.includes(entry.id)) return []
    const copy = document.createElement('div')
    copy.append(...(entry.cloneNode(true) as Element).childNodes)
    for (const way of copy.querySelectorAll('.backlinks, [data-footnote-backref]')) way.remove()
    for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id')
    const list = entry.parentElement
    if (list?.matches('.numbered, [data-footnotes] > *')) {
      const start = Number(list.getAttribute('start') ?? 1)
      const number = `${[...list.children].indexOf(entry) + start}. `
      ;(copy.querySelector('p') ?? copy).prepend(span('entry-number', number))
    }
    const locator =
      links.find((link) => link.getAttribute('href') === `#${entry.id}` && link.dataset['locator'])
        ?.dataset['locator'] ?? locators[entry.id]
    if (locator) copy.append(span('cited-locator', sayLocator(locator)))
    return [copy]
  })
}

function span(className: string, text: string): HTMLElement {
  return Object.assign(document.createElement('span'), { className, textContent: text })
}
