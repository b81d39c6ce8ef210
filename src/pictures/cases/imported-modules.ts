import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Returns the modules that a module of this folder imports, and those that they import, as sorted paths below `src/`. */
export function modulesImportedBy(name: string): string[] {
  const source = join(import.meta.dirname, '../..')
  const found = new Set<string>()
  const follow = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const code = readFileSync(file, 'utf8')
    for (const [, imported = ''] of code.matchAll(/^import (?!type)[^']*'(\.[^']+)'/gm))
      follow(join(dirname(file), imported))
  }
  const start = join(source, 'pictures', name)
  follow(start)
  found.delete(start)
  return [...found].map((file) => relative(source, file)).sort()
}
