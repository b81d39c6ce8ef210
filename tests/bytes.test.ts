/** The same content produces the same bytes in any environment, including the search index. */

import { lstatSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { differences, filesOf, freshFolder, layOut, run, shared, variablesOf } from './publish.ts'

test('time zone, system language, path, working directory and links make no difference', async () => {
  const one = await shared('elements')
  expect(one.code, one.output).toBe(0)

  const folder = join(freshFolder(), 'Ein Ordner für `$HOME` & 100% ünïcode')
  mkdirSync(folder)
  layOut('elements', folder)
  mkdirSync(join(folder, 'published'))
  symlinkSync('published', join(folder, 'dist'))
  const other = await run('build', folder, {
    cwd: folder,
    // The language of a process is read at its start.
    ownProcess: true,
    variables: {
      ...variablesOf('elements'),
      TZ: 'Pacific/Kiritimati',
      LANG: 'de_DE.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    },
  })
  expect(other.code, other.output).toBe(0)

  const site = filesOf(one.outDir)
  expect([...site.keys()].filter((name) => name.endsWith('.pf_filter')).length).toBeGreaterThan(1)
  expect(differences(filesOf(join(folder, 'published')), site)).toEqual([])
  // The host uses the link, so the link must stay and point to the new site.
  expect(lstatSync(join(folder, 'dist')).isSymbolicLink()).toBe(true)
})
