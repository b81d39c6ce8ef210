/** Changes the front matter of a text. Everything below it stays as it is. */

const fence = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)((?<=\n)---[ \t]*(?:\r?\n[\s\S]*)?)$/

/**
 * Changes the front matter of a text.
 *
 * @param text the whole file
 * @param edit takes the YAML of the front matter and returns the new one
 * @throws an error if the text has no front matter that can be read
 */
export function editFrontMatter(text: string, edit: (yaml: string) => string): string {
  const [, start = '', yaml = '', rest = ''] = fence.exec(text) ?? []
  if (start === '') throw new Error('This file has no front matter, so it was not changed.')
  return start + edit(yaml) + rest
}
