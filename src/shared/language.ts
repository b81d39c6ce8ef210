/**
 * The direction in which a language is written, for HTML's `dir` (HTML, "The dir attribute").
 *
 * @param language a BCP 47 tag, such as `ar` or `az-Arab`
 * @returns `rtl`, or nothing where it is the direction that pages have anyway
 */
export function textDirection(language: string): 'rtl' | undefined {
  return new Intl.Locale(language).getTextInfo().direction === 'rtl' ? 'rtl' : undefined
}
