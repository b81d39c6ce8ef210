declare module '@customcommander/ris' {
  /** Reads RIS: the values of each record by tag; names and dates are split; nothing if the text is not RIS. */
  export function read(text: string): Record<string, unknown[]>[] | null
}
