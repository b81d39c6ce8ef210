/**
 * Copies the entries that a citation stands for, in the order of the bibliography, each with its number and the locator
 * that the style left out.
 *
 * @param citation the citation as a whole; it names the entries in `data-sources`
 */
export function entriesOf(citation: Element): HTMLElement[] {
  const ids = (citation.getAttribute('data-sources') ?? '').split(' ')
  const entries = [...document.querySelectorAll('[role=doc-bibliography] > ol > li')]
  return entries.flatMap((entry, index) => {
    const { id } = entry
    if (!ids.includes(id)) return []
    const copy = document.createElement('div')
    copy.append(...(entry.cloneNode(true) as Element).childNodes)
    copy.querySelector('.backlinks')?.remove()
    if (entry.parentElement?.className === 'numbered') {
      const number = document.createElement('span')
      number.className = 'entry-number'
      number.textContent = `${index + 1}. `
      copy.prepend(number)
    }
    const locator = citation
      .querySelector(`a[href="#${CSS.escape(id)}"][data-locator]`)
      ?.getAttribute('data-locator')
    if (locator) {
      const cited = document.createElement('span')
      cited.className = 'cited-locator'
      cited.textContent = `Cited here: ${locator}`
      copy.append(cited)
    }
    return [copy]
  })
}
