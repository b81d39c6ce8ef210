import { basename } from 'node:path'

import type { Problem, RuleContext } from '../rule.ts'

import { isUsable, unnamedFiles } from '../named-files.ts'
import { defineRule } from '../rule.ts'

/** Every file beside a text is of a kind that texts can use. Reading reports files in other folders. */
export const fileBelongsHere = defineRule({
  name: 'file-belongs-here',
  holds: 'Every file in the content is one that is read.',
  severity: 'error',
  fixed: true,
  check,
})

function check(checked: RuleContext): Problem[] {
  const { directory } = checked.publication
  return unnamedFiles(checked).flatMap((file): Problem[] => {
    if (isUsable(file, directory)) return []
    const name = basename(file)
    return [
      {
        place: { file, line: 1, column: 1 },
        message: `\`${name}\` is not a kind of file that is read here.`,
        hint: hintFor(name, !file.startsWith(`${directory}/articles/`)),
      },
    ]
  })
}

function hintFor(name: string, isInPages: boolean): string {
  if (/~$|\.(?:orig|rej|bak|tmp|swp|mine|r\d+)$|^(?:thumbs\.db|desktop\.ini|#.*#)$/i.test(name)) {
    return 'Remove it: an editor, Git or the system left it behind.'
  }
  if (/\.ya?ml$/i.test(name) && !isInPages) return 'Rename it so that it ends in .yaml.'
  return isInPages
    ? 'Pages have texts (.mdx) and pictures; move it beside an article, or remove it.'
    : 'Articles have texts (.mdx), charts (.yaml, .csv), pictures, and files that readers download; rename it, or remove it.'
}
