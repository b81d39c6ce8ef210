/** The choice of the language to search in, which a publication with articles in several languages has. */

/** The language to search in, as a BCP 47 tag. */
export interface LanguageChoice {
  /** Returns the chosen language if it is not that of the publication. */
  get: () => string | undefined
  /** Chooses a language; that of the publication if there are no pages in it. */
  set: (language: string | undefined) => void
  /** Listens to the reader's choice. */
  onChange: (listener: () => void) => void
}

/**
 * Binds the choice in a form; at first, it is the language of the document.
 *
 * @param own the language of the publication
 */
export function languageChoice(form: HTMLFormElement, own: string): LanguageChoice {
  const select = form.querySelector<HTMLSelectElement>('select[name=lang]')
  const choice: LanguageChoice = {
    get: () => (select && select.value !== own ? select.value : undefined),
    set: (language = own) => {
      if (!select) return
      select.value = language
      if (select.value === '') select.value = own
    },
    onChange: (listener) => select?.addEventListener('change', listener),
  }
  choice.set(document.documentElement.lang)
  return choice
}
