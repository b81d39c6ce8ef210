/** What calls a source or a note: the links of citations, and those of GFM's footnotes. */
export const calls = '.citation a[role=doc-biblioref], a[data-footnote-ref]'

/** The link of a citation or to a note that an event is about. */
export function linkOf({ target }: Event): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>(calls) : null
  return link ?? undefined
}
