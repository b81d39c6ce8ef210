/** Reads the answers to an issue form on GitHub from the text of the issue. */

import { parse } from 'yaml'

/** A field of a form. */
export interface FormField {
  id: string
  /** The heading it gets in the issue. */
  label: string
  /** Whether it takes several lines of any text. */
  long: boolean
}

/**
 * Reads the fields of a form that takes input, in their order.
 *
 * @param source `.github/ISSUE_TEMPLATE/<form>.yml` (GitHub, "Syntax for GitHub's form schema")
 */
export function formFields(source: string): FormField[] {
  const { body } = parse(source) as {
    body: { type: string; id?: string; attributes: { label?: string } }[]
  }
  return body.flatMap(({ type, id, attributes: { label } }) =>
    id === undefined || label === undefined ? [] : [{ id, label, long: type === 'textarea' }],
  )
}

/**
 * Reads an issue that was opened with a form.
 *
 * A long text can contain headings like those of the form, so the fields before it are searched from the top, and those after
 * it from the end.
 *
 * @returns the value of each field by its id, without empty fields; `undefined` if the text does not
 *   have all the headings of the form
 */
export function readIssueForm(
  issue: string,
  fields: readonly FormField[],
): Map<string, string> | undefined {
  const lines = issue.replaceAll('\r\n', '\n').split('\n')
  const headings = fields.map(({ label }) => `### ${label}`)
  const long = fields.findIndex(({ long }) => long)
  const starts = headings.map((heading, index) =>
    long === -1 || index <= long ? lines.indexOf(heading) : lines.lastIndexOf(heading),
  )
  if (starts.some((start, index) => start <= (starts[index - 1] ?? -1))) return undefined
  const values = fields.map(({ id }, index): [string, string] => [
    id,
    lines
      .slice((starts[index] ?? 0) + 1, starts[index + 1])
      .join('\n')
      .trim(),
  ])
  return new Map(values.filter(([, value]) => value !== '' && value !== '_No response_'))
}
