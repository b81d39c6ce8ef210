import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

/** Opens the caches in a process of its own, since they stay off once they are. */
function open(folder: string): { areOff: boolean; said: string } {
  const script = `
    import { areCachesOff, openCaches } from ${JSON.stringify(join(import.meta.dirname, 'cache.ts'))}
    openCaches()
    console.log(areCachesOff())`
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8', env: { ...process.env, CACHE_DIR: folder } },
  )
  return { areOff: stdout === 'true\n', said: stderr }
}

test('caches that cannot be kept are done without, which is said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-cache-'))
  expect(open(join(folder, 'new'))).toEqual({ areOff: false, said: '' })
  const file = join(folder, 'file')
  writeFileSync(file, '')
  // Node itself tries for ever to create folders in /proc.
  for (const path of [file, '/proc/assay/caches']) {
    expect(open(path)).toEqual({
      areOff: true,
      said: `No caches can be kept in CACHE_DIR, \`${join(path, 'assay')}\`, so everything is made again. Set it to a writable folder.\n`,
    })
  }
})
