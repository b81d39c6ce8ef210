/** Emphasis marks that Markdown prints as typed. */

import type { Passage } from '../passages.ts'
import type { Fault } from './fault.ts'

/** A run of marks without a counterpart. */
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

/** Returns marks escaped with backslashes. */
function escapeMarks(marks: string): string {
  return marks.replace(/./g, '\\$&')
}

const names: Record<string, string> = { '*': 'asterisks', _: 'underscores', '~': 'tildes' }

/** Finds bold and struck-through text that is never closed, or that has a space inside its marks. */
export function unclosedMarks({ kind, text }: Passage): Fault[] {
  const faults: Fault[] = []
  for (const pattern of [/(?<!\*)\*{2,3}(?!\*)/g, /(?<!_)_{2,3}(?!_)/g, /(?<!~)~~(?!~)/g]) {
    const runs = runsOf(text, pattern)
    for (let index = 0; index < runs.length; index += 1) {
      const [run, next] = [runs[index] as Run, runs[index + 1]]
      if (next && isPair(run, next, text.slice(run.end, next.start))) {
        faults.push(brokenPair(run, next, text.slice(run.end, next.start)))
        index += 1
        continue
      }
      const lone = unclosedRun(run, text) ?? (kind === 'cell' ? undefined : unopenedRun(run, text))
      if (lone) faults.push(lone)
    }
  }
  return faults
}

/** Returns whether two runs of marks were intended to surround the words between them. */
function isPair(run: Run, next: Run, inside: string): boolean {
  // Marks after words, as in `0.03**`, refer to a note below a table.
  const mayOpen = run.opens || /\s/.test(run.before)
  const mayClose = next.closes || /\s/.test(next.after)
  return (
    next.marks === run.marks &&
    /[\p{L}\p{N}\uFFFC]/u.test(inside) &&
    mayOpen &&
    mayClose &&
    (run.opens || next.closes || (/^\s.*\p{L}{3}.*\s$/su.test(inside) && run.marks !== '___'))
  )
}

function brokenPair(run: Run, next: Run, inside: string): Fault {
  const kindOfMark = names[run.marks[0] ?? '*'] ?? 'marks'
  const spaced = /^\s|\s$/.test(inside)
  return {
    start: run.start,
    end: next.end,
    problem: spaced
      ? `is printed as typed, because there is a space inside its ${kindOfMark}`
      : `is printed as typed, because its ${kindOfMark} are between a letter and punctuation`,
    hint: spaced
      ? `Put the ${kindOfMark} directly before the first word and directly after the last.`
      : `Move the ${kindOfMark} to the ends of whole words.`,
  }
}

/** Returns the fault of marks that are never closed, except marks for statistical significance. */
function unclosedRun(run: Run, text: string): Fault | undefined {
  const isSignificance = /^\s*p\s*(?:[<>=≤≥]|&)/i.test(text.slice(run.end).replace(/\uFFFD+/g, '<'))
  if (!run.opens || isSignificance || !/[\p{L}\p{N}\uFFFC"“‘'(]/u.test(run.after)) return undefined
  return {
    start: run.start,
    end: run.end + (/^\S+(?: \S+)?/.exec(text.slice(run.end))?.[0].length ?? 0),
    problem: `starts with \`${run.marks}\`, which is never closed`,
    hint: `Add \`${run.marks}\` where it ends, in the same paragraph, or type \`${escapeMarks(run.marks)}\` to print the characters.`,
  }
}

/** Returns the fault of asterisks that close nothing. */
function unopenedRun(run: Run, text: string): Fault | undefined {
  const before = text.slice(0, run.start)
  if (!run.closes || run.marks[0] !== '*' || !/\p{L}{2}$/u.test(before)) return undefined
  const word = /\S+$/.exec(before)?.[0].length ?? 0
  return {
    start: run.start - word,
    end: run.end,
    problem: `ends with \`${run.marks}\`, which is never opened`,
    hint: `Add \`${run.marks}\` before the first word, or type \`${escapeMarks(run.marks)}\` to print the characters.`,
  }
}

/** Finds a single asterisk that is never closed. In tables and at the start of a note, it may refer to a note. */
export function loneAsterisks(passage: Passage): Fault[] {
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
            problem: 'is printed as typed, because there is a space inside its asterisks',
            hint: 'Put the asterisks directly before the first word and directly after the last.',
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
      problem: 'starts with an asterisk that is never closed',
      hint: 'Close the emphasis with an asterisk, or type `\\*` to print one.',
    },
  ]
}
