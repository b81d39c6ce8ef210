/** Records the calls to citeproc's registry of the names in a text, which decides how much of each name is printed. */

import type { NameRegistry, Processor } from './types.ts'

/** A name added to the registry, or a question to it with its answer. */
export type NameCall =
  | { kind: 'add'; arguments: Parameters<NameRegistry['addname']> }
  | { kind: 'ask'; arguments: Parameters<NameRegistry['evalname']>; answer: unknown }

const watched = new WeakSet<NameRegistry>()
/** The current recordings, innermost last. */
const recordings: NameCall[][] = []

/** Calls a function and records its calls to the name registry. */
export function recordNameCalls<Value>(
  processor: Processor,
  compute: () => Value,
): { value: Value; calls: readonly NameCall[] } {
  watchNames(processor.registry.namereg)
  const calls: NameCall[] = []
  recordings.push(calls)
  try {
    return { value: compute(), calls }
  } finally {
    recordings.pop()
    // The calls of a nested computation belong to the outer one too.
    const outer = recordings.at(-1)
    if (outer) for (const call of calls) outer.push(call)
  }
}

/** Adds the same names again, and returns whether the registry gives the same answers. */
export function repeatsAnswers(
  { registry: { namereg } }: Processor,
  calls: readonly NameCall[],
): boolean {
  return calls.every((call) => {
    if (call.kind === 'ask') return namereg.evalname(...call.arguments) === call.answer
    namereg.addname(...call.arguments)
    return true
  })
}

function watchNames(names: NameRegistry): void {
  if (watched.has(names)) return
  watched.add(names)
  const { addname, evalname } = names
  names.addname = function recordedAdd(...values) {
    recordCall({ kind: 'add', arguments: values })
    addname.apply(this, values)
  }
  names.evalname = function recordedQuestion(...values) {
    const answer = evalname.apply(this, values)
    recordCall({ kind: 'ask', arguments: values, answer })
    return answer
  }
}

/** Adds a call to the innermost recording, unless it repeats the previous call. */
function recordCall(call: NameCall): void {
  const recording = recordings.at(-1)
  const last = recording?.at(-1)
  const isRepeated =
    last?.kind === call.kind &&
    call.arguments.every((each, index) => each === last.arguments[index])
  if (!isRepeated) recording?.push(call)
}
