/**
 * The lint rules of this project, for Oxlint:
 *
 * - `layers`: modules of src/ import only what their layer may (`layers.ts`);
 * - `listed-packages`: an imported package is in package.json, because another one may stop bringing it.
 */
import { readFileSync } from 'node:fs'
import { findPackageJSON, isBuiltin } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import type {
  ExportAllDeclaration,
  ExportNamedDeclaration,
  ImportDeclaration,
  ImportExpression,
  Node,
} from 'estree'

import { layerProblem } from './layers.ts'

const source = path.resolve(import.meta.dirname, '../src')

/** What Oxlint gives to a rule. */
interface Context {
  /** The absolute path of the linted file. */
  filename: string
  report: (problem: { node: Node; message: string }) => void
}

/** What a package.json says about packages. */
type Manifest = Partial<Record<'dependencies' | 'devDependencies', Record<string, string>>>

type Importing =
  | ImportDeclaration
  | ExportNamedDeclaration
  | ExportAllDeclaration
  | ImportExpression

/** By folder. */
const listedFor = new Map<string, Set<string>>()

const layers = ruleOfImports((file, specifier, typesOnly) => {
  const from = path.relative(source, file).replaceAll(path.sep, '/')
  return from.startsWith('../') ? undefined : layerProblem({ from, specifier, typesOnly })
})

const listedPackages = ruleOfImports((file, specifier, typesOnly) => {
  const name = packageName(specifier)
  if (!name || typesOnly || packagesFor(path.dirname(file)).has(name)) return undefined
  return `\`${name}\` is not in package.json. Add it to the dependencies there.`
})

export default {
  meta: { name: 'assay' },
  rules: { layers, 'listed-packages': listedPackages },
}

/** Makes a rule of a function that returns what is wrong with an import in a file (an absolute path), or `undefined`. */
function ruleOfImports(
  problemOf: (file: string, specifier: string, typesOnly: boolean) => string | undefined,
) {
  return {
    create(context: Context) {
      const visit = (node: Importing) => {
        const specifier = node.source
        if (specifier?.type !== 'Literal' || typeof specifier.value !== 'string') return
        const message = problemOf(context.filename, specifier.value, importsTypesOnly(node))
        if (message) context.report({ node: specifier, message })
      }
      return {
        ImportDeclaration: visit,
        ExportNamedDeclaration: visit,
        ExportAllDeclaration: visit,
        ImportExpression: visit,
      }
    },
  }
}

/** Returns whether an import or export is written with `import type` or `export type`. */
function importsTypesOnly(node: Importing): boolean {
  const kind = 'importKind' in node ? node.importKind : 'exportKind' in node ? node.exportKind : ''
  return kind === 'type'
}

/** Returns the names of the packages that the package.json of a folder, or of the nearest folder above it, lists. */
function packagesFor(folder: string): Set<string> {
  let listed = listedFor.get(folder)
  if (!listed) {
    const manifest = findPackageJSON('.', pathToFileURL(path.join(folder, 'index.ts')))
    const fields = manifest ? (JSON.parse(readFileSync(manifest, 'utf8')) as Manifest) : {}
    listed = new Set(Object.keys({ ...fields.dependencies, ...fields.devDependencies }))
    listedFor.set(folder, listed)
  }
  return listed
}

/** Returns the name of the package that a specifier begins with, or `undefined` for files, built-in and virtual modules. */
function packageName(specifier: string): string | undefined {
  if (specifier.startsWith('.') || isBuiltin(specifier) || specifier.includes(':')) return undefined
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
