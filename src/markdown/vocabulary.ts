/** The components, elements and attributes that authors can use in MDX. */

/** A component: its attributes, and those that are required. */
interface ComponentUse {
  attributes: readonly string[]
  required: readonly string[]
}

/** The components that every article and page can use without importing them. */
export const components: Readonly<Record<string, ComponentUse>> = {
  Chart: { attributes: ['src', 'alt', 'id'], required: ['src'] },
  Dated: { attributes: ['as'], required: ['as'] },
  Disclaimer: { attributes: [], required: [] },
  Evidence: { attributes: ['claim', 'id'], required: ['claim'] },
  EvidenceMap: { attributes: ['claim', 'title', 'id'], required: ['claim'] },
  Figure: { attributes: ['src', 'alt', 'credit', 'id'], required: ['src', 'alt'] },
  KeyPoints: { attributes: [], required: [] },
  Note: { attributes: [], required: [] },
  Outcomes: { attributes: ['claim', 'id'], required: ['claim'] },
  PullQuote: { attributes: ['cite', 'locator'], required: ['cite'] },
  RatingScale: { attributes: [], required: [] },
  SearchRecord: { attributes: ['id'], required: ['id'] },
  Verdict: { attributes: ['claim'], required: ['claim'] },
}

/** The components that show a record or a setting, and nothing that is written between their tags. */
export const componentsWithoutText: ReadonlySet<string> = new Set([
  'Disclaimer',
  'Evidence',
  'Outcomes',
  'RatingScale',
  'SearchRecord',
  'Verdict',
])

/** The attributes of components that name a record. A chart is named by its file. */
export const namingAttributes: Readonly<Record<string, readonly string[]>> = {
  Evidence: ['claim'],
  EvidenceMap: ['claim'],
  Outcomes: ['claim'],
  PullQuote: ['cite'],
  SearchRecord: ['id'],
  Verdict: ['claim'],
}

/** Whether an attribute is the identifier of an element on the page. The `id` of a search names a record. */
export function isIdentifier(element: string, attribute: string): boolean {
  return attribute === 'id' && !namingAttributes[element]?.includes(attribute)
}

/** The HTML elements that authors can use, for which Markdown has no syntax. */
export const elements: ReadonlySet<string> = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'blockquote',
  'br',
  'caption',
  'cite',
  'code',
  'dd',
  'del',
  'details',
  'dfn',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'i',
  'ins',
  'kbd',
  'li',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'summary',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'time',
  'tr',
  'u',
  'ul',
  'var',
  'wbr',
])

/** The attributes that these elements can have. */
export const attributes: ReadonlySet<string> = new Set([
  'cite',
  'colspan',
  'datetime',
  'dir',
  'headers',
  'href',
  'id',
  'lang',
  'open',
  'reversed',
  'rowspan',
  'scope',
  'start',
  'title',
  'type',
  'value',
])

/** Attributes that contain an address. */
export const addressAttributes: ReadonlySet<string> = new Set(['cite', 'href', 'src'])
