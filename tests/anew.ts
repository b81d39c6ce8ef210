/**
 * A process that builds without anything kept, started by `warm.test.ts`. It makes one site after the other, because most of
 * the time of a small build is the start of its process. The first time it also bundles the code and cuts the fonts anew;
 * after that it uses those that are kept, because no test changes the code.
 *
 * For each message with the variables of a build it answers whether that succeeded.
 */

import { build } from '../src/cli/build.ts'
import { turnOffCaches } from '../src/cli/cache.ts'

turnOffCaches()
process.on('message', (variables: Record<string, string>) => {
  Object.assign(process.env, variables)
  void build().then((isPublished) => {
    turnOffCaches(['bundles', 'fonts'])
    process.send?.(isPublished)
  })
})
