/**
 * Formats the conformance text in every style of a folder, and prints the faults that mislead readers, by kind:
 *
 *     node tests/pandoc/sweep.ts <folder of .csl files> [every] [language]
 *
 * With `every`, such as 10, only every tenth style is tested. Each style takes a second or two.
 */

import { fork } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'

import { readPage } from './assay.ts'
import { findMisplaced } from './ownership.ts'
import { conformanceKeys, conformanceText } from './texts.ts'

/** The faults of one style: each kind with one place. */
interface Fault {
  style: string
  kind: string
  where: string
}

/** The number of styles per process, which keeps its engines until it ends. */
const batch = 20

const [folder = '.', every = '1', language = 'en-US'] = process.argv.slice(2)

if (process.send) {
  process.on('message', (styles: string[]) => {
    void sweep(styles).then((faults) => process.send?.(faults, () => process.disconnect()))
  })
} else {
  const styles = globSync('*.csl', { cwd: folder })
    .sort()
    .filter((_, index) => index % Number(every) === 0)
  const batches = Array.from({ length: Math.ceil(styles.length / batch) }, (_, index) =>
    styles.slice(index * batch, (index + 1) * batch),
  )
  const faults: Fault[] = []
  let done = 0
  const waiting = batches.values()
  const work = async () => {
    for (const styles of waiting) {
      faults.push(...(await inProcess(styles)))
      done += styles.length
      console.error(`${done} styles`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  console.log(report(styles.length, faults))
}

/** Tests some styles in a separate process; if it ends early, all of them have a fault. */
function inProcess(styles: string[]): Promise<Fault[]> {
  const child = fork(import.meta.filename, process.argv.slice(2))
  let faults: Fault[] | undefined
  child.on('message', (message) => {
    faults = message as Fault[]
  })
  child.send(styles)
  return new Promise((resolve) => {
    child.on('disconnect', () =>
      resolve(faults ?? [{ style: styles.join(' '), kind: 'process ended', where: '' }]),
    )
  })
}

async function sweep(styles: readonly string[]): Promise<Fault[]> {
  const text = conformanceText(language)
  const cited = conformanceKeys()
  const faults: Fault[] = []
  for (const name of styles) {
    const style = { name, xml: readFileSync(path.join(folder, name), 'utf8') }
    try {
      const page = await readPage(text, style, true)
      faults.push(
        ...page.refused.map(({ raw, message }) => ({
          style: name,
          kind: 'citation refused',
          where: `${raw}: ${message}`,
        })),
        ...findMisplaced(page, text, style, cited).map((one) => ({ style: name, ...one })),
      )
    } catch (error) {
      const kind = `page refused: ${String(error).replace(/“[^”]*”|`[^`]*`/g, '…')}`
      faults.push({
        style: name,
        kind,
        where: (error as Error).stack?.split('\n')[1]?.trim() ?? '',
      })
    }
  }
  return faults
}

function report(count: number, faults: readonly Fault[]): string {
  const faulty = new Set(faults.map(({ style }) => style))
  const kinds = [...Map.groupBy(faults, ({ kind }) => kind)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .flatMap(([kind, all]) => {
      const styles = [...Map.groupBy(all, ({ style }) => style)]
      return [
        `\n${kind}: ${all.length} in ${styles.length} styles`,
        ...styles.slice(0, 5).map(([style, [first]]) => `  ${style}: ${first?.where ?? ''}`),
      ]
    })
  return [`${count} styles, ${faulty.size} with faults`, ...kinds].join('\n')
}
