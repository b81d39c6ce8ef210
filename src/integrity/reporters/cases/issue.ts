import type { Issue } from '../../issue.ts'

/** An issue to report, with what matters to a test. */
export function issue(given: { file?: string } & Partial<Issue> = {}): Issue {
  const { file = '/site/content/a.mdx', ...rest } = given
  return {
    rule: 'citation-resolves',
    severity: 'error',
    place: { file, line: 14, column: 22 },
    message: 'No such key.',
    ...rest,
  }
}
