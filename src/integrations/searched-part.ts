/** Takes out of a page what search can see of it. */

/** A comment, or a tag: the slash of a closing tag, its name, and its attributes. A value in quotation marks can contain `>`. */
const tags = /<!--[^]*?-->|<(\/?)([a-z][^\s/>]*)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>/gi

/** What is in quotation marks, in attributes. */
const values = /"[^"]*"|'[^']*'/g

/** A tag of a page: where it is, and its attributes; empty for a closing tag. */
interface Tag {
  start: number
  end: number
  closes: boolean
  name: string
  attributes: string
}

/**
 * Returns the part of a page of the site that decides what Pagefind finds in it, as a smaller page. Pagefind has to read less, and
 * a page need not be indexed again if only the rest has changed, such as what cites a source.
 *
 * @param page well-formed HTML, in which every section is closed
 * @returns `undefined` if search leaves the page out
 */
export function searchedPart(page: string): string | undefined {
  const all = [...tagsOf(page)]
  const bodyAt = all.findIndex((tag) => hasAttribute(tag, 'data-pagefind-body'))
  const body = all[bodyAt]
  if (!body) return undefined
  const close = all.findLast(({ closes, name }) => closes && name === body.name)
  const textOf = ({ start, end }: Tag) => page.slice(start, end)
  const before = all.slice(0, bodyAt)
  const html = before.find(({ closes, name }) => !closes && name === 'html')
  const metadata = before.filter(
    (tag) => tag.name === 'meta' && tag.attributes.includes('data-pagefind-'),
  )
  const inBody = all.slice(bodyAt, close && all.indexOf(close) + 1)
  return `${html ? textOf(html) : '<html>'}<head>${metadata.map(textOf).join('')}</head><body>${withoutSections(page, inBody)}</body></html>`
}

function* tagsOf(page: string): Generator<Tag> {
  for (const { 0: text, 1: slash, 2: name, 3: attributes = '', index } of page.matchAll(tags))
    if (name !== undefined)
      yield {
        start: index,
        end: index + text.length,
        closes: slash === '/',
        name: name.toLowerCase(),
        attributes,
      }
}

function hasAttribute({ closes, attributes }: Tag, name: string): boolean {
  if (closes || !attributes.includes(name)) return false
  return attributes
    .replace(values, '')
    .split(/[\s=/]+/)
    .includes(name)
}

/** Returns whether search leaves a section out as a whole. These are half of the bytes of an article, and more of those of a source. */
function isUnsearched(tag: Tag): boolean {
  return hasAttribute(tag, 'data-pagefind-ignore') || / class="bibliography"/.test(tag.attributes)
}

/** Returns the text from the first tag to the last, without the sections that search leaves out. */
function withoutSections(page: string, all: readonly Tag[]): string {
  const kept: string[] = []
  let end = all[0]?.start ?? 0
  /** How many sections are open in one that search leaves out. */
  let depth = 0
  for (const tag of all) {
    if (tag.name !== 'section' || (depth === 0 && (tag.closes || !isUnsearched(tag)))) continue
    if (depth === 0) kept.push(page.slice(end, tag.start))
    depth += tag.closes ? -1 : 1
    end = tag.end
  }
  kept.push(page.slice(end, all.at(-1)?.end))
  return kept.join('')
}
