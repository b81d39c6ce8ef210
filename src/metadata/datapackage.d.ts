/** What the tests use of the reader of data packages, which has no types of its own. */
declare module 'datapackage' {
  export interface Resource {
    headers: string[] | null
    schema: { fieldNames: string[] }
    read: (options: { keyed?: boolean; relations?: boolean }) => Promise<unknown[]>
  }

  export class Package {
    static load(
      descriptor: string,
      basePath?: string,
      options?: { strict?: boolean },
    ): Promise<Package>
    errors: Error[]
    getResource(name: string): Resource | null
  }
}
