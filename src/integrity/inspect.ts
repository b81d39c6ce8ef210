/** The inspection of a built site: finds every problem in what readers get. */

import { type Issue, type RuleProblem, byPlace, quoter } from './issue.ts'
import { type BuiltFiles, readBuiltSite } from './site/built-site.ts'

import { rules } from './rule-names.ts'
import { severityOf, type Severities } from './settings.ts'

/** The facts about the publication from which a site was built. */
export interface InspectOptions {
  /** The complete address of the site, including its base path. */
  url: string
  /** The severities that `site.yaml` sets. */
  severities?: Severities | undefined
  /** The files from which files of the site are made, by their path in the site. */
  origins?: ReadonlyMap<string, string>
}

/** If the same problem occurs more often than this, single texts are not the cause. */
const maxOfTexts = 5

/**
 * Inspects a built site.
 *
 * @returns every issue in the order of files and lines, how many pages there are, and the text of each file with an issue
 */
export function inspectSite(
  files: BuiltFiles,
  { url, severities = {}, origins = new Map() }: InspectOptions,
): { issues: Issue[]; pages: number; sources: Map<string, string> } {
  const site = readBuiltSite(files, { url, origins })
  const problems = Object.values(rules).flatMap(({ name, inspect = () => [] }) =>
    inspect(site).map((problem): RuleProblem => ({ rule: name, ...problem })),
  )
  const withSeverity = adviseOnTemplates(problems.sort(byPlace)).flatMap((problem) => {
    const severity = severityOf(problem.rule, severities)
    return severity === 'off' ? [] : [{ ...problem, severity }]
  })
  const sources = sourcesOf(withSeverity, files)
  const quote = quoter(sources)
  return {
    issues: withSeverity.map((issue) => ({ ...issue, ...quote(issue) })),
    pages: site.files.filter(({ page }) => page).length,
    sources,
  }
}

/**
 * Replaces the hints of a message that occurs often, because a template probably causes it. The hint is then the same for
 * all, so that a reporter can group them.
 */
function adviseOnTemplates(problems: readonly RuleProblem[]): RuleProblem[] {
  const groups = Map.groupBy(problems, ({ rule, message }) => `${rule} ${message}`)
  return problems.map((problem) => {
    const places = groups.get(`${problem.rule} ${problem.message}`)?.length ?? 0
    if (places <= maxOfTexts) return problem
    const hint = `The same problem is in ${places} places. Check \`site.yaml\`, which affects all pages. If it is correct, report a bug in Assay.`
    return { ...problem, hint }
  })
}

function sourcesOf(
  issues: readonly RuleProblem[],
  { directory, read }: BuiltFiles,
): Map<string, string> {
  const named = new Set(issues.map(({ place }) => place.file))
  return new Map([...named].map((file) => [file, read(file.slice(directory.length + 1))]))
}
