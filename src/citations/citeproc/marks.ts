/**
 * Marks the output of citeproc-js with the source of each part of a citation and of each entry of a bibliography.
 *
 * citeproc has a wrapper for cites (`wrapCitationEntry`), but with it the affixes of the layout are missing, punctuation
 * does not move into quotation marks and numbers do not collapse. So the marks are added later, when a finished cite becomes
 * text: after its punctuation has moved and before cites are joined.
 */

import type { SourceOfCite, CiteBlob, PrintedPart, ProcessedCite, Processor } from './types.ts'

const markStart = '\uE010'
const markEnd = '\uE011'
const stretchEnd = '\uE012'
/** The end of the author's prefix of a cite, and the start of the suffix. */
const prefixEnd = '\uE013'
const suffixStart = '\uE014'

/** Returns the text for a cite for which the style prints nothing, without markup. */
export type FallbackText = (id: string, cite: ProcessedCite) => string

/**
 * Engines whose output functions are replaced, with the fallback of the current text while marks are on.
 *
 * citation-js gives the same engines to the code of a command and to that of its bundle, which has a second instance of this
 * module. So each replaces the functions of the other, and only the one that prints may mark anything.
 */
const engines = new WeakMap<Processor, { fallbackText: FallbackText | undefined }>()

/**
 * Calls a function, and lets the engine mark the source of each cite and entry that it prints during the call.
 *
 * @param fallbackText returns the text for a cite for which the style prints nothing
 */
export function withMarks<Result>(
  processor: Processor,
  fallbackText: FallbackText,
  print: () => Result,
): Result {
  const settings = engines.get(processor) ?? hookOutput(processor)
  settings.fallbackText = fallbackText
  processor.sys.wrapBibliographyEntry = (id) => [`${markStart}${id ?? ''}${markEnd}`, '']
  try {
    return print()
  } finally {
    settings.fallbackText = undefined
    processor.sys.wrapBibliographyEntry = undefined
  }
}

/**
 * Splits the mark of an entry from its HTML.
 *
 * @returns `undefined` for an entry without a source: the message that citeproc prints in place of an empty entry
 */
export function readEntryMark(html: string): { id: string; html: string } | undefined {
  const match = /\uE010([^\uE011]*)\uE011/u.exec(html)
  if (!match?.[1]) return undefined
  return { id: match[1], html: html.replace(match[0], '') }
}

/**
 * Turns the marks of a citation into `<a data-source="key">…</a>`, with the key percent-encoded and the author's affixes
 * outside. The result has no other links.
 *
 * @throws if marks are left: what is printed may then not belong to the source that it is linked to
 */
export function marksToElements(html: string, keyOf: (id: string) => string): string {
  const linked = html
    .replace(/(\uE010[^\uE011]*\uE011)([^\uE010-\uE014]*)\uE013/gu, '$2$1')
    .replace(/\uE014([^\uE010-\uE014]*)\uE012/gu, `${stretchEnd}$1`)
    .replace(
      /\uE010([^\uE011]*)\uE011/gu,
      (_, id: string) => `<a data-source="${encodeURIComponent(keyOf(id))}">`,
    )
    .replaceAll(stretchEnd, '</a>')
  if (/[\uE010-\uE014]/.test(linked))
    throw new Error(`The source of “${withoutMarks(html)}” could not be told from its affixes.`)
  return linked
}

