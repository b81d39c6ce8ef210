/** What would run, or load something from elsewhere, in a picture in SVG. */

import type { Element, Nodes } from 'xast'

import { tokenize, tokenTypes } from 'css-tree/tokenizer'
import { fromXml } from 'xast-util-from-xml'

import { truncate } from '../shared/truncate.ts'
import { addressesInCss } from './site/stylesheet.ts'

/** A part of a picture that is not only drawn. */
export interface ActivePart {
  /** Offset in the source. */
  offset: number
  /** Its length in the source. */
  length: number
  message: string
  hint: string
}

/**
 * The elements of SVG 2 and SVG 1.1 that draw, or describe what is drawn, and those of Inkscape’s drafts. `script` is not
 * among them, nor is `handler`, nor the elements that SVG 2 borrows from HTML (SVG 2, section 5.1.2).
 */
const elements = new Set(
  `a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath color-profile
  cursor defs desc discard ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
  feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
  feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  filter flowDiv flowLine flowPara flowRegion flowRegionExclude flowRoot flowSpan font font-face font-face-format
  font-face-name font-face-src font-face-uri foreignObject g glyph glyphRef hatch hatchpath hatchPath hkern image line
  linearGradient marker mask mesh meshPatch meshRow meshgradient meshpatch meshrow metadata missing-glyph mpath path
  pattern polygon polyline radialGradient rect set solidColor solidcolor stop style svg switch symbol text textPath title
  tref tspan use view vkern`.split(/\s+/),
)

const animations = new Set(['animate', 'animateColor', 'animateMotion', 'animateTransform', 'set'])

const namespaces = {
  html: 'http://www.w3.org/1999/xhtml',
  mathml: 'http://www.w3.org/1998/Math/MathML',
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
}

const plain = 'Export the picture again as plain SVG, without scripts and interaction.'
const embed = 'Embed in the picture what it shows, and export it again.'

/** Pictures and fonts that a picture can hold itself. */
const embedded =
  /^data:(?:image\/[\w.+-]+|(?:application\/(?:x-)?)?font[\w./+-]*|application\/(?:vnd\.ms-fontobject|octet-stream|x-truetype-font))[;,]/i

/** How many pictures may lie within each other. */
const deepest = 4

/**
 * Finds what would run in a picture or load something when it is opened by its address, where a browser takes it for a
 * document (SVG 2, section 2; SVG Integration): scripts and event handlers, HTML, links that run code and animations that
 * make such, style sheets, pictures, fonts and entities from elsewhere. Data of other namespaces, as drawing programs add
 * it, does nothing and is passed over.
 *
 * @param source a file in SVG
 * @returns the parts in the order of the source; where it is no SVG, one part that says so
 */
export function findActiveParts(source: string, depth = 0): ActivePart[] {
  const { text, entities, parts } = resolveEntities(source)
  if (parts.length > 0) return parts
  let tree
  try {
    tree = fromXml(text)
  } catch (error) {
    return [unreadable(error, source)]
  }
  const finder = new Finder(source, entities, depth)
  for (const node of tree.children) finder.look(node, { '': '' })
  return finder.parts.toSorted((one, other) => one.offset - other.offset)
}

/** The namespaces in force, by prefix. */
type Scope = Readonly<Record<string, string>>

class Finder {
  readonly parts: ActivePart[] = []
  readonly #source: string
  readonly #entities: ReadonlyMap<string, string>
  readonly #depth: number
  #isRoot = true

  constructor(source: string, entities: ReadonlyMap<string, string>, depth: number) {
    this.#source = source
    this.#entities = entities
    this.#depth = depth
  }

