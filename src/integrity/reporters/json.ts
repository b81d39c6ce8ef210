import { pageOf, type Issue } from '../issue.ts'
import { tally } from '../outcome.ts'
import { fileName } from './file-name.ts'

/**
 * Writes all issues for scripts: `{"issues":[{"rule","severity","file","line","column","message","hint","url"}],
 * "errors":n,"warnings":n}`. Line and column count from 1, the column in UTF-16 code units; `url` is a path from the root
 * of the project.
 *
 * @param options.directory files are named relative to it
 */
export function reportToJson(
  issues: readonly Issue[],
  { directory }: { directory: string },
): string {
  const listed = issues.map(({ rule, severity, place: { file, line, column }, message, hint }) => ({
    rule,
    severity,
    file: fileName(directory, file),
    line,
    column,
    message,
    hint: hint ?? '',
    url: pageOf(rule),
  }))
  return `${JSON.stringify({ issues: listed, ...tally(issues) }, undefined, 2)}\n`
}
