/** Parts of css-tree on their own: the whole of it takes long to load, and the check loads it each time. */
declare module 'css-tree/tokenizer' {
  export { tokenize, tokenTypes } from 'css-tree'
}
declare module 'css-tree/utils' {
  export { string, url } from 'css-tree'
}
