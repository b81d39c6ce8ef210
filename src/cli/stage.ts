import { stderr, stdout } from 'node:process'

import { createColors } from 'picocolors'

import type { OnProgress } from '../shared/progress.ts'

import { grouped } from '../shared/counted.ts'
import { showProgress } from './progress.ts'
import { isColored, type Stream } from '../shared/stream.ts'

/** The result of a stage: a summary, if any, and whether it passed, if it can fail. */
export type Result = string | undefined | { summary: string; sound: boolean }

/**
 * Runs one stage of a command and prints a line with its name, whether it succeeded and how long it took. Until then, it
 * shows how far a long stage is.
 *
 * @param name the name of the stage: "Check", "Pages"
 * @param work runs the stage and returns its result; it is passed a function for its progress
 * @param describe describes the result; by default, the result describes itself
 * @param stream where to print the line; by default standard output
 * @returns the result
 */
export async function stage<Value>(
  name: string,
  work: (onProgress: OnProgress) => Promise<Value> | Value,
  describe: (result: Value) => Result = (result) => result as Result,
  stream: Stream = stdout,
): Promise<Value> {
  const start = performance.now()
  const progress = showProgress(name, stream)
  let result: Value
  try {
    result = await work(progress.update)
  } finally {
    progress.end()
  }
  const described = describe(result)
  const { summary, sound } =
    typeof described === 'object' ? described : { summary: described, sound: true }
  line(stream, { name, summary, sound, milliseconds: performance.now() - start })
  return result
}

/** Prints a line about an error. */
export function failed(message: string): void {
  stderr.write(`${mark(stderr, false)} ${message}\n`)
}

/** Writes a duration in seconds. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/** Says how much was made, and how much of it was there already. */
export function reuse(made: string, unchanged: number): string {
  return unchanged === 0 ? made : `${made}, ${grouped(unchanged)} unchanged`
}

function line(
  stream: Stream,
  of: { name: string; summary: string | undefined; sound: boolean; milliseconds: number },
): void {
  const { name, summary, sound, milliseconds } = of
  const time = createColors(isColored(stream)).dim(`(${seconds(milliseconds)})`)
  stream.write(`${mark(stream, sound)} ${name}${summary ? ` — ${summary}` : ''} ${time}\n`)
}

function mark(stream: Stream, sound: boolean): string {
  const paint = createColors(isColored(stream))
  return sound ? paint.green('✓') : paint.red('✗')
}
