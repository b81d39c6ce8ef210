/** What GitHub Flavored Markdown authors write: `~` is a character of citation keys, so only `~~` strikes text. */
export const gfmOptions = { singleTilde: false }
