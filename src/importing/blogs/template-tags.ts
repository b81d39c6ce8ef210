/** Replaces the tags of template languages in old texts: Liquid (Jekyll), shortcodes of Hugo and of WordPress. */

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

import type { BlogKind, Note, OldPost } from '../old-post.ts'

import { markOfHeading } from '../text/heading-ids.ts'

/** A text whose tags are replaced. */
export interface UntaggedText {
  text: string
  /** The tags that became placeholders, by their number. */
  tags: string[]
  notes: Note[]
  /** Returns the line in the original of an offset in `text`, from 1. */
  lineOf: (offset: number) => number
}

/** A placeholder for a tag: its number between two characters that no text contains (private use, Unicode 23.5). */
export const placeholder = /\uE000(\d+)\uE001/g

/** An address of another text of the same blog, by the name of its file. */
export const postScheme = 'old-post:'

const liquid = String.raw`\{%-?[\s\S]*?-?%\}|\{\{[^{}<%][^{}]*\}\}`
const hugo = String.raw`\{\{<[\s\S]*?>\}\}|\{\{%[\s\S]*?%\}\}`
/** Converters to Markdown escape the brackets. */
const wordpress = String.raw`\\?\[\/?(?:audio|caption|contact-form[\w-]*|embed|gallery|playlist|soundcloud|tweet|video|vimeo|youtube)\b[^\]\n]*\](?!\()`
/** The value of an option, which can contain brackets. */
const option = String.raw`[\w-]+=(?:"[^"\n]*"|'[^'\n]*')`
const blocks = String.raw`\{%-? *highlight +(?<language>[\w+#-]+)[^%]*%\}(?<code>[\s\S]*?)\{%-? *endhighlight *-?%\}|\{\{< *highlight +(?<language2>[\w+#-]+)[^>]*>\}\}(?<code2>[\s\S]*?)\{\{< *\/ *highlight *>\}\}|\{%-? *raw *-?%\}(?<raw>[\s\S]*?)\{%-? *endraw *-?%\}|\[caption[^\]]*\](?<caption>[\s\S]*?)\[\/caption\]|\[embed[^\]]*\](?<embed>[^[]*)\[\/embed\]`
/** Kramdown's comments, and elements of HTML that contain Markdown (kramdown, "Extensions", "HTML Blocks"). */
const kramdown = String.raw`\{::comment\}(?<hidden>[\s\S]*?)\{:\/(?:comment)?\}|<(?<element>[a-z]\w*)\b(?<before>[^<>]*?)\s+markdown=["']?(?:1|block|span)["']?(?<after>[^<>]*)>`
const attributeLists = String.raw`(?:^\* *(?:TOC|toc)\n)?\{:[^{}\n]*\}|(?<=^#{1,6} .*)\{#[^\s{}]+[^{}\n]*\}[ \t]*$|(?<=^.+)\{#[^\s{}]+[^{}\n]*\}[ \t]*(?=\n(?:=+|-+)[ \t]*$)`
/** The attributes of headings and blocks in Hugo (Hugo, "Markdown attributes"). */
const goldmark = String.raw`(?<=^#{1,6} .*)\{[.#][^{}\n]*\}[ \t]*$|^\{(?:[.#]|[a-z-]+=")[^{}\n]*\}[ \t]*$`

/**
 * Replaces every tag: by Markdown or HTML, if what it shows is known, otherwise by a placeholder. Code stays as it is.
 *
 * @param source the text of a post, without its front matter
 */
