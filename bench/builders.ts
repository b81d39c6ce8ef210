/** What is compared: Assay, and other tools with small configurations of our own, each with the same corpus. */

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import type { Command } from './processes.ts'

import { sharedKey, type Corpus, type MadeArticle } from './corpus.ts'
import { articleFile, writePublication } from './publication.ts'
import { stockFile, writeStockTexts, type StockOptions } from './stock-texts.ts'

const project = path.dirname(import.meta.dirname)
const cache = path.join(project, 'node_modules/.cache')

/** The tools, by the names of their folders. */
export const builderNames = ['assay', 'eleventy', 'astro'] as const
export type BuilderName = (typeof builderNames)[number]

/** A tool with a corpus that it can build. */
export interface Builder {
  name: BuilderName
  /** Absolute path of the built site. */
  site: string
  /** The commands of a build, one after the other. The last one makes the search index, if it is not part of the first. */
  build: readonly Command[]
  /** Whether the last command only makes the search index. */
  indexesApart: boolean
  /** Returns the command that serves the site to its authors. */
  dev: (port: number) => Command
  /** Absolute path of the text of an article. */
  textOf: (article: MadeArticle) => string
  /** Absolute path of the file with the shared reference. */
  library: string
  /** Absolute paths of what must be deleted before a build that starts from nothing. */
  kept: readonly string[]
}

/** The names of the tools as readers see them. */
export const labels: Record<BuilderName, string> = {
  assay: 'Assay',
  eleventy: 'Eleventy + unified + rehype-citation + Pagefind',
  astro: 'Astro + MDX + rehype-citation + Pagefind',
}

const stock: Record<
  Exclude<BuilderName, 'assay'>,
  { options: StockOptions; build: string[]; dev: string[]; kept: string[] }
> = {
  eleventy: {
    options: {
      extension: 'md',
      fields: { layout: 'article.11ty.js', tags: 'article' },
      pictures: '/articles/',
    },
    build: ['node_modules/@11ty/eleventy/cmd.cjs'],
    dev: ['node_modules/@11ty/eleventy/cmd.cjs', '--serve', '--incremental', '--port'],
    kept: ['dist', '.cache'],
  },
  astro: {
    options: { extension: 'mdx', fields: {}, pictures: './' },
    build: ['node_modules/astro/bin/astro.mjs', 'build'],
    dev: ['node_modules/astro/bin/astro.mjs', 'dev', '--host', '127.0.0.1', '--port'],
    kept: ['dist', 'cache', '.astro', 'node_modules/.vite'],
  },
}

/**
 * Writes a corpus as a publication of Assay.
 *
 * @param folder absolute path of a folder for the publication and its site
 */
export async function prepareAssay(
  folder: string,
  size: { articles: number; references: number },
): Promise<{ builder: Builder; corpus: Corpus }> {
  const content = path.join(folder, 'content')
  const site = path.join(folder, 'dist')
  const corpus = await writePublication(content, size)
  const command = (name: string, ...args: string[]): Command => ({
    script: [...scriptOf(name), ...args],
    cwd: project,
    env: { CONTENT_DIR: content, OUT_DIR: site },
  })
  const builder: Builder = {
    name: 'assay',
    site,
    build: [command('build')],
    indexesApart: false,
    dev: (port) => command('dev', '--port', String(port)),
    textOf: (article) => path.join(content, articleFile(article)),
    library: path.join(content, `references/${sharedKey}.yaml`),
    kept: [site, ...assayCaches],
  }
  return { builder, corpus }
}

/** Returns what Node runs for a command of Assay: its options and the script, as in `package.json`. */
export function scriptOf(name: string): string[] {
  const text = readFileSync(path.join(project, 'package.json'), 'utf8')
  const { scripts } = JSON.parse(text) as { scripts: Record<string, string> }
  const [node, ...script] = scripts[name]?.split(' ') ?? []
  if (node !== 'node') throw new Error(`package.json has no script ${name} that runs with Node.`)
  return script
}

/** Absolute paths of the folders with everything that Assay keeps between two builds, besides the site. */
export const assayCaches = ['assay', 'assay-spare'].map((name) => path.join(cache, name))

/**
 * Writes a corpus for another tool and installs the tool, unless it is installed.
 *
 * @param folder absolute path of a folder for the texts and the site
 * @throws if the tool cannot be installed
 */
export async function prepareStock(
  name: Exclude<BuilderName, 'assay'>,
  { folder, corpus }: { folder: string; corpus: Corpus },
): Promise<Builder> {
  const { options, build, dev, kept } = stock[name]
  const packages = await install(name)
  cpSync(path.join(import.meta.dirname, name), folder, { recursive: true })
  symlinkSync(packages, path.join(folder, 'node_modules'))
  await writeStockTexts(folder, corpus, options)
  const command = (script: string[]): Command => ({ script, cwd: folder })
  return {
    name,
    site: path.join(folder, 'dist'),
    build: [command(build), indexCommand(path.join(folder, 'dist'))],
    indexesApart: true,
    dev: (port) => command([...dev, String(port)]),
    textOf: (article) => path.join(folder, stockFile(article, options)),
    library: path.join(folder, 'library.json'),
    kept: kept.map((each) => path.join(folder, each)),
  }
}

/**
 * Returns the command that makes a search index of a site with Pagefind.
 *
 * @param output absolute path of the index, by default in the site
 */
export function indexCommand(site: string, output = path.join(site, 'pagefind')): Command {
  const main = fileURLToPath(import.meta.resolve('pagefind'))
  const runner = path.join(path.dirname(main), 'runner/bin.cjs')
  return { script: [runner, '--site', site, '--output-path', output], cwd: path.dirname(site) }
}

/** Returns the folder with the packages of a tool, in the versions of its lock file. */
async function install(name: string): Promise<string> {
  const source = path.join(import.meta.dirname, name)
  const folder = path.join(cache, 'assay-bench', name)
  const digest = createHash('sha256')
    .update(readFileSync(path.join(source, 'package-lock.json')))
    .digest('hex')
  const mark = path.join(folder, 'installed')
  const packages = path.join(folder, 'node_modules')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return packages
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(path.join(source, file), path.join(folder, file))
  console.log(`Installing the packages of bench/${name} …`)
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  await promisify(execFile)('npm', flags, { cwd: folder })
  writeFileSync(mark, digest)
  return packages
}

/** Returns the versions of the packages that a tool is configured with. */
export function versionsOf(name: Exclude<BuilderName, 'assay'>): Record<string, string> {
  const file = path.join(import.meta.dirname, name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> })
    .dependencies
}
