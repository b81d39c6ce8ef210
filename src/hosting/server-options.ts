import type { Redirect } from './redirects.ts'

/** What the configuration of a web server depends on besides the table of headers. */
export interface ServerOptions {
  /** The path of the site, with a slash at both ends. */
  base: string
  /** The absolute path of the folder for the root of the host: the site is in it, at its base path. */
  root: string
  /** The name of the host: `example.org`. */
  host: string
  redirects: readonly Redirect[]
}
