import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '..')

/** Returns the modules that importing one loads at once, at any depth, as paths below `src/`. */
function loadedBy(entry: string): string[] {
  const loaded = new Set<string>()
  const waiting = [join(source, entry)]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue
    loaded.add(file)
    const imports = /^(?:import|export) (?!type\b)[^'"]*?from '(\.[^']*\.ts)'/gm
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(imports))
      waiting.push(join(dirname(file), path))
  }
  return [...loaded].map((file) => relative(source, file))
}

test('the check loads neither rules nor the reading of files if its report is cached', () => {
  const loaded = loadedBy('cli/check.ts')
  expect(loaded).toContain('integrity/reporters/terminal.ts')
  expect(loaded.filter((path) => /^integrity\/(?:rules|site)\/|^citations\//.test(path))).toEqual(
    [],
  )
  // That the rules are found is what makes this test able to fail.
  expect(loadedBy('integrity/check.ts')).toContain('integrity/rules/citation-resolves.ts')
})
