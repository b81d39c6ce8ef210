/** Which of several texts a thread has taken, in memory that threads share, so that each is compiled once. */

/** Of each text 1 once a thread has taken it. */
export type Taken = Int32Array<SharedArrayBuffer>

/** Returns the memory for a number of texts. */
export function noneTaken(count: number): Taken {
  return new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT))
}

/** Takes a text, and returns whether no thread has taken it before. */
export function take(taken: Taken, index: number): boolean {
  return Atomics.exchange(taken, index, 1) === 0
}

/** Returns how many texts no thread has taken. */
export function countFree(taken: Taken): number {
  return taken.reduce((free, _, index) => free + Number(Atomics.load(taken, index) === 0), 0)
}
