/** The inspection of a built site: from its files to everything that is wrong with what readers get. */

import type { Issue, RuleProblem } from './issue.ts'
import type { BuiltFiles } from './site/site.ts'

import { byPlace, quoter } from './issue.ts'
import { rules } from './rule-names.ts'
import { severityOf, type Severities } from './settings.ts'
import { readBuiltSite } from './site/site.ts'

/** What is known of the publication that a site was built from. */
export interface InspectOptions {
  /** The site's full address, base path included. */
  url: string
  /** The severities that `site.yaml` sets. */
  severities?: Severities | undefined
  /** What files of the site are made from, by their path below it. */
  origins?: ReadonlyMap<string, string>
}

/** More than this are not the mistakes of single texts. */
const few = 5

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
  const settled = leadToTemplates(problems.sort(byPlace)).flatMap((problem) => {
    const severity = severityOf(problem.rule, severities)
    return severity === 'off' ? [] : [{ ...problem, severity }]
  })
  const sources = sourcesOf(settled, files)
  const quote = quoter(sources)
  return {
    issues: settled.map((issue) => ({ ...issue, ...quote(issue) })),
    pages: site.files.filter(({ page }) => page).length,
    sources,
  }
}

/**
 * What a template gets wrong stands on every page. Where the same is said often, the hint leads to the templates and is
 * the same too, so that a reporter can fold it.
 */
function leadToTemplates(problems: readonly RuleProblem[]): RuleProblem[] {
  const groups = Map.groupBy(problems, ({ rule, message }) => `${rule} ${message}`)
  return problems.map((problem) => {
    const places = groups.get(`${problem.rule} ${problem.message}`)?.length ?? 0
    if (places <= few) return problem
    const hint = `The same is in ${places} places: look at \`site.yaml\`, which all of them show; if that is right, it is a fault of the software: report it.`
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
