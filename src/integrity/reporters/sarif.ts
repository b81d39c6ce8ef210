import { pathToFileURL } from 'node:url'

import { encodePath } from '../../shared/percent-encoding.ts'
import { pageOf, type Issue } from '../issue.ts'
import { rules, type RuleName } from '../rule-names.ts'
import { fileName, isOutside } from './file-name.ts'

/**
 * Writes issues as a SARIF log, which code scanning services and editors read: OASIS SARIF 2.1.0, one run.
 *
 * @param options.directory files in it are named relative to it, as `%SRCROOT%`
 */
export function reportToSarif(
  issues: readonly Issue[],
  { directory }: { directory: string },
): string {
  const broken = [...new Set(issues.map(({ rule }) => rule))].sort()
  const indexes = new Map(broken.map((rule, index) => [rule, index]))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Assay', rules: broken.map(describe) } },
        columnKind: 'utf16CodeUnits',
        results: issues.map((issue) => ({
          ruleId: issue.rule,
          ruleIndex: indexes.get(issue.rule),
          level: issue.severity,
          message: message([issue.message, ...(issue.hint === undefined ? [] : [issue.hint])]),
          locations: [{ physicalLocation: location(issue, directory) }],
        })),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

/**
 * Describes a rule. `helpUri` has to be absolute (section 3.49.12), so the path of the rule's page is in the help
 * instead.
 */
function describe(rule: RuleName) {
  const { holds, severity } = rules[rule]
  return {
    id: rule,
    shortDescription: message([holds]),
    help: message([`What it means, why it matters and what is right: ${pageOf(rule)}`]),
    defaultConfiguration: { level: severity },
  }
}

function location({ place: { file, line, column }, found }: Issue, directory: string) {
  return {
    artifactLocation: artifact(file, directory),
    region: {
      startLine: line,
      startColumn: column,
      ...(found === undefined ? {} : { endColumn: column + found.length }),
    },
  }
}

/**
 * Returns the location of a file. Consumers should reject `..` (section 3.10.2), so a file outside has a complete
 * address.
 */
function artifact(file: string, directory: string) {
  const name = fileName(directory, file).toWellFormed()
  if (isOutside(name)) return { uri: pathToFileURL(file).href }
  return { uri: encodePath(name), uriBaseId: '%SRCROOT%' }
}

/** Writes a message. Braces are doubled, because single ones would be placeholders (section 3.11.5). */
function message(sentences: readonly string[]) {
  return { text: sentences.join('\n').replace(/[{}]/g, '$&$&') }
}
