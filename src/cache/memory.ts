import type { Kept } from './pack.ts'

/** Keeps values in memory, for as long as a process runs. They are copied, as by a file, so nobody changes them later. */
export class Memory implements Kept {
  readonly #values = new Map<string, string>()

  /** The number of values. */
  get size(): number {
    return this.#values.size
  }

  get(key: string): unknown {
    const value = this.#values.get(key)
    return value === undefined ? undefined : JSON.parse(value)
  }

  set(key: string, value: unknown): void {
    this.#values.set(key, JSON.stringify(value))
  }
}
