import { pageOf, type Issue } from '../issue.ts'
import { fileName } from './file-name.ts'

/**
 * Writes issues as workflow commands, one per line, which GitHub Actions turns into annotations on the changed files.
 *
 * Commands have the form `::name property=value,…::data`. Characters that would end a value are escaped as in
 * `@actions/core` (actions/toolkit, packages/core/src/command.ts).
 *
 * @param options.directory files are named relative to it; GitHub expects the root of the repository
 */
export function reportToGitHub(
  issues: readonly Issue[],
  { directory }: { directory: string },
): string {
  return issues.map((issue) => `${annotation(issue, directory)}\n`).join('')
}

function annotation({ rule, severity, place, found, message, hint }: Issue, directory: string) {
  const { file, line, column } = place
  const properties = {
    file: fileName(directory, file),
    line,
    col: column,
    ...(found === undefined ? {} : { endColumn: column + found.length }),
    title: rule,
  }
  const written = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',')
  const lines = [message, ...(hint === undefined ? [] : [hint]), `More: ${pageOf(rule)}`]
  return `::${severity} ${written}::${escapeData(lines.join('\n'))}`
}

/** Escapes data. Other control characters are replaced, because GitHub has no escape for them. */
function escapeData(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replace(/[^\P{Cc}\t]/gu, '\uFFFD')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
