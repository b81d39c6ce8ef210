declare module 'citeproc' {
  const CSL: { NameOutput: unknown }
  export default CSL
}
