/** citeproc-js has no types; `citations/citeproc/types.ts` has those of the engine. */
declare module 'citeproc' {
  const citeproc: {
    /**
     * Moves the particles of a name out of `family` and `given`, and the suffix out of `given`, into fields of their own.
     *
     * @param name changed in place; `family` and `given` have to be texts
     */
    parseParticles: (name: Record<string, unknown>) => void
  }
  export default citeproc
}
