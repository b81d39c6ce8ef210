/** Selects the links of citations and of GFM's footnotes. */
export const calls = '.citation a[role=doc-biblioref], a[data-footnote-ref]'

/** Returns the link of a citation or footnote that is the target of an event. */
export function linkOf({ target }: Event): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>(calls) : null
  return link ?? undefined
}
