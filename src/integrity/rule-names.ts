/** The rules by name. */

import type { Rule } from './rule.ts'

import * as registry from './registry.ts'

export type RuleName = (typeof registry)[keyof typeof registry]['name']

/** Every rule of the registry, by its name. */
export const rules = Object.fromEntries(
  Object.values(registry).map((rule) => [rule.name, rule]),
) as Record<RuleName, Rule<RuleName>>

/** The page that explains a rule, from the root of the project. */
export function pageOf(rule: RuleName): string {
  return `docs/errors/${rule}.md`
}
