/** What a publication says of the rules: `rules` in site.yaml, and `ignore` beside what is ignored. */

import type { SourceRecord } from '../reading/record.ts'
import type { Issue, RuleProblem } from './issue.ts'
import type { RuleName } from './rule-names.ts'
import type { RuleContext, Severity } from './rule.ts'

import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'
import { quoter } from './issue.ts'
import { rules } from './rule-names.ts'

/** The severities that `site.yaml` sets, by rule. */
export type Severities = Readonly<Record<string, Severity | 'off'>>

/** One entry of an `ignore` list. */
interface Ignore {
  record: SourceRecord
  index: number
  rule: string
}

/**
 * Gives problems their severity and leaves out those that are ignored.
 *
 * @returns the issues, with one for each setting that names no rule, or a rule that cannot be set, and for each ignore
 *   that ignores nothing
 */
export function applySettings(problems: readonly RuleProblem[], checked: RuleContext): Issue[] {
  const severities = checked.site?.rules ?? {}
  const ignores = ignoresOf(checked)
  const used = new Set<Ignore>()
  const kept = problems.filter((problem) => {
    const ignore = isSettable(problem.rule) ? ignores.find(problem) : undefined
    if (ignore) used.add(ignore)
    return !ignore
  })
  const unused = ignores.all.filter(
    (ignore) =>
      !used.has(ignore) &&
      isSettable(ignore.rule) &&
      severityOf(ignore.rule as RuleName, severities) !== 'off',
  )
  const quote = quoter(checked.publication.sources)
  return [...kept, ...misnamed(checked, ignores.all), ...unused.map(toProblem)].flatMap(
    (problem) => {
      const severity = severityOf(problem.rule, severities)
      if (severity === 'off') return []
      const { record: _record, ...rest } = problem
      return [{ ...rest, severity, ...quote(problem) }]
    },
  )
}

/** How bad it is to break a rule, where `site.yaml` sets these severities. */
export function severityOf(rule: RuleName, severities: Severities): Severity | 'off' {
  return (isSettable(rule) ? severities[rule] : undefined) ?? rules[rule].severity
}

function isSettable(rule: string): boolean {
  return Object.hasOwn(rules, rule) && !rules[rule as RuleName].fixed
}

function ignoresOf({ publication }: RuleContext) {
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
    /** The ignore of the record that a problem is about. */
    find: ({ rule, place, record }: RuleProblem) =>
      byTarget.get(targetOf(place.file, rule, record)),
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
function misnamed({ site, siteRecord }: RuleContext, ignores: readonly Ignore[]): RuleProblem[] {
  const settable = Object.keys(rules).filter(isSettable)
  const say = (rule: string, verb: string, placeOf: () => RuleProblem['place']): RuleProblem[] => {
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

function toProblem({ record, index, rule }: Ignore): RuleProblem {
  return {
    rule: 'ignore-is-needed',
    place: record.placeOf(['ignore', index, 'rule']),
    message: `\`${rule}\` is ignored here, but nothing breaks it any more.`,
    hint: 'Remove this entry of `ignore`.',
    length: rule.length,
    record,
  }
}
