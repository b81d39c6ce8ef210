import type { Nodes, Paragraph } from 'mdast'

import type { SourceText } from '../../publication/source.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { isCitation } from '../../citations/citation-node.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { nodesOf, sourceOfText } from '../nodes.ts'
import { defineRule } from '../rule.ts'

/** A mark that has no partner, and where it is in the body. */
interface Unpaired {
  mark: string
  offset: number
}

/** Quotation marks and round brackets that open in a paragraph close in it. */
export const quotationIsClosed = defineRule({
  name: 'quotation-is-closed',
  holds: 'A quotation or bracket that opens in a paragraph closes in it.',
  severity: 'warning',
  check,
})

function check({ articles, pages }: RuleContext): Problem[] {
  return [...articles, ...pages].flatMap(({ record }) =>
    /["“”(]/.test(record.body) ? inText(record) : [],
  )
}

function inText({ tree, body, file }: SourceText): Problem[] {
  if (!tree) return []
  return nodesOf(tree).flatMap((node) => {
    if (!('children' in node)) return []
    const children: readonly Nodes[] = node.children
    return children.flatMap((child, index) => {
      if (child.type !== 'paragraph') return []
      const next = children[index + 1]
      return unpairedIn(child, body, next?.type === 'paragraph' ? next : undefined).map(
        ({ mark, offset }): Problem => ({
          place: placeOfOffset(file, body, offset),
          message:
            mark === '('
              ? 'This bracket is not closed in its paragraph.'
              : mark === '”'
                ? 'This quotation mark closes a quotation that does not open in its paragraph.'
                : 'This quotation is not closed in its paragraph.',
          hint:
            mark === '('
              ? 'Type `)` where the words in brackets end.'
              : `Type ${mark === '”' ? '`“` where the words of others start' : `\`${mark === '“' ? '”' : mark}\` where the words of others end`}.`,
          length: 1,
        }),
      )
    })
  })
}

function unpairedIn(paragraph: Paragraph, body: string, next: Paragraph | undefined): Unpaired[] {
  const { start, end } = paragraph.position ?? {}
  if (!/["“”(]/.test(body.slice(start?.offset, end?.offset))) return []
  const characters = charactersOf(paragraph, body)
  const continues = next !== undefined && /^["“]/.test(body.slice(next.position?.start.offset))
  return [
    ...curly(characters, continues),
    ...straight(characters, continues),
    ...brackets(characters),
  ].slice(0, 1)
}

/** The characters of the texts in a paragraph, with where each is. A backslash before one takes nothing from it. */
function charactersOf(node: Nodes, body: string): { text: string; offsets: number[] } {
  let text = ''
  const offsets: number[] = []
  const walk = (each: Nodes) => {
    const source = each.type === 'text' ? sourceOfText(each, body) : undefined
    if (source) {
      const { written, offset } = source
      for (let at = 0; at < written.length; at += 1) offsets.push(offset + at)
      text += written
    } else if (isCitation(each) || each.type === 'inlineCode' || !('children' in each)) {
      text += '\uFFFC'
      offsets.push(each.position?.start.offset ?? 0)
    } else each.children.forEach(walk)
  }
  walk(node)
  return { text, offsets }
}

type Characters = ReturnType<typeof charactersOf>

/** “…”; in German and some other languages “ closes what „ opens, and in Swedish and Finnish both marks are ”. */
function curly({ text, offsets }: Characters, continues: boolean): Unpaired[] {
  if (/[„»«]/.test(text)) return []
  if (!text.includes('“') && /(?<![^\s([–—-])”(?=[\p{L}\p{N}])/u.test(text)) return []
  const open: number[] = []
  for (const { 0: mark, index } of text.matchAll(/[“”]/g)) {
    if (mark === '“') open.push(index)
    else if (open.pop() === undefined) return [{ mark, offset: offsets[index] ?? 0 }]
  }
  const [last] = open.reverse()
  return last === undefined || continues ? [] : [{ mark: '“', offset: offsets[last] ?? 0 }]
}

/** "…"; after a number it is the sign for inches or seconds, and between letters part of a Hebrew word. */
function straight({ text, offsets }: Characters, continues: boolean): Unpaired[] {
  const marks = [...text.matchAll(/(?<!\d)"(?<!\p{L}"(?=\p{L}))/gu)].map(({ index }) => index)
  if (marks.length % 2 === 0 || continues || /\d"/.test(text)) return []
  const last = marks.findLast((at) => /(?:^|[\s(])$/.test(text.slice(0, at))) ?? marks.at(-1) ?? 0
  return [{ mark: '"', offset: offsets[last] ?? 0 }]
}

/** (…); an interval may be open at one end: (0, 1], (a, b]. A bracket that only closes numbers a list: a). */
function brackets({ text, offsets }: Characters): Unpaired[] {
  const open: number[] = []
  const plain = text.replace(
    /\((?:[-−+\d.,;\s∞]|(?<!\p{L})\p{L}(?!\p{L}))+\]|[:;]-?\(/gu,
    (found) => ' '.repeat(found.length),
  )
  for (const { 0: mark, index } of plain.matchAll(/[()]/g)) {
    if (mark === '(') open.push(index)
    else open.pop()
  }
  // Behind a square bracket it is the address of a link, which another rule reports.
  const first = open.find((at) => plain[at - 1] !== ']' && !/\[[^\][]*$/.test(plain.slice(0, at)))
  return first === undefined ? [] : [{ mark: '(', offset: offsets[first] ?? 0 }]
}
