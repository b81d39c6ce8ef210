declare module '@citation-js/core' {
  /** The registry of citation-js's formats. */
  export const plugins: {
    output: {
      format: (
        name: 'ris',
        items: readonly object[],
        options: { format: 'object'; spec: 'new' },
      ) => Record<string, string | string[] | undefined>[]
    }
  }
}

declare module '@citation-js/plugin-ris' {}

declare module '@citation-js/plugin-bibtex/lib/mapping/index.js' {
  /** Translates CSL-JSON items into biblatex entries, their values not yet written as LaTeX. */
  export function format(items: readonly object[]): {
    type: string
    label: string
    properties: Record<string, string | (string | undefined)[] | undefined>
  }[]
}