export function replaceTags(
  source: string,
  kind: BlogKind,
  form: OldPost['form'] = 'markdown',
): UntaggedText {
  const sets = [
    blocks,
    ...(kind === 'jekyll' ? [kramdown, ...endsOfMarkdown(source)] : []),
    attributeLists,
    ...(kind === 'hugo' ? [goldmark] : []),
    hugo,
    liquid,
    ...(kind === 'jekyll' || kind === 'hugo' ? [] : [wordpress, ...unknownShortcodes(source)]),
  ]
  const pattern = new RegExp(sets.join('|'), 'gm')
  const code = /[{[]|markdown=/.test(source) ? codeRanges(source) : []
  const tags: string[] = []
  const notes: Note[] = []
  const steps: { at: number; shift: number }[] = []
  let shift = 0
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length
  const text = source.replace(pattern, (whole: string, ...rest: unknown[]) => {
    const offset = rest.find((each) => typeof each === 'number') as number
    const groups = rest.at(-1) as Record<string, string | undefined>
    if (code.some(({ start, end }) => offset > start && offset < end)) return whole
    const known =
      ofBlock(groups, form) ??
      ofKramdown(whole, groups) ??
      ofAttributes(whole, lineBefore(source, offset)) ??
      ofTag(whole)
    let replaced = known?.markdown
    if (replaced === undefined) {
      const isLine =
        /(?:^|\n)$/.test(source.slice(0, offset)) &&
        /^[ \t]*(?:\n|$)/.test(source.slice(offset + whole.length))
      replaced = `\uE000${tags.length}\uE001`
      if (isLine) replaced = `\n${replaced}\n`
      tags.push(whole)
      notes.push({ line: lineAt(offset), message: `${quoted(whole)} became a comment.` })
    } else if (known?.note !== undefined) {
      notes.push({ line: lineAt(offset), message: `${quoted(whole)} became ${known.note}.` })
    }
    shift += replaced.length - whole.length
    steps.push({ at: offset + whole.length + shift, shift })
    return replaced
  })
  const lineOf = (offset: number) =>
    lineAt(offset - (steps.findLast(({ at }) => at <= offset)?.shift ?? 0))
  return { text, tags, notes, lineOf }
}

/**
 * The shortcodes of any plugin of WordPress. Other words in brackets are text, so only those with options, or with an end, are
 * certain.
 */
function unknownShortcodes(source: string): string[] {
  const opened = new Set([...source.matchAll(/\[([a-z][\w-]*)/gi)].map(([, name = '']) => name))
  const closed = [...source.matchAll(/\[\/([a-z][\w-]*)\]/gi)].map(([, name = '']) => name)
  const pairs = [...new Set(closed)].filter((name) => opened.has(name))
  return [
    String.raw`\\?\[[a-z][\w-]*(?:\s+${option})+[^\]\n"']*\](?!\()`,
    ...pairs.map((name) => String.raw`\\?\[\/?${name}(?=[\s\]])(?:${option}|[^\]\n"'])*\](?!\()`),
  ]
}

/** Quotes a tag for a message, on one line. */
export function quoted(tag: string): string {
  const line = tag.replaceAll(/\s+/g, ' ')
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``
}

/** What replaces a tag, and what to say about it if a person should look at it. */
interface Replacement {
  markdown: string
  note?: string
}

function ofBlock(
  groups: Record<string, string | undefined>,
  form: OldPost['form'],
): Replacement | undefined {
  const { language, code, language2, code2, raw, caption, embed } = groups
  const listing = code ?? code2
  if (listing !== undefined) {
    const fence = '`'.repeat(
      Math.max(3, ...[...listing.matchAll(/`+/g)].map(([run]) => run.length + 1)),
    )
    const body = listing.replace(/^\s*\n|\s+$/g, '')
    if (form === 'html') return { markdown: `<pre><code>${escapeText(body)}</code></pre>` }
    return { markdown: `\n${fence}${language ?? language2 ?? ''}\n${body}\n${fence}\n` }
  }
  if (raw !== undefined) return { markdown: raw.replaceAll('<', '&lt;') }
  if (embed !== undefined) {
    return { markdown: linkTo(embed.trim(), embed.trim()), note: 'a link' }
  }
  if (caption === undefined) return undefined
  const [, picture = '', words = ''] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/.exec(caption) ?? []
  return picture === ''
    ? undefined
    : { markdown: `<figure>${picture}<figcaption>${words.trim()}</figcaption></figure>` }
}

/** Returns what is before an offset on its line, or the line before it if the offset starts a line. */
function lineBefore(source: string, offset: number): string {
  return source.slice(source.lastIndexOf('\n', Math.max(0, offset - 2)) + 1, offset)
}

/** The elements that contain text in a line. */
const inLine = /^(?:a|abbr|b|cite|em|i|mark|p|small|span|strong|sub|sup|td|th|u)$/

/** Returns patterns for the ends of elements whose content is Markdown, and of summaries, which are a part of such. */
function endsOfMarkdown(source: string): string[] {
  const names = [...source.matchAll(/<([a-z]\w*)\b[^<>]*\smarkdown=/g)].map(([, name = '']) => name)
  const ended = [...new Set([...names, ...(names.includes('details') ? ['summary'] : [])])]
  return ended.filter((name) => !inLine.test(name)).map((name) => String.raw`<\/${name}>`)
}

/** Empty lines around the content of an element make it Markdown for others too (CommonMark 0.31, 4.6). */
function ofKramdown(
  whole: string,
  { hidden, element, before = '', after = '' }: Record<string, string | undefined>,
): Replacement | undefined {
  if (hidden !== undefined) return { markdown: `<!--${hidden.replaceAll('--', '- -')}-->` }
  if (element !== undefined) {
    const tag = `<${element}${before}${after}>`
    return { markdown: inLine.test(element) ? tag : `${tag}\n\n` }
  }
  if (!/^<\/\w+>$/.test(whole)) return undefined
  return { markdown: whole === '</summary>' ? `${whole}\n\n` : `\n\n${whole}\n\n` }
}

/**
 * The attributes of a block, and kramdown's table of contents. The site makes its own. Only the identifier of a heading is
 * of use, for links to it.
 */
function ofAttributes(whole: string, line: string): Replacement | undefined {
  if (!/^(?:\* *toc\n)?\{(?:[:#.]|[a-z-]+=)/i.test(whole)) return undefined
  const [, id] = /^\{:?(?:[^#{}]*\s)?#([^\s{}]+)/.exec(whole) ?? []
  const isOfHeading = whole.startsWith('{#') || /^#{1,6} .*\n?$/.test(line)
  return { markdown: id !== undefined && isOfHeading ? markOfHeading(id) : '' }
}

function ofTag(whole: string): Replacement | undefined {
  const inner = whole.replace(/^\{[{%][<%]?-?|-?[>%]?[%}]\}$|^\[|\]$/g, '').trim()
  if (/^(?:site\.(?:baseurl|url)|["']?["']? *\| *(?:relative|absolute)_url)$/.test(inner)) {
    return { markdown: '' }
  }
  const [, path] =
    /^["']([^"']+)["'] *\| *(?:relative_url|absolute_url|prepend: *site\.(?:base)?url)/.exec(
      inner,
    ) ?? []
  if (path !== undefined) return { markdown: path }
  const [name = '', ...words] = inner.split(/\s+/)
  const [first = ''] = words
  const options = optionsIn(inner)
  if (name === 'post_url' || name === 'link' || name === 'ref' || name === 'relref') {
    return { markdown: `${postScheme}${first.replaceAll(/["']/g, '')}` }
  }
  if (name === 'figure' && options['src'] !== undefined) return { markdown: figureOf(options) }
  return ofService(name === 'include' ? first.replace(/\.html$/, '') : name, words, options)
}

/** What a tag embeds from a service becomes a link to it: articles load nothing from other sites. */
function ofService(
  name: string,
  words: readonly string[],
  options: Readonly<Record<string, string>>,
): Replacement | undefined {
  const [first = '', second = ''] = words.map((word) => word.replaceAll(/^["']|["']$/g, ''))
  const id = options['id'] ?? first
  if (/^https:\/\/\S+$/.test(first)) return { markdown: linkTo(first, first), note: 'a link' }
  if (!/^[\w-]+$/.test(id)) return undefined
  const user = options['user'] ?? second
  const addresses: Partial<Record<string, [title: string, address: string]>> = {
    youtube: ['Video on YouTube', `https://www.youtube.com/watch?v=${id}`],
    vimeo: ['Video on Vimeo', `https://vimeo.com/${id}`],
    tweet: ['Post on X', `https://x.com/${options['user'] ?? 'i'}/status/${id}`],
    x: ['Post on X', `https://x.com/${options['user'] ?? 'i'}/status/${id}`],
    gist: ['Code on GitHub', `https://gist.github.com/${id}/${user}`],
  }
  const found = Object.hasOwn(addresses, name) ? addresses[name] : undefined
  return found && { markdown: linkTo(found[1], found[0]), note: 'a link' }
}

function figureOf({
  src = '',
  alt = '',
  caption = '',
  title = '',
  attr = '',
  attrlink = '',
}: Record<string, string>) {
  const source = attrlink === '' ? attr : linkTo(attrlink, attr || attrlink)
  const text = [title, caption, source].filter((each) => each !== '').join(' ')
  const image = `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}">`
  return `<figure>${image}${text === '' ? '' : `<figcaption>\n\n${text}\n\n</figcaption>`}</figure>`
}

/** A link in HTML, which Markdown can contain too. */
function linkTo(address: string, words: string): string {
  return `<a href="${escapeAttribute(address)}">${escapeText(words)}</a>`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}

/** The options of a tag: `name="text"`, with quotation marks of any kind. */
function optionsIn(inner: string): Record<string, string> {
  const found = inner.matchAll(/([\w-]+)=(?:"((?:\\.|[^"\\])*)"|'([^']*)'|`([^`]*)`)/g)
  return Object.fromEntries(
    [...found].map(([, name = '', double, single, back]) => [
      name,
      (double ?? single ?? back ?? '').replaceAll(/\\(["\\])/g, '$1'),
    ]),
  )
}

const markdown = unified().use(remarkParse).freeze()

/** Where a text contains code, in which tags mean nothing. */
function codeRanges(source: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = []
  visit(markdown.parse(source), ['code', 'inlineCode'], (node) => {
    // Indented lines are often HTML in a template, and code in a list.
    const start = node.position?.start.offset ?? 0
    if (node.type === 'code' && !/^[ \t]*[`~]{3}/.test(source.slice(start))) return
    ranges.push({ start, end: node.position?.end.offset ?? start })
  })
  return ranges
}
