/** `npm run check`: the integrity check of the content, without building. */

import { existsSync } from 'node:fs'

import { count } from '../integrity/reporters/terminal.ts'
import { currentPublication } from '../integrations/publication.ts'
import { settleEnvironment } from './environment.ts'
import { printIssues } from './report.ts'
import { failed, stage } from './stage.ts'

/**
 * Checks the publication and prints every problem.
 *
 * @returns whether it may be built
 */
export async function check(): Promise<boolean> {
  const { contentDir } = settleEnvironment()
  if (!existsSync(contentDir)) {
    failed(
      `There is no content at ${contentDir}. Set CONTENT_DIR to the folder that holds site.yaml.`,
    )
    return false
  }
  let sound = false
  await stage('Check', () => {
    const { issues, publication } = currentPublication()
    sound = printIssues(issues, publication.sources)
    return issues.length > 0 ? count(issues) : `${publication.sources.size} files, no problems`
  })
  return sound
}

if (import.meta.main) process.exitCode = (await check()) ? 0 : 1
