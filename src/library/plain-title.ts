/** Titles and names as services send them, converted to what a reference may contain. */

import { Parser } from 'htmlparser2'

/** The markup that CSL allows (CSL 1.0.2, "Rich text formatting"), by the names that JATS, HTML and others have for it. */
const kept: Readonly<Record<string, string>> = {
  b: 'b',
  bold: 'b',
  em: 'i',
  emphasis: 'i',
  i: 'i',
  inf: 'sub',
  italic: 'i',
  strong: 'b',
  sub: 'sub',
  sup: 'sup',
}

/** Elements whose second child is lower or higher (MathML 3, section 3.4). */
const scripts: Readonly<Record<string, readonly string[]>> = {
  msub: ['', 'sub'],
  msubsup: ['', 'sub', 'sup'],
  msup: ['', 'sup'],
}

/** Elements that contain the same again in another notation, or no text. */
const skipped = new Set(['annotation', 'annotation-xml', 'script', 'style', 'tex-math'])

/**
 * Converts marked-up text of a service to CSL's rich text: italics, bold, sub- and superscripts stay, other markup is
 * removed, character references become characters, and white space and control characters become single spaces.
 *
 * Some publishers escape their markup twice, so what looks like markup after the first conversion is converted again.
 *
 * @example richText('<jats:italic>In vitro</jats:italic> H<sub>2</sub>O &amp; more') // => '<i>In vitro</i> H<sub>2</sub>O & more'
 */
export function richText(written: string): string {
  const once = convert(written)
  const text = /<\/?[a-z][\w:-]*[^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(once)
    ? convert(once)
    : once
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/<(\w+)>\s*<\/\1>/g, '')
    .trim()
}

/** Returns marked-up text of a service as plain text. */
export function plainText(written: string): string {
  return richText(written).replace(/<\/?(?:b|i|sub|sup)>/g, '')
}

interface Frame {
  name: string
  children: number
  output: string
}

function convert(written: string): string {
  const frames: Frame[] = [{ name: '', children: 0, output: '' }]
  const top = () => frames.at(-1) as Frame
  const parser = new Parser(
    {
      onopentagname(name) {
        frames.push({ name: localName(name), children: 0, output: '' })
      },
      ontext(text) {
        top().output += text
      },
      onclosetag() {
        const { name, output } = frames.pop() as Frame
        const parent = top()
        const tag = kept[name] ?? scripts[parent.name]?.[parent.children]
        parent.children += 1
        if (skipped.has(name)) return
        if (/^(?:br|break|p|title|sec)$/.test(name)) parent.output += ' '
        parent.output += tag ? `<${tag}>${output.trim() === '' ? '' : output}</${tag}>` : output
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(written)
  return frames.map(({ output }) => output).join('')
}

function localName(name: string): string {
  return name.replace(/^[\w-]+:/, '')
}

/** A title, and whether it was changed in a way that an editor should check. */
export interface PlainTitle {
  title: string
  wasInCapitals: boolean
}

/**
 * Converts a title: rich text, without a full stop at the end, and in sentence case if it is in capitals. Databases add
 * the full stop, and the capitals are the design of a journal.
 */
export function plainTitle(written: string): PlainTitle {
  const text = richText(written).replace(/(?<=\p{Ll}{4})\.$/u, '')
  const letters = text.replace(/<[^<>]*>/g, '').match(/\p{L}/gu) ?? []
  const capitals = letters.filter((each) => /\p{Lu}/u.test(each))
  const wasInCapitals = letters.length >= 12 && capitals.length === letters.length
  return { title: wasInCapitals ? sentenceCase(text) : text, wasInCapitals }
}

/** Words with digits or without a vowel are probably abbreviations, and stay. */
function sentenceCase(text: string): string {
  let isFirst = true
  return text.replace(/<[^<>]*>|[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[.:?!]/gu, (part) => {
    if (part.startsWith('<')) return part.toLowerCase()
    if (/^[.:?!]$/.test(part)) {
      isFirst = true
      return part
    }
    const begins = isFirst
    isFirst = false
    if (/\p{N}/u.test(part) || (part.length > 1 && !/[AEIOUYÀ-Ý]/.test(part))) return part
    const lower = part.toLowerCase()
    return begins ? lower.replace(/^./u, (letter) => letter.toUpperCase()) : lower
  })
}

/** Joins a title and its subtitle. */
export function withSubtitle(title: string, subtitle: string | undefined): string {
  if (subtitle === undefined || subtitle.trim() === '') return title
  if (richText(title).toLowerCase().includes(richText(subtitle).toLowerCase())) return title
  return /[?!.:]\s*$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`
}
