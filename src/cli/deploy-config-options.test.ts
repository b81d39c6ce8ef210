import { expect, test } from 'vitest'

import { refusalOfRoot, rootOf } from './deploy-config-options.ts'

test('the folder of the host is worked out from the output folder', () => {
  expect(rootOf('/srv/www/checks', '/checks/')).toBe('/srv/www')
  expect(rootOf('/srv/www/other', '/checks/')).toBeUndefined()
  expect(refusalOfRoot("/srv/\u00fc b's/www;#")).toBeUndefined()
})

test.each([
  ['/srv/$x/dist', '`$`'],
  ['/srv/a{b}/dist', '`{`'],
  ['/srv/a"b/dist', '`"`'],
  ['/srv/a\nb/dist', 'a control character'],
])('an output folder that a configuration cannot name is refused: %j', (folder, character) => {
  expect(refusalOfRoot(folder)).toBe(
    `The output folder \`${folder}\` contains ${character}, which means something else in the configuration of a web server. Set OUT_DIR to a folder without it, or name the folder of the whole host with \`--root\`.`,
  )
})
