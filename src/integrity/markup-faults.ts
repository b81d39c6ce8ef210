/** Characters that were to be markup, and that Markdown leaves in the text. */

import type { Code, Nodes, Root } from 'mdast'

import { quote } from './markdown-texts.ts'
import { nodesOf } from './nodes.ts'
import { address, passagesOf, type Passage } from './passages.ts'

/** Characters that readers see although they were to be markup. */
export interface MarkupFault {
  /** Offsets in the source. */
  start: number
  end: number
  /** What is wrong, as the end of a sentence that starts with the words in question. */
  says: string
  hint: string
  /** No one types this for itself: it is a mistake. Otherwise it may be right, and only looks like one. */
  certain: boolean
}

/** Says what is wrong, as a full sentence. A quotation between backticks cannot hold one. */
export function describeFault(source: string, { start, end, says }: MarkupFault): string {
  const words = quote(source, start, end)
  if (!source.slice(start, end).includes('`')) return `\`${words}\` ${says}.`
  return words === '' ? `This line of backticks ${says}.` : `The backtick in \`${words}\` ${says}.`
}

/** A fault in a passage, its offsets counted from the start of the passage. */
type Fault = Omit<MarkupFault, 'certain'>

const known = new WeakMap<Root, readonly MarkupFault[]>()

/**
 * Finds the markup of a text that is not complete, or that is of another dialect of Markdown. Two rules ask for it.
 *
 * @param tree the tree of the text, its citations taken out
 * @param source the text it was parsed from
 */
export function markupFaults(tree: Root, source: string): readonly MarkupFault[] {
  const earlier = known.get(tree)
  if (earlier) return earlier
  const inPassages = passagesOf(tree, source).flatMap((passage) =>
    sign.test(passage.text) ? faultsOf(passage) : [],
  )
  const inCode = nodesOf(tree).flatMap((node) =>
    node.type === 'code' ? unclosedFence(node, source) : [],
  )
  const faults = [...inPassages, ...inCode, ...accidents(tree, source)]
  known.set(tree, faults)
  return faults
}