/** Removes the characters that serve as marks from a text for citeproc. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uE000-\uE01F]/gu, '')
}

function hookOutput(processor: Processor): { fallbackText: FallbackText | undefined } {
  const settings: { fallbackText: FallbackText | undefined } = { fallbackText: undefined }
  engines.set(processor, settings)
  const { output } = processor
  const { openLevel, string } = output

  // The outermost level of the output queue contains one cite.
  output.openLevel = function openCite(token) {
    const isOutermost = this.current.value() === this.queue
    openLevel.call(this, token)
    const blob = this.queue.at(-1)
    const { area, just_looking: isTrial } = processor.tmp
    if (!settings.fallbackText || !blob || !isOutermost || isTrial) return
    if (area !== 'citation' && area !== 'intext') return
    const { Item: item, item: cite } = processor.nameOutput
    blob.source = { id: item.id, cite: cite ?? {} }
  }

  output.string = function printCite(state, blobs, parent) {
    if (!settings.fallbackText) return string.call(this, state, blobs, parent)
    const [blob] = blobs
    const known = parent === undefined && blobs.length === 1 ? blob?.source : undefined
    if (!blob || !known) return string.call(this, state, blobs, parent)
    const { prefix, suffix } = blob.strings
    if (!known.cite.isComposite) markAffixes(blob, known.cite)
    const printed = string.call(this, state, blobs, parent)
    if (typeof printed === 'string') return printed === '' ? '' : mark(printed, known.id)
    const gap = known.cite.isComposite ? undefined : textAroundGap(printed, known.cite)
    if (gap) {
      const text = escapeText(settings.fallbackText(known.id, known.cite))
      const [before, after] = gap
      if (printed.length > 0) return [markPart(before + text + after, known, prefix, suffix)]
      return [escapeText(prefix) + mark(text, known.id) + escapeText(suffix)]
    }
    const last = printed.length - 1
    return printed.map((part, index) =>
      markPart(part, known, index === 0 ? prefix : '', index === last ? suffix : ''),
    )
  }
  return settings
}

/** Marks the inner ends of the author's affixes, which are the first and the last part of a cite. */
function markAffixes({ blobs }: CiteBlob, { prefix, suffix }: ProcessedCite): void {
  if (typeof blobs === 'string') return
  const [first] = blobs
  const last = blobs.at(-1)
  if (prefix && first) first.strings.suffix += prefixEnd
  if (suffix && last && (last !== first || !prefix))
    last.strings.prefix = suffixStart + last.strings.prefix
}

/**
 * Returns the text before and after the source in a cite that prints nothing for it except the author's affixes;
 * `undefined` if the cite prints anything.
 */
function textAroundGap(
  printed: readonly PrintedPart[],
  { prefix, suffix }: ProcessedCite,
): [before: string, after: string] | undefined {
  const [html = '', ...others] = printed
  if (printed.length === 0) return ['', '']
  if (typeof html !== 'string' || others.length > 0 || !(prefix || suffix)) return undefined
  const start = prefix ? html.indexOf(prefixEnd) + 1 : 0
  const end = suffix ? html.indexOf(suffixStart) : html.length
  if (end < start || /[\p{L}\p{N}]/u.test(html.slice(start, end).replace(/<[^>]*>/g, '')))
    return undefined
  const gap = prefix ? start : end
  return [html.slice(0, gap), html.slice(gap)]
}

/** Marks a part of a cite inside the affixes of the layout. A number becomes text later, unless a range replaces it. */
function markPart(
  part: PrintedPart,
  { id, cite }: SourceOfCite,
  prefix: string,
  suffix: string,
): PrintedPart {
  if (typeof part !== 'string') {
    const { strings } = part
    const start = strings.prefix.startsWith(prefix) ? prefix.length : 0
    const end = strings.suffix.length - (strings.suffix.endsWith(suffix) ? suffix.length : 0)
    strings.prefix = insertAt(strings.prefix, start, `${markStart}${id}${markEnd}`)
    strings.suffix = insertAt(strings.suffix, end, stretchEnd)
    return part
  }
  const start = escapeText(prefix)
  const end = escapeText(suffix)
  if (!part.startsWith(start) || !part.slice(start.length).endsWith(end)) return mark(part, id)
  const content = part.slice(start.length, part.length - end.length)
  // A suppressed author leaves the punctuation that follows names in the style.
  return cite['suppress-author']
    ? start.replace(/^[\s,;:]+$/, '') + mark(content.replace(/^[\s,;:]+/, ''), id) + end
    : start + mark(content, id) + end
}

function insertAt(text: string, at: number, mark: string): string {
  return text.slice(0, at) + mark + text.slice(at)
}

function mark(html: string, id: string): string {
  return html === '' ? '' : `${markStart}${id}${markEnd}${html}${stretchEnd}`
}

/** Escapes text for HTML, as citeproc's own format does. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;')
}