  look(node: Nodes, scope: Scope): void {
    if (node.type === 'instruction' && /^xml-stylesheet$/i.test(node.name)) {
      const raw = this.#source.slice(offsetOf(node), node.position?.end.offset)
      this.#add(offsetOf(node), raw, 'loads a style sheet that is not part of the picture', embed)
    }
    if (node.type !== 'element') return
    const inner = scopeOf(node, scope, this.#entities)
    const [prefix, name] = splitName(node.name)
    const namespace = inner[prefix]
    if (this.#isRoot && (name !== 'svg' || namespace !== namespaces.svg)) {
      this.#add(
        offsetOf(node),
        `<${node.name}`,
        'does not begin a picture in SVG',
        `Start it with \`<svg xmlns="${namespaces.svg}">\`, or give the file the ending of what it holds.`,
      )
      return
    }
    this.#isRoot = false
    if (namespace === namespaces.html || namespace === namespaces.mathml) {
      this.#add(
        offsetOf(node),
        `<${node.name}`,
        `is ${namespace === namespaces.html ? 'HTML' : 'MathML'} inside a picture`,
        'Export the picture again with its text as SVG text or as paths.',
      )
      return
    }
    if (namespace === namespaces.svg) this.#lookAtElement(node, name, inner)
    for (const child of node.children) this.look(child, inner)
  }

  #lookAtElement(node: Element, name: string, scope: Scope): void {
    if (!elements.has(name)) {
      const runs = name.toLowerCase() === 'script'
      this.#add(
        offsetOf(node),
        `<${node.name}`,
        runs ? 'runs code' : 'is not an element that a picture can have',
        plain,
      )
      return
    }
    if (name === 'style') this.#lookAtStyle(this.#textOf(node), offsetOf(node))
    for (const [attribute, written] of Object.entries(node.attributes)) {
      const value = expand(written ?? '', this.#entities)
      const problem = problemOfAttribute(name, attribute, value, scope, this.#depth)
      if (problem) this.#addAttribute(node, attribute, problem)
    }
  }

  #lookAtStyle(css: string, start: number): void {
    const problem = problemOfCss(css, this.#depth)
    if (!problem) return
    const at = this.#source.indexOf(problem.words, start)
    this.#add(
      at === -1 ? start : at,
      at === -1 ? '<style' : problem.words,
      problem.predicate,
      problem.hint,
    )
  }

  #textOf(node: Element): string {
    const words = node.children.map((child) =>
      child.type === 'text' || child.type === 'cdata' ? child.value : '',
    )
    return expand(words.join(''), this.#entities)
  }

  #addAttribute(node: Element, name: string, { predicate, hint }: Problem): void {
    const start = offsetOf(node)
    const pattern = /\s([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')/gy
    pattern.lastIndex = start + 1 + node.name.length
    for (;;) {
      const space = /\s*/y
      space.lastIndex = pattern.lastIndex
      const skipped = space.exec(this.#source)?.[0].length ?? 0
      if (skipped > 1) pattern.lastIndex += skipped - 1
      const found = pattern.exec(this.#source)
      if (!found) break
      if (found[1] !== name) continue
      this.#add(found.index + 1, found[0].slice(1), predicate, hint)
      return
    }
    this.#add(start, `<${node.name}`, predicate, hint)
  }

  #add(offset: number, raw: string, predicate: string, hint: string): void {
    const [line = ''] = raw.split('\n')
    const quoted = /^<[^?]*$/.test(line) ? `${line}>` : truncate(line, 80)
    this.parts.push({ offset, length: line.length, message: `\`${quoted}\` ${predicate}.`, hint })
  }
}

/** What is wrong with a part: the end of a sentence that starts with the words of the part, and what to do. */
interface Problem {
  predicate: string
  hint: string
}

const loads: Problem = { predicate: 'loads a file that is not part of the picture', hint: embed }

function problemOfAttribute(
  element: string,
  attribute: string,
  value: string,
  scope: Scope,
  depth: number,
): Problem | undefined {
  const [prefix, name] = splitName(attribute)
  if (prefix === '' && /^on/i.test(name)) return { predicate: 'runs code', hint: plain }
  if (prefix === 'xml' && name === 'base')
    return { predicate: 'changes where the addresses of the picture lead', hint: 'Remove it.' }
  if (prefix !== '' && scope[prefix] !== namespaces.xlink && prefix !== 'xlink') return undefined
  if (name === 'href' || name === 'src') return problemOfAddress(element, value, depth)
  if (name === 'ping') return { predicate: 'sends a request to another address', hint: plain }
  if (name === 'attributeName' && animations.has(element)) {
    return /^(?:on.*|href|src|style)$/i.test(splitName(value.trim())[1])
      ? { predicate: 'animates an address or code', hint: plain }
      : undefined
  }
  if (/^(?:[\w-]*transform|d|points|viewBox)$/i.test(name) || !/[(\\]|@import/i.test(value))
    return undefined
  return problemOfCss(value, depth)
}

/** An address leads a reader on from a link, shows what the picture itself holds, or names a part of it. */
function problemOfAddress(element: string, written: string, depth: number): Problem | undefined {
  // eslint-disable-next-line no-control-regex -- Browsers skip these (URL standard, "basic URL parser").
  const address = written.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '')
  if (address === '' || address.startsWith('#')) return undefined
  if (element === 'a') {
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase()
    return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme)
      ? undefined
      : {
          predicate: 'is a link that cannot lead there',
          hint: 'Link to an https address, or remove the link.',
        }
  }
  const shows = element === 'image' || element === 'feImage' || element.startsWith('font-face')
  const parsed = asParsed(written)
  if (shows && embedded.test(parsed)) return problemOfEmbedded(parsed, depth)
  return loads
}

