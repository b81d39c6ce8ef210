import { basename } from 'node:path'

import { type Problem, defineRule } from '../rule.ts'

import { isUsable, unnamedFiles } from '../named-files.ts'

/** Every file in the folder of a text is of a kind that texts can use. Files in other folders are reported when read. */
export const fileBelongsHere = defineRule({
  name: 'file-belongs-here',
  holds: 'Every file in the content folder can be used where it is.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const { directory } = checked.publication
    return unnamedFiles(checked).flatMap((file): Problem | [] => {
      if (isUsable(file, directory)) return []
      const name = basename(file)
      return {
        place: { file, line: 1, column: 1 },
        message: `\`${name}\` cannot be used in this folder.`,
        hint: hintFor(name, !file.startsWith(`${directory}/articles/`)),
      }
    })
  },
})

function hintFor(name: string, isInPages: boolean): string {
  if (/~$|\.(?:orig|rej|bak|tmp|swp|mine|r\d+)$|^(?:thumbs\.db|desktop\.ini|#.*#)$/i.test(name)) {
    return 'Remove it: it is a leftover of an editor, Git or the operating system.'
  }
  if (/\.ya?ml$/i.test(name) && !isInPages) return 'Change its extension to .yaml.'
  return isInPages
    ? 'Move it to the folder of an article, or remove it: pages can only have texts (.mdx) and images.'
    : 'Rename or remove it: articles can only have texts (.mdx), charts (.yaml, .csv), images and downloads.'
}
