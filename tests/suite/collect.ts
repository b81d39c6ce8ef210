/** Packs the fixtures of the CSL test suite: `node tests/suite/collect.ts <folder processor-tests/humans>`. */

import { globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'

import { fixturesFile, parseFixture } from './fixtures.ts'

const [folder = '.'] = process.argv.slice(2)
const fixtures = globSync('*.txt', { cwd: folder })
  .sort()
  .map((file) =>
    parseFixture(path.basename(file, '.txt'), readFileSync(path.join(folder, file), 'utf8')),
  )
writeFileSync(fixturesFile, brotliCompressSync(JSON.stringify(fixtures)))
console.log(`${fixtures.length} fixtures`)
