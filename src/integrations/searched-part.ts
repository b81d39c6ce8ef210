/** Takes out of a page what search can see of it. */

import { ownLineClasses } from '../shared/own-line.ts'
import { searchLanguage } from '../search/languages/languages.ts'
import { separateElisions } from '../search/words.ts'

/** A comment, or a tag: the slash of a closing tag, its name, and its attributes. A value in quotation marks can contain `>`. */
const tags = /<!--[^]*?-->|<(\/?)([a-z][^\s/>]*)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>/gi

/** Addresses, whose words are no words of the text: a search for “vaccines” would find `fda.gov/vaccines-…`. Those of links go too. */
const webAddresses = /\bhttps?:\/\/[^\s<>"']+/g

/** Dashes between letters, whose words would be one: “Blood–Derived”. Those between numbers are ranges. */
const dashes = /(?<=\p{L})[–—](?=\p{L})/gu

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
  const end = endOf(all, bodyAt)
  const textOf = ({ start, end }: Tag) => page.slice(start, end)
  const before = all.slice(0, bodyAt)
  const html = before.find(({ closes, name }) => !closes && name === 'html')
  const metadata = before.filter(
    (tag) => tag.name === 'meta' && tag.attributes.includes('data-pagefind-'),
  )
  const inBody = all.slice(bodyAt, end)
  const head = html ? textOf(html) : '<html>'
  const part = `<head>${metadata.map(textOf).join('')}</head><body>${withoutSections(page, inBody)}</body></html>`
  return head + withSeparateWords(part, /\slang=["']?([\w-]+)/.exec(head)?.[1] ?? '')
}

/** Returns the number of the tag after the end of an element. */
function endOf(all: readonly Tag[], start: number): number {
  const name = all[start]?.name
  let depth = 0
  for (let at = start; at < all.length; at += 1) {
    if (all[at]?.name !== name) continue
    depth += all[at]?.closes ? -1 : 1
    if (depth === 0) return at + 1
  }
  return all.length
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

/**
 * Elements within words and sentences (HTML standard, 4.5, “text-level semantics”, and what comes with them). The words before and
 * after any other element are separate, as those in two cells of a table.
 */
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)

/**
 * Returns a function that takes each tag in turn, and returns whether the words before and after it are separate: as those in
 * two blocks, or in parts with lines of their own.
 */
function separator(): (tag: Tag) => boolean {
  /** The parts with lines of their own that are open, with the number of open elements of the same name in each. */
  const open: { name: string; depth: number }[] = []
  return ({ name, closes, attributes }) => {
    if (!inline.has(name)) return true
    const [, classes] = / class="([^"]*)"/.exec(attributes) ?? []
    const isOwnLine = classes?.split(' ').some((each) => ownLineClasses.has(each)) ?? false
    const part = open.at(-1)
    if (isOwnLine) open.push({ name, depth: 0 })
    else if (part?.name === name) {
      part.depth += closes ? -1 : 1
      if (part.depth < 0) return open.pop() !== undefined
    }
    return isOwnLine
  }
}

/** Returns the text from the first tag to the last, without the sections that search leaves out. */
function withoutSections(page: string, all: readonly Tag[]): string {
  const kept: string[] = []
  const separates = separator()
  let end = all[0]?.start ?? 0
  /** How many sections are open in one that search leaves out. */
  let depth = 0
  for (const tag of all) {
    const isLeftOut = depth > 0 || (!tag.closes && isUnsearched(tag))
    if (tag.name === 'section' && isLeftOut) {
      if (depth === 0) kept.push(page.slice(end, tag.start))
      depth += tag.closes ? -1 : 1
      end = tag.end
    } else if (depth === 0 && separates(tag)) {
      const at = tag.closes ? tag.end : tag.start
      const text = page.slice(end, at)
      kept.push(text, /\s$/.test(text) || /^\s/.test(page.slice(at, at + 1)) ? '' : ' ')
      end = at
    }
  }
  kept.push(page.slice(end, all.at(-1)?.end))
  return kept.join('').trimEnd().replace(webAddresses, '').replace(dashes, ' $& ')
}

/** Text between tags, and metadata in which words are searched for. Other metadata has values, such as names. */
const texts = />[^<]+|<meta name="(?:description|assay:subject)" content="[^"]*"/g

/** An apostrophe as a character reference. */
const apostrophe = /&#(?:39|x27);/gi

/** Returns a page with a space after each elision of its language. */
function withSeparateWords(page: string, language: string): string {
  if (!searchLanguage(language).hasElisions) return page
  return page.replace(texts, (text) => separateElisions(text.replace(apostrophe, "'")))
}
