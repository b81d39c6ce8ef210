/** The web servers for the tests: nginx and Caddy. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram, searchPath } from './installed-programs.ts'

export type ServerName = 'nginx' | 'caddy'

const versionArguments: Readonly<Record<ServerName, string>> = { nginx: '-v', caddy: 'version' }

/** Makes sure that a web server can be started; see `findProgram`. */
export function findServer(name: ServerName): void {
  findProgram(name, versionArguments[name])
}

/** A web server that runs. */
export interface RunningServer {
  stop: () => Promise<void>
}

/**
 * Starts nginx with a part of a configuration for its `http` block.
 *
 * @param folder an empty folder for its files
 * @param config the part
 * @param address what answers when it has started
 */
export function startNginx(
  folder: string,
  config: string,
  address: string,
): Promise<RunningServer> {
  mkdirSync(folder, { recursive: true })
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${join(folder, name)};`)
    .join('\n')
  const whole = `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${join(folder, 'pid')};
error_log stderr warn;
events {}
http {
  access_log off;
${temporary}
${config}
}
`
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, whole)
  return start(['nginx', '-e', 'stderr', '-c', file, '-p', folder], folder, address)
}

/** Starts Caddy with a Caddyfile; see `startNginx`. */
export function startCaddy(
  folder: string,
  config: string,
  address: string,
): Promise<RunningServer> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'Caddyfile')
  writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n\n${config}`)
  return start(['caddy', 'run', '--adapter', 'caddyfile', '--config', file], folder, address)
}

async function start(
  [name = '', ...args]: readonly string[],
  folder: string,
  address: string,
): Promise<RunningServer> {
  const child = spawn(name, args, {
    env: {
      ...process.env,
      PATH: searchPath,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  while (!(await answers(address))) {
    if (child.exitCode !== null) throw new Error(`${name} did not start.\n${printed}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { stop: () => end(child, ended) }
}

async function answers(address: string): Promise<boolean> {
  try {
    await (await fetch(address)).arrayBuffer()
    return true
  } catch {
    return false
  }
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  await ended
}
