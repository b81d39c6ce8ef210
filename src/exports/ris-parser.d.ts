declare module '@customcommander/ris' {
  /** Reads RIS: the values of each record by tag; names and dates taken apart; nothing if it is no RIS. */
  export function read(text: string): Record<string, unknown[]>[] | null
}
