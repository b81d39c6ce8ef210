/** The rules by name. Importing a value from here loads every rule; a cached check does without. */

import type { Rule } from './rule.ts'

import * as registry from './registry.ts'

export type RuleName = (typeof registry)[keyof typeof registry]['name']

/** Every rule of the registry, by its name, in alphabetical order. */
export const rules = Object.fromEntries(
  Object.values(registry)
    .map((rule) => [rule.name, rule] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1)),
) as Record<RuleName, Rule<RuleName>>