/** What every fault holds one of. */
const sign =
  /[`*~#$^=&{＠]|__|\]\s*\(|\)\[|:::|\[\[|\[!|\[[ xX]\]|[-+]\u00A0|:[a-z_]+:|\[[^\]\n]*\(|^[ \t]*(?:[•◦▪‣●○■–—]|[-+]\p{L}|\d{1,2}[.)]|\(?[a-z][.)])/mu

function faultsOf(passage: Passage): MarkupFault[] {
  const certain = [
    ...gluedHeadings(passage),
    ...brokenLinks(passage),
    ...unclosedMarks(passage),
    ...unclosedCode(passage),
  ]
  const doubtful = [
    ...spacedMarkers(passage),
    ...loneAsterisks(passage),
    ...backtickMarks(passage),
    ...otherDialects(passage),
    ...unreadLists(passage),
    ...brokenReferences(passage),
  ]
  const inSource = (is: boolean) => (fault: Fault) => ({
    ...fault,
    start: passage.start + fault.start,
    end: passage.start + fault.end,
    certain: is,
  })
  const all = [...certain.map(inSource(true)), ...doubtful.map(inSource(false))]
  // Where two patterns fit the same words, the first says more.
  return all.filter(
    (fault, index) =>
      !all.slice(0, index).some((other) => fault.start < other.end && other.start < fault.end),
  )
}

/** What a pattern finds in a passage. */
function matches(
  { text }: Passage,
  pattern: RegExp,
  toFault: (match: RegExpExecArray) => { says: string; hint: string } | undefined,
): Fault[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const fault = toFault(match)
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0
    return fault
      ? [{ start: match.index + lead, end: match.index + match[0].trimEnd().length, ...fault }]
      : []
  })
}

/** `##Heading`, and a heading of more than six levels. A single `#` starts the tags of social media. */
function gluedHeadings(passage: Passage): Fault[] {
  if (passage.kind !== 'paragraph') return []
  return matches(
    passage,
    /^[ \t]*(?:#{2,6}[^\s#].*|#{7,}[ \t]?.*|#{1,6}[\u00A0\u2000-\u200A\u202F\u3000].*)$/gm,
    ([line]) => {
      const signs = /^\s*(#+)/.exec(line)?.[1] ?? '##'
      return signs.length > 6
        ? {
            says: 'is no heading, since headings have six levels',
            hint: 'Start a heading with two to six `#`.',
          }
        : {
            says: `is no heading, since no plain space follows \`${signs}\``,
            hint: `Put a space after the signs, as in \`${signs} Heading\`.`,
          }
    },
  )
}

const target = String.raw`(?:${address}+|\.{0,2}/[\w.]|mailto:|#[A-Za-z])`

/** Links that are not read as such: their address holds a space or has no end, or their brackets changed places. */
function brokenLinks(passage: Passage): Fault[] {
  return [
    ...matches(passage, /!?\[[^[\]\n]*\]\([^()\n]*\)?|\]\([^()\n]*\)?/g, ([words]) => {
      const inside = words.slice(words.indexOf('](') + 2)
      if (words.startsWith(']'))
        return {
          says: 'is the end of a link that is not read as one',
          hint: 'Write a link as `[text](address)`, without another link or single brackets in its text.',
        }
      if (!inside.endsWith(')'))
        return {
          says: 'is no link, since its address has no closing bracket',
          hint: 'Close the address with `)`, and type `%28` and `%29` for brackets within it.',
        }
      return {
        says: 'is no link, since its address is not one word',
        hint: 'Type `%20` for each space in the address, and put a title in quotation marks.',
      }
    }),
    ...matches(
      passage,
      new RegExp(String.raw`\[([^[\]\n]+)\][ \t]+\(${target}[^()\n]*\)`, 'g'),
      ([, shown = '']) =>
        /^(?:sic|[\d\s,;–-]+|…|\.{3})$/i.test(shown.trim())
          ? undefined
          : {
              says: 'is no link, since there is a space between its brackets',
              hint: 'Remove the space: `[text](address)`.',
            },
    ),
    ...matches(
      passage,
      new RegExp(String.raw`\[[^[\]()\n]{1,80}\(${target}[^()[\]\n]*\)(?![^[\n]*\])`, 'g'),
      () => ({
        says: 'is no link, since its words have no closing bracket',
        hint: 'Put `]` before the address: `[text](address)`.',
      }),
    ),
    ...matches(passage, new RegExp(String.raw`\([^()[\]\n]+\)\[${target}[^[\]\n]*\]`, 'g'), () => ({
      says: 'is no link, since its brackets are the wrong way round',
      hint: 'Put the words in square brackets and the address in round ones: `[text](address)`.',
    })),
  ]
}

/** A run of marks that opens or closes nothing. */
interface Run {
  marks: string
  start: number
  end: number
  before: string
  after: string
  opens: boolean
  closes: boolean
}

function runsOf(text: string, pattern: RegExp): Run[] {
  return Array.from(text.matchAll(pattern), ({ 0: marks, index }) => {
    const end = index + marks.length
    const before = text[index - 1] ?? ' '
    const after = text[end] ?? ' '
    const isFree = (character: string) => /[\s\p{P}\uFFFC]/u.test(character)
    return {
      marks,
      start: index,
      end,
      before,
      after,
      opens: /\S/.test(after) && isFree(before),
      closes: /\S/.test(before) && isFree(after),
    }
  })
}

/** The marks as an author types them for themselves. */
function literally(marks: string): string {
  return marks.replace(/./g, '\\$&')
}

const names: Record<string, string> = { '*': 'asterisks', _: 'underscores', '~': 'tildes' }

/** Bold and struck text that is never closed, or has a space inside its marks. */
function unclosedMarks(passage: Passage): Fault[] {
  const { kind, text } = passage
  const faults: Fault[] = []
  for (const pattern of [/(?<!\*)\*{2,3}(?!\*)/g, /(?<!_)_{2,3}(?!_)/g, /(?<!~)~~(?!~)/g]) {
    const runs = runsOf(text, pattern)
    for (let index = 0; index < runs.length; index += 1) {
      const [run, next] = [runs[index] as Run, runs[index + 1]]
      const kindOfMark = names[run.marks[0] ?? '*'] ?? 'marks'
      const inside = next ? text.slice(run.end, next.start) : ''
      // Marks after words, `0.03**`, are those of a note to a table.
      const mayOpen = run.opens || /\s/.test(run.before)
      const mayClose = next !== undefined && (next.closes || /\s/.test(next.after))
      const isPair =
        next?.marks === run.marks &&
        /[\p{L}\p{N}\uFFFC]/u.test(inside) &&
        mayOpen &&
        mayClose &&
        (run.opens || next.closes || (/^\s.*\p{L}{3}.*\s$/su.test(inside) && run.marks !== '___'))
      if (next && isPair) {
        const spaced = /^\s|\s$/.test(inside)
        faults.push({
          start: run.start,
          end: next.end,
          says: spaced
            ? `is printed as it is typed, since there is a space inside its ${kindOfMark}`
            : `is printed as it is typed, since its ${kindOfMark} stand between a letter and a mark`,
          hint: spaced
            ? `Put the ${kindOfMark} right before the first word and right after the last.`
            : `Move the ${kindOfMark} to the ends of whole words.`,
        })
        index += 1
        continue
      }
      const isSignificance = /^\s*p\s*(?:[<>=≤≥]|&)/i.test(
        text.slice(run.end).replace(/\uFFFD+/g, '<'),
      )
      if (run.opens && !isSignificance && /[\p{L}\p{N}\uFFFC"“‘'(]/u.test(run.after)) {
        faults.push({
          start: run.start,
          end: run.end + (/^\S+(?: \S+)?/.exec(text.slice(run.end))?.[0].length ?? 0),
          says: `opens with \`${run.marks}\` that are never closed`,
          hint: `Close them with \`${run.marks}\` in the same paragraph, or type \`${literally(run.marks)}\` for the characters themselves.`,
        })
      } else if (
        run.closes &&
        run.marks[0] === '*' &&
        kind !== 'cell' &&
        /\p{L}{2}$/u.test(text.slice(0, run.start))
      ) {
        const word = /\S+$/.exec(text.slice(0, run.start))?.[0].length ?? 0
        faults.push({
          start: run.start - word,
          end: run.end,
          says: `ends in \`${run.marks}\` that close nothing`,
          hint: `Put \`${run.marks}\` before the first word as well, or type \`${literally(run.marks)}\` for the characters themselves.`,
        })
      }
    }
  }
  return faults
}

/** A backtick that opens code and is never closed. */
function unclosedCode(passage: Passage): Fault[] {
  return matches(passage, /(?<![\p{L}\p{N}`])`+(?=[^\s`])(?![^\n]*'')[^\s`]*/gu, () => ({
    says: 'opens code that is never closed',
    hint: 'Close the code with a backtick, or type a backslash before the first for the character itself.',
  }))
}

/** A fence of code that is never closed: all that follows is code. */
function unclosedFence(node: Code, source: string): MarkupFault[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const lines = source.slice(start, end).split('\n')
  const fence = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1]
  if (fence === undefined) return []
  const last = (lines.at(-1) ?? '').replace(/^[\s>]*/, '').trimEnd()
  const isClosed =
    lines.length > 1 && last.length >= fence.length && last === (fence[0] ?? '').repeat(last.length)
  if (isClosed) return []
  return [
    {
      start,
      end: start + (lines[0] ?? '').trimEnd().length,
      says: 'opens a block of code that is never closed: all text after it is printed as code',
      hint: `Close it with a line of the same characters, ${fence.length} at least.`,
      certain: true,
    },
  ]
}

/** A list marker before a no-break space. */
function spacedMarkers(passage: Passage): Fault[] {
  return matches(passage, /^[ \t]*(?:[-+*]|\d{1,3}[.)])\u00A0.*$/gm, () => ({
    says: 'is no list item, since a no-break space follows its marker',
    hint: 'Type a plain space instead.',
  }))
}

/** A single asterisk that opens emphasis and is never closed. In tables and at the start of a note it may be a mark. */
function loneAsterisks(passage: Passage): Fault[] {
  const { kind, text } = passage
  const runs = runsOf(text, /(?<!\*)\*(?!\*)/g)
  const [run, next] = runs
  if (!run || kind === 'cell' || runs.length > 2) return []
  if (next) {
    const inside = text.slice(run.end, next.start)
    const isPair =
      (run.opens || /\s/.test(run.before)) &&
      (next.closes || /\s/.test(next.after)) &&
      (run.opens || next.closes) &&
      /^\s|\s$/.test(inside) &&
      /\p{L}/u.test(inside)
    return isPair
      ? [
          {
            start: run.start,
            end: next.end,
            says: 'is printed as it is typed, since there is a space inside its asterisks',
            hint: 'Put the asterisks right before the first word and right after the last.',
          },
        ]
      : []
  }
  const rest = text.slice(run.end)
  if (!run.opens || text.slice(0, run.start).trim() === '' || !/^\p{L}/u.test(rest)) return []
  if (/^p\s*[<>=≤≥]/i.test(rest)) return []
  return [
    {
      start: run.start,
      end: run.end + (/^\S+/.exec(rest)?.[0].length ?? 0),
      says: 'starts with an asterisk that is never closed',
      hint: 'Close the emphasis with an asterisk, or type `\\*` for the character itself.',
    },
  ]
}

/** Backticks in the place of apostrophes and quotation marks. */
function backtickMarks(passage: Passage): Fault[] {
  return matches(passage, /[\p{L}\p{N}]+`+[\p{L}\p{N}]*|`+[^`\n]{1,80}?''?/gu, () => ({
    says: 'is visible to readers',
    hint: 'Type an apostrophe `\'` or quotation marks `"` instead.',
  }))
}

/** What other dialects of Markdown have, and this one prints as it is typed. */
const dialects: readonly { pattern: RegExp; says: string; hint: string }[] = [
  {
    pattern: /(?<![=\p{L}\p{N}])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)/gu,
    says: 'is printed with its equals signs',
    hint: 'Write `<mark>…</mark>` for marked text, or `**…**` for bold.',
  },
  {
    pattern: /\$\$[^$]+\$\$/g,
    says: 'is printed as it is typed, since there are no formulas here',
    hint: 'Write the formula in words and signs, with `<sub>` and `<sup>`.',
  },
  {
    pattern: /^[ \t]*:::+[ \t]*[^\s:].*$/gm,
    says: 'is printed as it is typed, since `:::` opens nothing here',
    hint: 'Put a note into `<Note>` and `</Note>`.',
  },
  {
    pattern: /(?<![\w$])\$(?=[^\s$\d])[^$\n]*[\uFFFD\\^_][^$\n]*\$(?![\w$])/g,
    says: 'is printed as it is typed, since there are no formulas here',
    hint: 'Write the formula in words and signs, with `<sub>` and `<sup>`.',
  },
  {
    pattern: /^[ \t]*\[!(?:note|tip|important|warning|caution|info)\]/gim,
    says: 'is printed as it is typed, since quotations have no kinds here',
    hint: 'Put the text into `<Note>` and `</Note>` instead of a quotation.',
  },
  {
    pattern: /^[ \t]*={3,}[ \t]*$/gm,
    says: 'is printed as it is typed',
    hint: 'Remove the line. If it is left from a merge, keep only one version of the lines around it.',
  },
  {
    pattern: /^[ \t]*\[[ xX]\](?=[\p{L}\p{N}])/gu,
    says: 'is printed as it is typed, since no space follows it',
    hint: 'Put a space after the box: `- [x] done`.',
  },
  {
    pattern: /(?<![\p{L}\p{N}:/]):[a-z][a-z_]+:(?![\p{L}\p{N}:/])/gu,
    says: 'is printed as it is typed',
    hint: 'Type the character itself, or leave it out.',
  },
  {
    pattern: /\[?＠[\p{L}\p{N}]+\d[^\]\s]*\]?/gu,
    says: 'is printed as it is typed, since its `＠` is no plain at sign',
    hint: 'Type a plain `@`: `[@key]`.',
  },
  {
    pattern: /\[\[[^[\]\n@]+\]\]/g,
    says: 'is printed with its brackets',
    hint: 'Write a link as `[text](address)`, and a citation as `[@key]`.',
  },
  {
    pattern: /\^\[[^[\]\n]+\]/g,
    says: 'is printed as it is typed, since footnotes are not written in the text here',
    hint: 'Call the footnote, `[^name]`, and define it in a paragraph of its own: `[^name]: …`.',
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])~[\p{L}\p{N}+−-]{1,6}~/gu,
    says: 'is printed with its tildes',
    hint: 'Write `<sub>…</sub>` for letters or numbers below the line.',
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])\^[\p{L}\p{N}+−-]{1,6}\^/gu,
    says: 'is printed with its carets',
    hint: 'Write `<sup>…</sup>` for letters or numbers above the line.',
  },
  {
    pattern: /\{(?:[.#][\w-]+|\w+=["\w][^{}\n]*)\}/g,
    says: 'is printed as it is typed, since Markdown takes no attributes here',
    hint: 'Remove it.',
  },
]

function otherDialects(passage: Passage): Fault[] {
  return dialects.flatMap(({ pattern, says, hint }) =>
    matches(passage, pattern, () => ({ says, hint })),
  )
}

/** A character reference without its semicolon, or of an unknown name. */
function brokenReferences(passage: Passage): Fault[] {
  return matches(
    passage,
    /&(?:nbsp|amp|lt|gt|quot|ndash|mdash|hellip|thinsp|shy|#\d{2,6}|#x[\da-f]{2,6})(?![\w;=])|&[a-z]{2,8};/gi,
    ([words]) => ({
      says: words.endsWith(';') ? 'names no character' : 'has no semicolon at its end',
      hint: 'Type the character itself, or a known name of it with a semicolon, as in `&nbsp;`.',
    }),
  )
}

/** Lines that were to be a list: without a marker of Markdown, or without the space after it. They are printed in one run. */
const listLines: readonly { pattern: RegExp; least: number; hint: string }[] = [
  {
    pattern: /^[ \t]*[•◦▪‣●○■][ \t\u00A0]?\S/u,
    least: 1,
    hint: 'Start each item with `- ` instead.',
  },
  { pattern: /^[ \t]*[–—][ \t\u00A0]+\S/u, least: 2, hint: 'Start each item with `- ` instead.' },
  { pattern: /^[ \t]*[-+]\p{L}/u, least: 2, hint: 'Put a space after each `-`.' },
  {
    pattern: /^[ \t]*\d{1,2}[.)]\p{L}/u,
    least: 2,
    hint: 'Put a space after each number, as in `1. `.',
  },
  {
    pattern: /^[ \t]*\(?[a-z][.)][ \t]+\S/u,
    least: 2,
    hint: 'Start each item with `1. ` and so on, or with `- `: lists have no letters.',
  },
  {
    pattern: /^[ \t]*\d{1,2}[.)][ \t]+\S/u,
    least: 2,
    hint: 'Put an empty line before the first item; a list that starts right below a line starts with 1.',
  },
]

/** Lines that look like the items of a list and are none. Where lines are broken by hand, they are what they look like. */
function unreadLists({ kind, text }: Passage): Fault[] {
  if (kind !== 'paragraph') return []
  let at = 0
  const lines = text.split('\n').map((line) => {
    const start = at + (/^\s*/.exec(line)?.[0].length ?? 0)
    at += line.length + 1
    return { line, start, end: start + line.trim().length }
  })
  const isBroken = lines.some(({ line }) => /(?: {2}|\\|\uFFFC)$/.test(line))
  for (const { pattern, least, hint } of listLines) {
    const items = lines.filter(({ line }) => pattern.test(line))
    const [first] = items
    if (!first || items.length < least || (least > 1 && isBroken)) continue
    return [
      {
        start: first.start,
        end: first.end,
        says: 'looks like an item of a list, and is none',
        hint,
      },
    ]
  }
  return []
}

/** Text that Markdown takes for a list, a quotation or a heading because of how one of its lines starts. */
function accidents(tree: Root, source: string): MarkupFault[] {
  return nodesOf(tree).flatMap((parent) => {
    if (!('children' in parent)) return []
    const children: readonly Nodes[] = parent.children
    return children.flatMap((node, index) => {
      const before = children[index - 1]
      const start = node.position?.start.offset ?? 0
      const end = node.position?.end.offset ?? start
      const says = accidentOf(node, before, source.slice(start, end))
      if (!says) return []
      const line = (source.slice(start, end).split('\n')[0] ?? '').trimEnd()
      return [{ start, end: start + line.length, certain: false, ...says }]
    })
  })
}

function accidentOf(
  node: Nodes,
  before: Nodes | undefined,
  raw: string,
): Pick<MarkupFault, 'says' | 'hint'> | undefined {
  const isBelow =
    before?.type === 'paragraph' &&
    before.position?.end.line === (node.position?.start.line ?? 0) - 1
  if (node.type === 'list' && node.children.length === 1) {
    const mark = /^\S+/.exec(raw)?.[0] ?? ''
    const follows = before?.type === 'list' && before.ordered === true
    if (node.ordered && (node.start ?? 1) > 99 && !follows)
      return {
        says: `is taken for an item of a list, since it starts with \`${mark}\``,
        hint: `Type a backslash before the ${mark.endsWith(')') ? 'bracket' : 'full stop'}, as in \`${mark.slice(0, -1)}\\${mark.slice(-1)}\`.`,
      }
    if (isBelow && !node.ordered && /^[-+*] \d/.test(raw))
      return {
        says: `is taken for a list, since its line starts with \`${mark}\``,
        hint: `Move the sign to the end of the line above, or type a backslash before it.`,
      }
  }
  if (node.type === 'blockquote' && isBelow && /^>\s?[=\d]/.test(raw))
    return {
      says: 'is taken for a quotation, since its line starts with `>`',
      hint: 'Move the sign to the end of the line above, or type `&gt;`.',
    }
  if (node.type === 'heading' && !raw.startsWith('#')) {
    const lines = raw.split('\n')
    const text = lines.slice(0, -1).join('\n').trim()
    const isText =
      lines.length > 2 || text.length > 25 || /[.!?:;,…]["”’)]?$/.test(text) || /^\w+: /.test(text)
    if (isText && /^\s*-{1,3}\s*$/.test(lines.at(-1) ?? ''))
      return {
        says: 'is printed as a heading, since dashes follow in the line below it',
        hint: 'Put an empty line above the dashes, or remove them; start a heading with `## `.',
      }
  }
  return undefined
}
