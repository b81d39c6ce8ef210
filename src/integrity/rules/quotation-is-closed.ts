import type { Nodes, Paragraph } from 'mdast'

import type { SourceText } from '../../publication/source.ts'
import { type Problem, defineRule } from '../rule.ts'

import { isCitation } from '../../citations/citation-node.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { nodesOf, sourceOfText } from '../nodes.ts'

/** A mark without its counterpart, and its offset in the body. */
interface UnpairedMark {
  mark: string
  offset: number
}

export const quotationIsClosed = defineRule({
  name: 'quotation-is-closed',
  holds: 'Quotations and brackets that open in a paragraph also close in it.',
  severity: 'warning',
  checkText: ({ record }) => (/["“”(]/.test(record.body) ? inText(record) : []),
})

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
                ? 'This quotation mark closes a quotation that is not opened in its paragraph.'
                : 'This quotation is not closed in its paragraph.',
          hint:
            mark === '('
              ? 'Type `)` at the end of the words in brackets.'
              : `Type ${mark === '”' ? '`“` at the start of the quotation' : `\`${mark === '“' ? '”' : mark}\` at the end of the quotation`}.`,
          length: 1,
        }),
      )
    })
  })
}

function unpairedIn(
  paragraph: Paragraph,
  body: string,
  next: Paragraph | undefined,
): UnpairedMark[] {
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

/** Returns the characters of a paragraph's texts and their offsets. Escaped characters count like others. */
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

/** Checks “…”. In German and some other languages “ closes what „ opens, and in Swedish and Finnish both marks are ”. */
function curly({ text, offsets }: Characters, continues: boolean): UnpairedMark[] {
  if (/[„»«]/.test(text)) return []
  if (!text.includes('“') && /(?<![^\s([–—-])”(?=[\p{L}\p{N}])/u.test(text)) return []
  const open: number[] = []
  for (const { 0: mark, index } of text.matchAll(/[“”]/g)) {
    if (mark === '“') open.push(index)
    // After a number, it is typed for inches or seconds: 5’10”.
    else if (open.pop() === undefined && !/\d/.test(text[index - 1] ?? ''))
      return [{ mark, offset: offsets[index] ?? 0 }]
  }
  const [last] = open.reverse()
  return last === undefined || continues ? [] : [{ mark: '“', offset: offsets[last] ?? 0 }]
}

/** Checks "…". After a number, " is the sign for inches or seconds, and between Hebrew letters part of a word. */
function straight({ text, offsets }: Characters, continues: boolean): UnpairedMark[] {
  const marks = [...text.matchAll(/(?<!\d)"(?<!\p{Script=Hebrew}"(?=\p{Script=Hebrew}))/gu)].map(
    ({ index }) => index,
  )
  if (marks.length % 2 === 0 || continues || /\d"/.test(text)) return []
  const last = marks.findLast((at) => /(?:^|[\s(])$/.test(text.slice(0, at))) ?? marks.at(-1) ?? 0
  return [{ mark: '"', offset: offsets[last] ?? 0 }]
}

/** Checks (…). An interval may be open at one end: (0, 1], (a, b]. A closing bracket alone numbers a list: a). */
function brackets({ text, offsets }: Characters): UnpairedMark[] {
  const open: number[] = []
  const plain = text.replace(
    /\((?:[-−+\d.,;\s∞]|(?<!\p{L})\p{L}(?!\p{L}))+\]|[:;]-?\(/gu,
    (found) => ' '.repeat(found.length),
  )
  for (const { 0: mark, index } of plain.matchAll(/[()]/g)) {
    if (mark === '(') open.push(index)
    else open.pop()
  }
  // After a square bracket, it starts the address of a link, which `markup-is-complete` reports.
  const first = open.find((at) => plain[at - 1] !== ']' && !/\[[^\][]*$/.test(plain.slice(0, at)))
  return first === undefined ? [] : [{ mark: '(', offset: offsets[first] ?? 0 }]
}
