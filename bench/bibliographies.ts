/**
 * How long a large bibliography takes in the check and in the build, and how much memory, as ratios to parsing its file
 * alone. The address of every entry is a page, so that the size of the largest page is printed too.
 */

import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import { makeLibrary, toBibFile } from './library.ts'
import { isMet, tableLines, targetLines } from './measure.ts'

const entries = 5000
const project = path.dirname(import.meta.dirname)
const run = promisify(execFile)

/** What a process took. */
interface Usage {
  /** Processor time, in milliseconds. */
  time: number
  /** The most memory it had at any time, in bytes. */
  memory: number
}

/** Runs the benchmark and tells whether every target was met. */
export async function benchBibliographies(): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-bench-'))
  try {
    const content = path.join(folder, 'content')
    const output = path.join(folder, 'dist')
    writeContent(content)
    const size = statSync(path.join(content, 'references/library.bib')).size
    console.log(
      `Bibliographies: one .bib file of ${entries} entries, ${megabytes(size)} MB\n` +
        `Node ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}\n`,
    )
    const environment = { CONTENT_DIR: content, OUT_DIR: output }
    const parse = await measure([path.join(import.meta.dirname, 'check-task.ts'), 'parse', content])
    const check = await measure([path.join(project, 'src/cli/check.ts')], environment)
    const build = await measure([path.join(project, 'src/cli/build.ts')], environment)
    const page = statSync(path.join(output, 'references/index.html')).size
    const row = (what: string, { time, memory }: Usage) => [
      what,
      (time / 1000).toFixed(1),
      megabytes(memory),
    ]
    console.log(
      tableLines(
        ['', 'seconds of processor time', 'MB at most'],
        [row('parse', parse), row('npm run check', check), row('npm run build', build)],
      ),
    )
    console.log(`\n  /references/ is ${megabytes(page)} MB`)
    const targets = [
      { what: 'check / parse', value: check.time / parse.time, most: 2.5 },
      { what: 'build / parse', value: build.time / parse.time, most: 25 },
      { what: 'memory of check / parse', value: check.memory / parse.memory, most: 2 },
      { what: 'memory of build / parse', value: build.memory / parse.memory, most: 7 },
    ]
    console.log(`\nTargets:\n\n${targetLines(targets)}`)
    return targets.every(isMet)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Writes a publication of one article and one large bibliography. */
function writeContent(directory: string): void {
  const write = (name: string, text: string) => {
    const file = path.join(directory, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const items = makeLibrary(entries)
  const cited = [...items.keys()].slice(0, 40)
  write('site.yaml', 'name: Bench\nurl: https://bench.example\n')
  write('people/desk.yaml', 'name: The desk\n')
  write('topics/health.yaml', 'name: Health\n')
  write('references/library.bib', toBibFile(items))
  write(
    'articles/bibliography.mdx',
    `---
title: Is a long bibliography read?
description: A made-up article that cites forty sources of a library of five thousand.
published: 2024-05-06
authors: [desk]
topics: [health]
---

${cited.map((key) => `This has been reported before [@${key}].`).join('\n\n')}
`,
  )
}

/** Runs a script in a process of its own. */
async function measure(
  [script = '', ...args]: readonly string[],
  environment: Record<string, string> = {},
): Promise<Usage> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-usage-'))
  const file = path.join(folder, 'usage.json')
  const meter = `import{writeFileSync}from'node:fs';process.on('exit',()=>{const{userCPUTime,systemCPUTime,maxRSS}=process.resourceUsage();writeFileSync(${JSON.stringify(file)},JSON.stringify({time:(userCPUTime+systemCPUTime)/1000,memory:maxRSS*1024}))})`
  const flags = [
    '--disable-warning=DEP0040',
    '--max-old-space-size=8192',
    '--import',
    `data:text/javascript,${encodeURIComponent(meter)}`,
  ]
  try {
    await run(process.execPath, [...flags, script, ...args], {
      cwd: project,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
      maxBuffer: 2 ** 28,
    })
    return JSON.parse(readFileSync(file, 'utf8')) as Usage
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1)
}
