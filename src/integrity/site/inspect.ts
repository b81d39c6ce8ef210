/** The inspection of a built site: from its files to everything that is wrong with what readers get. */

import type { Finding, Issue, Rule } from '../issue.ts'
import type { BuiltFiles, SiteCheck } from './site.ts'

import { byPlace, quoter } from '../issue.ts'
import { severityOf, type Severities } from '../settings.ts'
import { dataParses } from './rules/data-parses.ts'
import { feedParses } from './rules/feed-parses.ts'
import { pageEntriesMatchSources } from './rules/page-entries-match-sources.ts'
import { pageHasCanonical } from './rules/page-has-canonical.ts'
import { pageHasDescription } from './rules/page-has-description.ts'
import { pageHasOneHeading } from './rules/page-has-one-heading.ts'
import { pageHasTitle } from './rules/page-has-title.ts'
import { pageIdsAreUnique } from './rules/page-ids-are-unique.ts'
import { pageImagesHaveSize } from './rules/page-images-have-size.ts'
import { pageKeepsToItsPolicy } from './rules/page-keeps-to-its-policy.ts'
import { pageLinksResolve } from './rules/page-links-resolve.ts'
import { pageLoadsOnlyItsOwn } from './rules/page-loads-only-its-own.ts'
import { pageShowsNoCitationSource } from './rules/page-shows-no-citation-source.ts'
import { readBuiltSite } from './site.ts'

/** The rules over the built site. */
export const siteChecks = {
  'data-parses': dataParses,
  'feed-parses': feedParses,
  'page-entries-match-sources': pageEntriesMatchSources,
  'page-has-canonical': pageHasCanonical,
  'page-has-description': pageHasDescription,
  'page-has-one-heading': pageHasOneHeading,
  'page-has-title': pageHasTitle,
  'page-ids-are-unique': pageIdsAreUnique,
  'page-images-have-size': pageImagesHaveSize,
  'page-keeps-to-its-policy': pageKeepsToItsPolicy,
  'page-links-resolve': pageLinksResolve,
  'page-loads-only-its-own': pageLoadsOnlyItsOwn,
  'page-shows-no-citation-source': pageShowsNoCitationSource,
} satisfies Partial<Record<Rule, SiteCheck>>

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
  const findings = Object.values(siteChecks).flatMap((check) => check(site))
  const settled = leadToTemplates(findings.sort(byPlace)).flatMap((finding) => {
    const severity = severityOf(finding.rule, severities)
    return severity === 'off' ? [] : [{ ...finding, severity }]
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
function leadToTemplates(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, ({ rule, message }) => `${rule} ${message}`)
  return findings.map((finding) => {
    const places = groups.get(`${finding.rule} ${finding.message}`)?.length ?? 0
    if (places <= few) return finding
    const hint = `The same is in ${places} places: look at \`site.yaml\`, which all of them show; if that is right, it is a fault of the software: report it.`
    return { ...finding, hint }
  })
}

function sourcesOf(
  issues: readonly Finding[],
  { directory, read }: BuiltFiles,
): Map<string, string> {
  const named = new Set(issues.map(({ place }) => place.file))
  return new Map([...named].map((file) => [file, read(file.slice(directory.length + 1))]))
}
