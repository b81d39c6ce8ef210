/** The settings of rules in a publication: `rules` in site.yaml, and `ignore` in records. */

import type { SourceRecord } from '../reading/record.ts'
import { type Issue, type RuleProblem, quoter } from './issue.ts'
import { type RuleName, rules } from './rule-names.ts'
import { type RuleContext, type Severities, type Severity, severityIn } from './rule.ts'

import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'

/** One entry of an `ignore` list. */
interface Ignore {
  record: SourceRecord
  index: number
  rule: string
}

/**
 * Gives problems their severity and leaves out those that are ignored.
 *
 * @returns the issues, including one for each setting of an unknown or fixed rule, and for each `ignore` that suppresses
 *   nothing
 */
export function applySettings(problems: readonly RuleProblem[], checked: RuleContext): Issue[] {
  const severities = checked.site?.rules ?? {}
  const ignores = ignoresOf(checked)
  const used = new Set<Ignore>()
  const broken = brokenFiles(problems)
  const mayBeIgnored = namedInBrokenFile(broken, checked)
  const kept = problems.filter((problem) => {
    if (!isSettable(problem.rule)) return true
    const ignore = ignores.find(problem)
    if (ignore) used.add(ignore)
    return !ignore && !mayBeIgnored(problem)
  })
  const unused = ignores.all.filter(
    (ignore) =>
      !used.has(ignore) &&
      // What is ignored may not be found until the rest of the record is right.
      !broken.has(ignore.record.file) &&
      isSettable(ignore.rule) &&
      severityOf(ignore.rule as RuleName, severities) !== 'off',
  )
  const quote = quoter(checked.publication.sources)
  return [...kept, ...invalidSettings(checked, ignores.all), ...unused.map(toProblem)].flatMap(
    (problem) => {
      const severity = severityOf(problem.rule, severities)
      if (severity === 'off') return []
      const { record: _record, ...rest } = problem
      return [{ ...rest, severity, ...quote(problem) }]
    },
  )
}

/** Returns the severity of a rule, given the severities that `site.yaml` sets. */
function severityOf(rule: RuleName, severities: Severities): Severity | 'off' {
  return severityIn(severities, rules[rule])
}

function isSettable(rule: string): boolean {
  return Object.hasOwn(rules, rule) && !rules[rule as RuleName].fixed
}

/** Returns the files with invalid data. */
function brokenFiles(problems: readonly RuleProblem[]): Set<string> {
  const invalid: readonly RuleName[] = ['file-parses', 'record-has-its-shape']
  return new Set(
    problems.flatMap(({ rule, place }) => (invalid.includes(rule) ? [place.file] : [])),
  )
}

/** Returns whether a problem is in a file with invalid data that names its rule, perhaps in an `ignore` that is not read. */
function namedInBrokenFile(
  broken: ReadonlySet<string>,
  { publication: { sources } }: RuleContext,
): (problem: RuleProblem) => boolean {
  return ({ rule, place: { file } }) =>
    broken.has(file) && sources.get(file)?.includes(rule) === true
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
    /** Returns the `ignore` that suppresses a problem. */
    find: ({ rule, place, record }: RuleProblem) =>
      byTarget.get(targetOf(place.file, rule, record)),
  }
}

/** Returns the scope of an `ignore`: a rule in a file, or in one item of a file with several. */
function targetOf(file: string, rule: string, record: SourceRecord | undefined): string {
  return JSON.stringify([
    file,
    rule,
    record?.format === 'json' && record.file === file ? record.id : '',
  ])
}

/** Reports settings of unknown and fixed rules. */
function invalidSettings(
  { site, siteRecord }: RuleContext,
  ignores: readonly Ignore[],
): RuleProblem[] {
  const settable = Object.keys(rules).filter(isSettable)
  const problemOf = (
    rule: string,
    verb: string,
    placeOf: () => RuleProblem['place'],
  ): RuleProblem | [] => {
    if (isSettable(rule)) return []
    const near = nearest(rule, settable)
    const isRule = Object.hasOwn(rules, rule)
    return {
      rule: 'rule-can-be-set',
      place: placeOf(),
      message: isRule
        ? `The rule \`${rule}\` cannot be ${verb}: the build depends on it.`
        : `There is no rule \`${rule}\`${suggestion(near) || '.'}`,
      hint: isRule
        ? 'Remove the setting, and fix what the rule reports.'
        : 'Use the name that the report shows for the problem. docs/errors/ lists all rules.',
      length: rule.length,
      ...(near !== undefined && !isRule ? { suggestion: near } : {}),
    }
  }
  return [
    ...(siteRecord
      ? Object.keys(site?.rules ?? {}).flatMap((rule) =>
          problemOf(rule, 'set', () => siteRecord.placeOf(['rules', rule], 'name')),
        )
      : []),
    ...ignores.flatMap(({ record, index, rule }) =>
      problemOf(rule, 'ignored', () => record.placeOf(['ignore', index, 'rule'])),
    ),
  ]
}

function toProblem({ record, index, rule }: Ignore): RuleProblem {
  return {
    rule: 'ignore-is-needed',
    place: record.placeOf(['ignore', index, 'rule']),
    message: `\`${rule}\` is ignored here, but there is no such problem.`,
    hint: 'Remove this entry from `ignore`.',
    length: rule.length,
    record,
  }
}
