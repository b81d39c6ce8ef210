/** How long the check takes, as ratios: to reading and parsing alone, to twice the content, and of a second run to the first. */

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import { isMet, median, tableLines, targetLines } from './measure.ts'
import { writePublication } from './publication.ts'

const size = { articles: 5000, references: 20_000 }
const project = path.dirname(import.meta.dirname)
const run = promisify(execFile)

/** Runs the benchmark and tells whether every target was met. */
export async function benchCheck(): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-bench-'))
  try {
    const once = path.join(folder, 'once')
    const twice = path.join(folder, 'twice')
    await writePublication(once, size)
    await writePublication(twice, { articles: 2 * size.articles, references: 2 * size.references })
    console.log(
      `Check: ${size.articles} articles of 24 citations, ${size.references} references\n` +
        `Node ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}\n`,
    )
    const parses: number[] = []
    const checks: number[] = []
    const doubles: number[] = []
    // In turn, so that whatever slows the machine slows both.
    for (let round = 0; round < 3; round += 1) {
      parses.push(await task('parse', once))
      checks.push(await task('check', once))
      doubles.push(await task('check', twice))
    }
    const [parse, check, double] = [median(parses), median(checks), median(doubles)]
    const first = await command(once, folder)
    const second = await command(once, folder)
    const own = await command(path.join(project, 'content'), folder)
    const ownAgain = await command(path.join(project, 'content'), folder)
    const row = (what: string, time: number) => [what, (time / 1000).toFixed(2)]
    console.log(
      tableLines(
        ['processor time', 'seconds'],
        [
          row('read and parse', parse),
          row('check', check),
          row('check twice the content', double),
          row('npm run check, first', first),
          row('npm run check, again', second),
          row('npm run check, our own content', own),
          row('npm run check, our own content again', ownAgain),
        ],
      ),
    )
    const targets = [
      { what: 'check / read and parse', value: check / parse, most: 1.5 },
      { what: 'twice the content / once', value: double / check, most: 2.3 },
      { what: 'second run / first', value: second / first, most: 0.2 },
    ]
    console.log(`\nTargets:\n\n${targetLines(targets)}`)
    return targets.every(isMet)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The processor time of one task in a process of its own, in milliseconds. */
async function task(name: 'parse' | 'check', directory: string): Promise<number> {
  const script = path.join(import.meta.dirname, 'check-task.ts')
  const flags = ['--disable-warning=DEP0040', '--max-old-space-size=8192']
  const { stdout } = await run(process.execPath, [...flags, script, name, directory])
  return (JSON.parse(stdout) as { time: number }).time
}

/** The processor time of the command as authors run it, start of the process included, in milliseconds. */
async function command(directory: string, folder: string): Promise<number> {
  const usage = path.join(folder, 'usage')
  const meter = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeFileSync(${JSON.stringify(usage)},String((user+system)/1000))})`
  const flags = ['--disable-warning=DEP0040', '--max-old-space-size=8192', '--import', meter]
  await run(process.execPath, [...flags, path.join(project, 'src/cli/check.ts')], {
    cwd: project,
    env: { ...process.env, CONTENT_DIR: directory, OUT_DIR: path.join(folder, 'dist') },
  })
  return Number(readFileSync(usage, 'utf8'))
}
