import { type XmlNode, XmlElement, XmlProcessingInstruction } from '@rgrove/parse-xml'

import { type ActivePart, type Flaw, embed, plain } from './active-part.ts'

import { truncate } from '../../shared/truncate.ts'
import { flawOfAttribute, flawOfCss } from './addresses.ts'
import { findOtherEncodings } from './encoding.ts'
import { parseDrawing } from './parse.ts'

/**
 * The elements of SVG 2 and SVG 1.1 that draw, or describe what is drawn, and those of Inkscape’s drafts. `script` and
 * `handler` are not among them, nor are the elements that SVG 2 borrows from HTML (SVG 2, section 5.1.2).
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

const namespaces = {
  html: 'http://www.w3.org/1999/xhtml',
  mathml: 'http://www.w3.org/1998/Math/MathML',
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
}

/** How many levels of pictures can be embedded in each other. */
const deepest = 4

/**
 * Finds what an SVG file would run or load when it is opened at its own address, where browsers treat it as a document
 * (SVG 2, section 2; SVG Integration): scripts and event handlers, HTML, links that run code and animations that create
 * them, and style sheets, pictures, fonts and entities from elsewhere. Another encoding is one of these parts too, because
 * it could hide the others. Elements of other namespaces, which drawing programs add, do nothing and are skipped.
 *
 * @param source an SVG file
 * @returns the parts in the order of the source; for a file that is not SVG, one part that says so
 */
export function findActiveParts(source: string, depth = 0): ActivePart[] {
  const parts = findOtherEncodings(source)
  const tree = parseDrawing(source)
  if ('message' in tree) return [...parts, tree]
  const isActive = (inner: string) =>
    depth >= deepest || findActiveParts(inner, depth + 1).length > 0
  const context: Context = {
    source,
    isActive,
    report: (offset, written, { predicate, hint }) => {
      const [line = ''] = written.split('\n')
      const quoted = /^<[^?]*$/.test(line) ? `${line}>` : truncate(line, 80)
      parts.push({ offset, length: line.length, message: `\`${quoted}\` ${predicate}.`, hint })
    },
  }
  for (const node of tree.children) inspect(node, { '': '' }, context)
  return parts.toSorted((one, other) => one.offset - other.offset)
}

/** The namespaces in scope, by prefix. */
type Scope = Readonly<Record<string, string>>

interface Context {
  source: string
  isActive: (source: string) => boolean
  report: (offset: number, written: string, flaw: Flaw) => void
}

function inspect(node: XmlNode, scope: Scope, context: Context): void {
  if (node instanceof XmlProcessingInstruction && /^xml-stylesheet$/i.test(node.name)) {
    context.report(node.start, context.source.slice(node.start, node.end), {
      predicate: 'loads a style sheet that is not part of the picture',
      hint: embed,
    })
  }
  if (!(node instanceof XmlElement)) return
  const inner = withDeclarations(node, scope)
  const [prefix, name] = splitName(node.name)
  const namespace = inner[prefix]
  const flaw = flawOfElement(name, namespace, node.parent === node.document)
  if (flaw) context.report(node.start, `<${node.name}`, flaw)
  if (flaw && (namespace !== namespaces.svg || node.parent === node.document)) return
  if (!flaw && namespace === namespaces.svg) inspectContent(node, name, inner, context)
  for (const child of node.children) inspect(child, inner, context)
}

function flawOfElement(
  name: string,
  namespace: string | undefined,
  isRoot: boolean,
): Flaw | undefined {
  if (isRoot && (name !== 'svg' || namespace !== namespaces.svg)) {
    return {
      predicate: 'is not the root element of an SVG file',
      hint: `Start the file with \`<svg xmlns="${namespaces.svg}">\`, or correct its extension.`,
    }
  }
  if (namespace === namespaces.html || namespace === namespaces.mathml) {
    return {
      predicate: `is ${namespace === namespaces.html ? 'HTML' : 'MathML'} in a picture`,
      hint: 'Export the picture again with its text as SVG text or as paths.',
    }
  }
  if (namespace !== namespaces.svg || elements.has(name)) return undefined
  const isScript = name.toLowerCase() === 'script'
  return { predicate: isScript ? 'runs code' : 'is not allowed in a picture', hint: plain }
}

/** Inspects the attributes of an SVG element, and the style sheet in `<style>`. */
function inspectContent(node: XmlElement, name: string, scope: Scope, context: Context): void {
  const { source, isActive, report } = context
  const flaw = name === 'style' ? flawOfCss(node.text, isActive) : undefined
  if (flaw) {
    const at = source.indexOf(flaw.words, node.start)
    if (at === -1) report(node.start, '<style', flaw)
    else report(at, flaw.words, flaw)
  }
  for (const [attribute, value] of Object.entries(node.attributes)) {
    const ofAttribute = flawOfQualified(name, attribute, value, scope, isActive)
    if (ofAttribute) report(...writtenAttribute(node, attribute, source), ofAttribute)
  }
}

function flawOfQualified(
  element: string,
  attribute: string,
  value: string,
  scope: Scope,
  isActive: Context['isActive'],
): Flaw | undefined {
  const [prefix, name] = splitName(attribute)
  if (prefix === '' && /^on/i.test(name)) return { predicate: 'runs code', hint: plain }
  if (prefix === 'xml' && name === 'base')
    return { predicate: 'changes the base of every address in the picture', hint: 'Remove it.' }
  const isOther = prefix !== '' && prefix !== 'xlink' && scope[prefix] !== namespaces.xlink
  return isOther ? undefined : flawOfAttribute({ element, name, value }, isActive)
}

/** Finds an attribute in the source, because the parser gives only the offsets of elements. */
function writtenAttribute(
  { name: element, start }: XmlElement,
  attribute: string,
  source: string,
): [offset: number, written: string] {
  const pattern = /\s*(([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*'))/dy
  pattern.lastIndex = start + 1 + element.length
  for (let found = pattern.exec(source); found; found = pattern.exec(source)) {
    const [, written = '', name] = found
    if (name === attribute) return [found.indices?.[1]?.[0] ?? start, written]
  }
  return [start, `<${element}`]
}

function withDeclarations({ attributes }: XmlElement, scope: Scope): Scope {
  const declared = Object.entries(attributes).flatMap(([name, value]) =>
    name === 'xmlns' || name.startsWith('xmlns:')
      ? [[name.slice('xmlns:'.length), value] as const]
      : [],
  )
  return declared.length === 0 ? scope : { ...scope, ...Object.fromEntries(declared) }
}

function splitName(name: string): [prefix: string, local: string] {
  const at = name.indexOf(':')
  return at === -1 ? ['', name] : [name.slice(0, at), name.slice(at + 1)]
}
