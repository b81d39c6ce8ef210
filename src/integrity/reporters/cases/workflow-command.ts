/** Reads workflow commands as the runner of GitHub Actions does, to hold what is written against it. */

/** A command as the runner understands it. */
export interface WorkflowCommand {
  name: string
  properties: Record<string, string>
  data: string
}

/**
 * Reads a line of output by the grammar `::name property=value,…::data` (actions/runner, ActionCommand.cs).
 *
 * @returns the command, or `undefined` for a line that the runner would only print
 */
export function parseWorkflowCommand(line: string): WorkflowCommand | undefined {
  const text = line.trimStart()
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  if (end === -1) return undefined
  const head = text.slice(2, end)
  const space = head.indexOf(' ')
  if (space === -1) return { name: head, properties: {}, data: unescapeData(text.slice(end + 2)) }
  const pairs = head
    .slice(space + 1)
    .trim()
    .split(',')
    .flatMap((pair) => {
      const [, name, value] = /^([^=]+)=+(.+)$/s.exec(pair) ?? []
      return name === undefined || value === undefined ? [] : [[name, unescapeProperty(value)]]
    })
  return {
    name: head.slice(0, space),
    properties: Object.fromEntries(pairs) as Record<string, string>,
    data: unescapeData(text.slice(end + 2)),
  }
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