/** An address as browsers parse it: without white space around it, and without line breaks and tabs. */
function asParsed(address: string): string {
  return address.trim().replace(/[\t\n\r]/g, '')
}

/** A picture within the picture is looked at in the same way. */
function problemOfEmbedded(address: string, depth: number): Problem | undefined {
  if (!/^data:image\/svg\+xml/i.test(address)) return undefined
  const [head, data = ''] = split(address, ',')
  let source: string
  try {
    source = /;base64$/i.test(head)
      ? Buffer.from(decodeURIComponent(data), 'base64').toString('utf8')
      : decodeURIComponent(data)
  } catch {
    return { predicate: 'embeds a picture that cannot be read', hint: embed }
  }
  const active = depth >= deepest || findActiveParts(source, depth + 1).length > 0
  return active
    ? { predicate: 'embeds a picture that runs code or loads files', hint: plain }
    : undefined
}

function problemOfCss(css: string, depth: number): (Problem & { words: string }) | undefined {
  let found: (Problem & { words: string }) | undefined
  tokenize(css, (type, start, end) => {
    const token = css.slice(start, end)
    const isName = type === tokenTypes.Function || type === tokenTypes.AtKeyword
    if (isName && token.includes('\\')) {
      found ??= {
        words: token,
        predicate: 'hides a name in the style sheet of the picture',
        hint: 'Write the name without backslashes.',
      }
    }
    if (type === tokenTypes.AtKeyword && token.toLowerCase() === '@import') {
      found ??= {
        words: token,
        predicate: 'loads a style sheet that is not part of the picture',
        hint: embed,
      }
    }
  })
  if (found) return found
  for (const { address, start, end } of addressesInCss(css)) {
    const plainAddress = asParsed(address)
    const isOwn = plainAddress === '' || plainAddress.startsWith('#')
    const problem = isOwn
      ? undefined
      : embedded.test(plainAddress)
        ? problemOfEmbedded(plainAddress, depth)
        : loads
    if (problem) return { words: css.slice(start, end), ...problem }
  }
  return undefined
}

/**
 * Takes the declarations out of the document type: names for fixed texts, as Illustrator writes them for its namespaces.
 * Nothing else is read there, since attributes with values and texts from elsewhere can be declared, too (XML 1.0,
 * sections 2.8, 3.3 and 4.2).
 *
 * @returns the source with other marks of the same length in the place of references to entities
 */
