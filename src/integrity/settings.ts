/** What a publication says of the rules: `rules` in site.yaml, and `ignore` beside what is ignored. */

import type { SourceRecord } from '../reading/record.ts'
import type { Checked } from './check.ts'
import type { Finding, Issue, Rule, Severity } from './issue.ts'

import { nearest } from '../shared/nearest.ts'
import { quoter, rules, suggestion } from './issue.ts'

/** The severities that `site.yaml` sets, by rule. */
export type Severities = Readonly<Record<string, Severity | 'off'>>

/** One entry of an `ignore` list. */
interface Ignore {
  record: SourceRecord
  index: number
  rule: string
}

/**
 * Gives findings their severity and leaves out those that are ignored.
 *
 * @returns the issues, with one for each setting that names no rule, or a rule that cannot be set, and for each ignore
 *   that ignores nothing
 */
export function settle(findings: readonly Finding[], checked: Checked): Issue[] {
  const severities = checked.site?.rules ?? {}
  const ignores = ignoresOf(checked)
  const used = new Set<Ignore>()
  const kept = findings.filter((finding) => {
    const ignore = isSettable(finding.rule) ? ignores.find(finding) : undefined
    if (ignore) used.add(ignore)
    return !ignore
  })
  const unused = ignores.all.filter(
    (ignore) =>
      !used.has(ignore) &&
      isSettable(ignore.rule) &&
      severityOf(ignore.rule as Rule, severities) !== 'off',
  )
  const quote = quoter(checked.publication.sources)
  return [...kept, ...misnamed(checked, ignores.all), ...unused.map(toFinding)].flatMap(
    (finding) => {
      const severity = severityOf(finding.rule, severities)
      if (severity === 'off') return []
      const { record: _record, ...rest } = finding
      return [{ ...rest, severity, ...quote(finding) }]
    },
  )
}

/** How bad it is to break a rule, where `site.yaml` sets these severities. */
export function severityOf(rule: Rule, severities: Severities): Severity | 'off' {
  return (isSettable(rule) ? severities[rule] : undefined) ?? rules[rule].severity
}

function isSettable(rule: string): boolean {
  return Object.hasOwn(rules, rule) && !('fixed' in rules[rule as Rule])
}

function ignoresOf({ publication }: Checked) {
  const { records, texts } = publication
  const byTarget = new Map<string, Ignore>()
  const all: Ignore[] = []
  for (const record of [...Object.values(records), ...Object.values(texts)].flat()) {
    const data = record.format === 'json' ? record.custom : record.data
    const entries = (data as { ignore?: unknown } | null | undefined)?.ignore
    if (!Array.isArray(entries)) continue
    for (const [index, entry] of (entries as unknown[]).entries()) {
      const rule = (entry as { rule?: unknown } | null)?.rule
      if (typeof rule !== 'string') continue
      const ignore = { record, index, rule }
      all.push(ignore)
      const target = targetOf(record.file, rule, record)
      if (!byTarget.has(target)) byTarget.set(target, ignore)
    }
  }
  return {
    all,
    /** The ignore of the record that a finding is about. */
    find: ({ rule, place, record }: Finding) => byTarget.get(targetOf(place.file, rule, record)),
  }
}

/** What an ignore is about: a rule in a file, or in one item of a file that holds several. */
function targetOf(file: string, rule: string, record: SourceRecord | undefined): string {
  return JSON.stringify([
    file,
    rule,
    record?.format === 'json' && record.file === file ? record.id : '',
  ])
}

/** Settings that name no rule, or one that cannot be set. */
function misnamed({ site, siteRecord }: Checked, ignores: readonly Ignore[]): Finding[] {
  const settable = Object.keys(rules).filter(isSettable)
  const say = (rule: string, verb: string, placeOf: () => Finding['place']): Finding[] => {
    if (isSettable(rule)) return []
    const near = nearest(rule, settable)
    const isRule = Object.hasOwn(rules, rule)
    return [
      {
        rule: 'rule-can-be-set',
        place: placeOf(),
        message: isRule
          ? `The rule \`${rule}\` cannot be ${verb}: without it nothing true could be built.`
          : `There is no rule \`${rule}\`${suggestion(near) || '.'}`,
        hint: isRule
          ? 'Remove the setting, and mend what the rule reports.'
          : 'The report names the rule of each problem; docs/errors/ has a page for each.',
        length: rule.length,
        ...(near !== undefined && !isRule ? { suggestion: near } : {}),
      },
    ]
  }
  return [
    ...(siteRecord
      ? Object.keys(site?.rules ?? {}).flatMap((rule) =>
          say(rule, 'set', () => siteRecord.placeOf(['rules', rule], 'name')),
        )
      : []),
    ...ignores.flatMap(({ record, index, rule }) =>
      say(rule, 'ignored', () => record.placeOf(['ignore', index, 'rule'])),
    ),
  ]
}

function toFinding({ record, index, rule }: Ignore): Finding {
  return {
    rule: 'ignore-is-needed',
    place: record.placeOf(['ignore', index, 'rule']),
    message: `\`${rule}\` is ignored here, but nothing breaks it any more.`,
    hint: 'Remove this entry of `ignore`.',
    length: rule.length,
    record,
  }
}
