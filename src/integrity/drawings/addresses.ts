/** What the attributes and style sheets of an SVG file run or load. */

import { tokenize, tokenTypes } from 'css-tree/tokenizer'

import { type Flaw, embed, loads, plain } from './active-part.ts'

import { addressesInCss } from '../site/stylesheet.ts'
import { isReadAlike } from './encoding.ts'

/** Decides whether an embedded picture runs or loads something. */
export type IsActive = (source: string) => boolean

/** An attribute with its namespace prefix resolved. */
export interface Attribute {
  element: string
  name: string
  value: string
}

const animations = new Set(['animate', 'animateColor', 'animateMotion', 'animateTransform', 'set'])

/** Pictures and fonts that a picture can contain itself. */
const embedded =
  /^data:(?:image\/[\w.+-]+|(?:application\/(?:x-)?)?font[\w./+-]*|application\/(?:vnd\.ms-fontobject|octet-stream|x-truetype-font))[;,]/i

/** Finds what an attribute of SVG or XLink runs or loads. */
export function flawOfAttribute(
  { element, name, value }: Attribute,
  isActive: IsActive,
): Flaw | undefined {
  if (name === 'href' || name === 'src') return flawOfAddress(element, value, isActive)
  if (name === 'ping') return { predicate: 'sends a request to another address', hint: plain }
  if (name === 'attributeName' && animations.has(element)) {
    return /^(?:\w+:)?(?:on.*|href|src|style)$/i.test(value.trim())
      ? { predicate: 'animates an address or code', hint: plain }
      : undefined
  }
  const isCss = !/^(?:[\w-]*transform|d|points|viewBox)$/i.test(name)
  return isCss && /[(\\]|@import/i.test(value) ? flawOfCss(value, isActive) : undefined
}

/** An address is a link for readers, data in the picture itself, or the name of a part of it. */
function flawOfAddress(element: string, written: string, isActive: IsActive): Flaw | undefined {
  // oxlint-disable-next-line no-control-regex -- Browsers skip these (URL standard, "basic URL parser").
  const address = written.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '')
  if (address === '' || address.startsWith('#')) return undefined
  if (element === 'a') {
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase()
    return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme)
      ? undefined
      : {
          predicate: 'is not an allowed link',
          hint: 'Link to an https address, or remove the link.',
        }
  }
  const shows = element === 'image' || element === 'feImage' || element.startsWith('font-face')
  const parsed = asParsed(written)
  return shows && embedded.test(parsed) ? flawOfEmbedded(parsed, isActive) : loads
}

/** Finds what a style sheet, or the value of a style attribute, loads. */
export function flawOfCss(css: string, isActive: IsActive): (Flaw & { words: string }) | undefined {
  let found: (Flaw & { words: string }) | undefined
  tokenize(css, (type, start, end) => {
    const words = css.slice(start, end)
    if (type !== tokenTypes.Function && type !== tokenTypes.AtKeyword) return
    if (words.includes('\\')) {
      found ??= {
        words,
        predicate: 'contains an escaped CSS name',
        hint: 'Write the name without backslashes.',
      }
    } else if (words.toLowerCase() === '@import') {
      found ??= {
        words,
        predicate: 'loads a style sheet that is not part of the picture',
        hint: embed,
      }
    }
  })
  if (found) return found
  for (const { address, start, end } of addressesInCss(css)) {
    const parsed = asParsed(address)
    if (parsed === '' || parsed.startsWith('#')) continue
    const flaw = embedded.test(parsed) ? flawOfEmbedded(parsed, isActive) : loads
    if (flaw) return { words: css.slice(start, end), ...flaw }
  }
  return undefined
}

/** An address as browsers parse it: without white space around it, and without line breaks and tabs. */
function asParsed(address: string): string {
  return address.trim().replace(/[\t\n\r]/g, '')
}

/** A picture in the picture is checked in the same way. */
function flawOfEmbedded(address: string, isActive: IsActive): Flaw | undefined {
  if (!/^data:image\/svg\+xml/i.test(address)) return undefined
  const comma = address.indexOf(',')
  const type = address.slice(0, comma)
  const isBase64 = /;base64$/i.test(type)
  let source: string
  try {
    const data = decodeURIComponent(address.slice(comma + 1))
    source = isBase64 ? Buffer.from(data, 'base64').toString('utf8') : data
  } catch {
    return { predicate: 'embeds a picture that cannot be read', hint: embed }
  }
  const [, charset = 'utf-8'] = /charset\s*=\s*"?([^\s;"]*)/i.exec(type) ?? []
  return !isReadAlike(charset, source) || isActive(source)
    ? { predicate: 'embeds a picture that runs code or loads files', hint: plain }
    : undefined
}