function resolveEntities(source: string): {
  text: string
  entities: Map<string, string>
  parts: ActivePart[]
} {
  const entities = new Map<string, string>()
  const start = doctypeStart(source)
  const opening = /<!DOCTYPE\s+[^[\]<>"']*(?:"[^"]*"\s*|'[^']*'\s*)*\[/iy
  opening.lastIndex = start ?? 0
  if (start === undefined || !opening.test(source)) return { text: source, entities, parts: [] }
  const declaration =
    /\s*(?:<!--(?:(?!--)[^\]])*-->|<!ENTITY\s+([\w:.-]+)\s+(?:"([^"<&%\]]*)"|'([^'<&%\]]*)')\s*>)/y
  let at = opening.lastIndex
  for (;;) {
    declaration.lastIndex = at
    const found = declaration.exec(source)
    const [, name = '', quoted, single = ''] = found ?? []
    if (!found || /^(?:amp|lt|gt|quot|apos)$/.test(name)) break
    if (name !== '' && !entities.has(name)) entities.set(name, quoted ?? single)
    at = declaration.lastIndex
  }
  const rest = source.slice(at)
  const end = /^\s*\]\s*>/.exec(rest)
  if (!end) {
    const skipped = /^\s*/.exec(rest)?.[0].length ?? 0
    const line = /^[^>\n]*>?/.exec(rest.slice(skipped))?.[0] ?? ''
    const part = {
      offset: at + skipped,
      length: line.length,
      message: `\`${truncate(line, 80)}\` declares more than a name for a text.`,
      hint: 'Export the picture again as plain SVG, or remove the declaration.',
    }
    return { text: source, entities, parts: [part] }
  }
  const behind = at + end[0].length
  const marked = source
    .slice(behind)
    .replace(/&([\w:.-]+);/g, (whole, name: string) => (entities.has(name) ? mark(name) : whole))
  return { text: source.slice(0, behind) + marked, entities, parts: [] }
}

/** Where the document type is declared: after the declaration of XML, comments and instructions (XML 1.0, "prolog"). */
function doctypeStart(source: string): number | undefined {
  const before = /^\uFEFF?(?:\s|<\?[^]*?\?>|<!--[^]*?-->)*/.exec(source)?.[0].length ?? 0
  return /^<!DOCTYPE/i.test(source.slice(before, before + 9)) ? before : undefined
}

/** Private characters around the name: as long as a reference, and of no meaning in XML. */
function mark(name: string): string {
  return `\uE000${name}\uE001`
}

function expand(text: string, entities: ReadonlyMap<string, string>): string {
  if (entities.size === 0 || !text.includes('\uE000')) return text
  return text.replace(
    /\uE000([\w:.-]+)\uE001/g,
    (whole, name: string) => entities.get(name) ?? whole,
  )
}

function scopeOf(
  { attributes }: Element,
  scope: Scope,
  entities: ReadonlyMap<string, string>,
): Scope {
  const declared = Object.entries(attributes).flatMap(([name, value]) => {
    if (name === 'xmlns') return [['', expand(value ?? '', entities)] as const]
    return name.startsWith('xmlns:')
      ? [[name.slice('xmlns:'.length), expand(value ?? '', entities)] as const]
      : []
  })
  return declared.length === 0 ? scope : { ...scope, ...Object.fromEntries(declared) }
}

function splitName(name: string): [prefix: string, local: string] {
  const [first, rest] = split(name, ':')
  return rest === undefined ? ['', first] : [first, rest]
}

function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}

function offsetOf({ position }: Nodes): number {
  return position?.start.offset ?? 0
}

function unreadable(error: unknown, source: string): ActivePart {
  const { cause } = error as { cause?: { message: string; pos: number } }
  if (error instanceof RangeError || cause instanceof RangeError) {
    return {
      offset: 0,
      length: 0,
      message: 'The elements of this picture are nested too deeply.',
      hint: plain,
    }
  }
  if (!cause) throw error
  const [line = ''] = cause.message.split('\n')
  const reason = line.slice(0, line.lastIndexOf(' (line ')).replace(/\.?$/, '.')
  return {
    offset: Math.min(cause.pos, source.length),
    length: 0,
    message: `This file is not SVG. ${reason}`,
    hint: 'Export the picture again, or give the file the ending of what it holds.',
  }
}
