/** `npm run notify`: tells the WebSub hub of the publication which feeds have changed. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { setTimeout } from 'node:timers/promises'

import { counted } from '../shared/counted.ts'
import { type CalendarDate, now } from '../shared/dates.ts'
import { currentSite } from '../site.ts'
import { prepareEnvironment, refusalOfContent } from './environment.ts'
import { exitCodeOf } from './failure.ts'
import { readManifest } from './manifest.ts'
import { openClient } from './network.ts'
import { type BuiltFeed, feedsChangedSince } from './notify/built-feeds.ts'
import { help, readNotifyOptions } from './notify/options.ts'
import { tellHub, unpublishedFeeds } from './notify/tell-hub.ts'
import { shownPath } from './output-folder.ts'
import { failed, stage } from './stage.ts'

/** Does what the arguments ask for and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const { help: isHelp, isDryRun, since = weekAgo(), wait } = readNotifyOptions(args)
  if (isHelp) {
    stdout.write(help)
    return 0
  }
  const { contentDir, outDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  const { hub } = currentSite().site
  if (hub === undefined) {
    stdout.write('There is no `hub` in `content/site.yaml`, so there is nobody to tell.\n')
    return 0
  }
  const feeds = changedFeeds(outDir, since)
  if (feeds.length === 0) {
    stdout.write(
      `No feed has changed since ${since}, so the hub is not told. Specify an earlier day with --since.\n`,
    )
    return 0
  }
  return (await arePublished(feeds, wait)) ? await notify(hub, feeds, isDryRun) : 1
}

function changedFeeds(outDir: string, since: CalendarDate): BuiltFeed[] {
  const names = readManifest(outDir)
  if (!names) {
    throw new Error(`\`${shownPath(outDir)}\` is not a site. Build one with \`npm run build\`.`)
  }
  const read = (name: string) => readFileSync(join(outDir, name))
  return feedsChangedSince(since, names, { read, urls: currentSite().urls })
}

async function arePublished(feeds: readonly BuiltFeed[], wait: number): Promise<boolean> {
  const late = await stage(
    'Published',
    () => unpublishedFeeds(feeds, wait, network()),
    (left) =>
      left.length === 0
        ? counted(feeds.length, 'feed')
        : { summary: `not yet: ${left.length} of ${counted(feeds.length, 'feed')}`, sound: false },
  )
  if (late.length === 0) return true
  for (const { address } of late) failed(`${address} is not published as it was built.`)
  failed('Deploy the site, wait until it has arrived, and run `npm run notify` again.')
  return false
}

async function notify(
  hub: string,
  feeds: readonly BuiltFeed[],
  isDryRun: boolean,
): Promise<number> {
  if (isDryRun) {
    stdout.write(`The hub ${hub} would be told that these have changed:\n`)
    for (const { address } of feeds) stdout.write(`  ${address}\n`)
    return 0
  }
  const refusals = await stage(
    'Hub',
    () => tellHub(hub, feeds, network()),
    (refused) => ({
      summary: `${counted(feeds.length - refused.length, 'feed')} accepted`,
      sound: refused.length === 0,
    }),
  )
  for (const { address, answer } of refusals)
    failed(`The hub refused ${address}. It answered ${answer}`)
  if (refusals.length > 0)
    failed(`Check that \`hub\` in \`content/site.yaml\` is the address of a hub: ${hub}.`)
  return refusals.length === 0 ? 0 : 1
}

function network() {
  const sleep = async (milliseconds: number): Promise<void> => {
    await setTimeout(milliseconds)
  }
  return { client: openClient(currentSite()), sleep }
}

/** Entries of feeds have days, and a change can be published some days after the day that it names. */
function weekAgo(): CalendarDate {
  const day = now()
  day.setUTCDate(day.getUTCDate() - 7)
  return day.toISOString().slice(0, 10)
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => runCommand(process.argv.slice(2)))
