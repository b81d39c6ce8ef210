/** Takes out of a page what search can see of it. */

/** A part of a tag after its name. A value in quotation marks can contain `>`. */
const inTag = /(?:"[^"]*"|'[^']*'|[^"'>])/.source
const restOfTag = `${inTag}*>`

const htmlTag = new RegExp(`<html\\b${restOfTag}`, 'i')
const metaTags = new RegExp(`<meta\\b${restOfTag}`, 'g')
const bodyTag = new RegExp(`<(\\w+)\\b${inTag}*?\\sdata-pagefind-body(?=[\\s>=])${restOfTag}`)
const sectionTags = new RegExp(`</?section\\b${restOfTag}`, 'g')

/** Sections that search leaves out as a whole: they are half of the bytes of an article, and more of those of a source. */
const unsearchedSection = /\sdata-pagefind-ignore[\s>=]|\sclass="bibliography"/

/**
 * Returns the part of a page of the site that decides what Pagefind finds in it, as a smaller page. Pagefind has to read less, and
 * a page need not be indexed again if only the rest has changed, such as what cites a source.
 *
 * @param page well-formed HTML, in which every section is closed
 * @returns `undefined` if search leaves the page out
 */
export function searchedPart(page: string): string | undefined {
  const body = bodyTag.exec(page)
  if (!body) return undefined
  const html = htmlTag.exec(page)?.[0] ?? '<html>'
  const head = page.slice(0, body.index).match(metaTags) ?? []
  const metadata = head.filter((tag) => tag.includes('data-pagefind-'))
  const close = `</${body[1] ?? ''}>`
  const text = page.slice(body.index, page.lastIndexOf(close) + close.length)
  return `${html}<head>${metadata.join('')}</head><body>${withoutSections(text)}</body></html>`
}

function withoutSections(text: string): string {
  const kept: string[] = []
  let end = 0
  /** How many sections are open in one that search leaves out. */
  let depth = 0
  for (const { 0: tag, index } of text.matchAll(sectionTags)) {
    if (depth === 0 && !(tag.startsWith('<section') && unsearchedSection.test(tag))) continue
    if (depth === 0) kept.push(text.slice(end, index))
    depth += tag.startsWith('</') ? -1 : 1
    end = index + tag.length
  }
  kept.push(text.slice(end))
  return kept.join('')
}
